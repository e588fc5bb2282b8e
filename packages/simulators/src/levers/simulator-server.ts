import { createServer, IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { applyFault, type FaultDialect } from './apply-fault.ts'
import type { Fault, FaultRules } from './faults.ts'
import type { LoggedRequest, RequestLog } from './request-log.ts'

const MAX_BODY_BYTES = 1024 * 1024

export interface SimulatorServerDeps {
  log: RequestLog
  faults: FaultRules
  dialect: FaultDialect
  now: () => Date
  /** A fault that is in force for this request beside the scripted ones: an outage. */
  outage(request: LoggedRequest): Fault | null
  dispatch(request: IncomingMessage, response: ServerResponse, logged: LoggedRequest): Promise<void> | void
}

export interface SimulatorServer {
  listen(port: number, host: string): Promise<number>
  close(): Promise<void>
}

/**
 * An HTTP server that logs each request and lets the scripted faults strike before the real answer is made.
 */
export function createSimulatorServer(deps: SimulatorServerDeps): SimulatorServer {
  const server: Server = createServer((request, response) => {
    handle(deps, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.keepAliveTimeout = 30_000

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
      }),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function handle(deps: SimulatorServerDeps, request: IncomingMessage, response: ServerResponse) {
  deps.log.opened(response)
  const body = await readBody(request)
  if (!body) {
    response.writeHead(413, { connection: 'close' }).end()
    return
  }
  const logged = deps.log.record(request, response, body)
  const outage = deps.outage(logged)
  for (const fault of [...(outage ? [outage] : []), ...deps.faults.take(logged)]) {
    logged.faults.push(fault.kind)
    if (await applyFault(fault, { response, dialect: deps.dialect, now: deps.now })) return
  }
  await deps.dispatch(replay(request, body), response, logged)
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The same request once more, its body unread, for handlers that read the stream themselves. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket)
  again.method = request.method ?? 'GET'
  again.url = request.url ?? '/'
  again.httpVersion = request.httpVersion
  again.httpVersionMajor = request.httpVersionMajor
  again.httpVersionMinor = request.httpVersionMinor
  again.headers = { ...request.headers }
  again.rawHeaders = [...request.rawHeaders]
  again.complete = true
  if (body.length > 0) again.push(body)
  again.push(null)
  return again
}
