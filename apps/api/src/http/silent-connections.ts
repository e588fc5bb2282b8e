import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

/**
 * Closing the server closes the connections on which nobody has said anything yet. Browsers open such ones to have them
 * ready, and Node waits for each until the time for its headers is over.
 */
export const silentConnections = fp(async app => {
  const connections = new Set<Socket>()
  app.server.on('connection', socket => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  app.addHook('preClose', async () => {
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
  })
})
