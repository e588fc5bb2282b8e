import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from './faults.ts'

/** How a provider words its own errors. */
export interface FaultDialect {
  /** The body of a 429; `seconds` only when the text is to tell how long to wait. */
  rateLimited(seconds?: number): unknown
  failed(status: number): unknown
  /** A successful answer of a shape nobody asked for. */
  misshapen: unknown
  /** The content type of a body of its own; JSON in UTF-8 when absent. */
  contentType?(body: unknown): string
}

export interface FaultContext {
  response: ServerResponse
  dialect: FaultDialect
  now: () => Date
}

/**
 * Carries a fault out. Answers true when the exchange is over, false when the real answer is still to be made
 * (perhaps to be lost or cut off on its way).
 */
export async function applyFault(fault: Fault, context: FaultContext): Promise<boolean> {
  const { response, dialect, now } = context
  switch (fault.kind) {
    case 'delay':
      await wait(fault.ms, undefined, { ref: false })
      return response.destroyed
    case 'status':
      send(response, fault.status, fault.body ?? dialect.failed(fault.status), fault, dialect)
      return true
    case 'rateLimit': {
      const text = fault.style === 'bodyText' ? fault.seconds : undefined
      send(response, 429, dialect.rateLimited(text), { headers: retryAfter(fault, now()) }, dialect)
      return true
    }
    case 'wrongBody':
      send(response, 200, fault.body ?? dialect.misshapen, {}, dialect)
      return true
    case 'html':
      send(response, fault.status, MAINTENANCE_PAGE, { contentType: 'text/html; charset=utf-8' }, dialect)
      return true
    case 'redirect':
      response.writeHead(fault.status ?? 302, { location: fault.location }).end()
      return true
    case 'reset':
      response.socket?.destroy()
      return true
    case 'endless':
      await sendWithoutEnd(response, fault.maxBytes ?? 256 * 1024 * 1024)
      return true
    case 'lostResponse':
      loseAnswer(response)
      return false
    case 'truncate':
      cutAnswer(response)
      return false
    default:
      return fault satisfies never
  }
}

const MAINTENANCE_PAGE =
  '<!doctype html><html lang="en"><head><title>Service unavailable</title></head>' +
  '<body><h1>Service unavailable</h1><p>The service is down for maintenance.</p></body></html>'

function retryAfter(fault: Fault & { kind: 'rateLimit' }, now: Date): Record<string, string> {
  if (fault.style === 'headerSeconds') return { 'retry-after': String(fault.seconds) }
  if (fault.style === 'headerDate') {
    return { 'retry-after': new Date(now.getTime() + fault.seconds * 1000).toUTCString() }
  }
  return {}
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  { contentType, headers = {} }: { contentType?: string; headers?: Record<string, string> },
  dialect: FaultDialect,
): void {
  const type = contentType ?? dialect.contentType?.(body) ?? 'application/json; charset=utf-8'
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': type, ...headers }).end(text)
}

async function sendWithoutEnd(response: ServerResponse, maxBytes: number): Promise<void> {
  response.on('error', () => {})
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  const chunk = Buffer.alloc(64 * 1024, ' ')
  response.write('{"Data":[')
  for (let sent = 0; sent < maxBytes && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk)) await drainedOrClosed(response)
    await wait(1, undefined, { ref: false })
  }
  response.socket?.destroy()
}

function drainedOrClosed(response: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}

function loseAnswer(response: ServerResponse): void {
  replaceEnd(response, () => response.socket?.destroy())
}

function cutAnswer(response: ServerResponse): void {
  const write = response.write.bind(response)
  replaceEnd(response, body => {
    const cut = body.subarray(0, Math.max(1, Math.floor(body.length / 2)))
    write(cut, () => response.socket?.destroy())
  })
}

/** Collects what the handler writes and hands it over in place of sending it. */
function replaceEnd(response: ServerResponse, answered: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  const collect = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  response.flushHeaders = () => {}
  response.write = ((chunk: unknown) => {
    collect(chunk)
    return true
  }) as ServerResponse['write']
  response.end = ((chunk?: unknown) => {
    collect(chunk)
    answered(Buffer.concat(chunks))
    return response
  }) as ServerResponse['end']
}
