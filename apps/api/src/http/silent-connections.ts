import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

const sweepEveryMs = 100

/**
 * Closing the server closes the connections on which nobody says anything, also those that are opened or fall silent
 * meanwhile. Browsers open such ones to have them ready, and Node waits for each until the time for its headers is
 * over.
 */
export const silentConnections = fp(async app => {
  const connections = new Set<Socket>()
  app.server.on('connection', socket => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  const sweep = () => {
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
    app.server.closeIdleConnections()
  }
  app.addHook('preClose', async () => {
    if (!app.server.listening) return
    sweep()
    const timer = setInterval(sweep, sweepEveryMs)
    app.server.once('close', () => clearInterval(timer))
  })
})
