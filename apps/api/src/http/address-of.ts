import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/**
 * The IP address a request comes from, without the port that some proxies write behind it. What a proxy hands on
 * that is no address counts as coming from the proxy itself.
 */
export function addressOf(request: FastifyRequest): string {
  const address = withoutPort(request.ip)
  return isIP(address) ? address : (request.socket.remoteAddress ?? '')
}

function withoutPort(text: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}
