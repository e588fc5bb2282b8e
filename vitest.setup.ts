import net from 'node:net'
import { afterEach, beforeEach } from 'vitest'

/**
 * A test fails when something was written with console.error or console.warn, or when something wanted to leave
 * this machine. A test that expects such a message replaces the method with `vi.spyOn(console, 'error')`.
 */
const unexpected: string[] = []

beforeEach(() => {
  unexpected.length = 0
})

afterEach(() => {
  if (unexpected.length > 0) throw new Error(unexpected.splice(0).join('\n'))
})

for (const method of ['error', 'warn'] as const) {
  const original = console[method]
  console[method] = (...values: unknown[]) => {
    unexpected.push(`Unexpected console.${method}: ${values.map(String).join(' ')}`)
    original(...values)
  }
}

const allowedHosts = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0'])
const databaseUrl = process.env['TEST_DATABASE_URL']
if (databaseUrl) allowedHosts.add(new URL(databaseUrl).hostname)

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
  const host = hostOf(args)
  if (host !== undefined && !allowedHosts.has(host)) {
    unexpected.push(`Unexpected connection to ${host}`)
    throw new Error(`Tests may not connect to ${host}`)
  }
  return Reflect.apply(connect, this, args)
} as typeof connect

/** The arguments come as (port, host), as (options) or as net's own normalized array; undefined for a socket file. */
function hostOf(args: unknown[]): string | undefined {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string; path?: string }
    return path ? undefined : (host ?? 'localhost')
  }
  return typeof args[1] === 'string' ? args[1] : undefined
}
