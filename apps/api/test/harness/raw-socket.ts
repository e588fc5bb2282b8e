import { connect } from 'node:net'

/** What a server wrote on a connection until it or the time ended. */
export interface RawAnswer {
  text: string
  /** Of the first answer; 0 when nothing came. */
  status: number
  headers: Headers
  body: string
  /** The server closed the connection by itself. */
  isClosed: boolean
}

export interface RawOptions {
  /** How long to wait for the server to close; 5,000 unless said. */
  timeoutMs?: number
  /** Milliseconds between the parts. */
  pauseMs?: number
}

/** Writes exactly these parts on a fresh connection and reads all that comes back. */
export async function sendRaw(
  origin: string,
  parts: string | Buffer | readonly (string | Buffer)[],
  { timeoutMs = 5_000, pauseMs = 0 }: RawOptions = {},
): Promise<RawAnswer> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  const chunks: Buffer[] = []
  let isClosed = false
  const closed = new Promise<void>(resolve => {
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      isClosed = true
      resolve()
    })
  })
  for (const part of Array.isArray(parts) ? parts : [parts]) {
    if (socket.destroyed) break
    socket.write(part)
    if (pauseMs > 0) await pause(pauseMs)
  }
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>(resolve => {
    timer = setTimeout(resolve, timeoutMs)
  })
  await Promise.race([closed, limit])
  clearTimeout(timer)
  socket.destroy()
  return parse(Buffer.concat(chunks).toString('latin1'), isClosed)
}

/** A request of the given lines with `Host` and `Connection: close`, as bytes. */
export function rawRequest(
  origin: string,
  startLine: string,
  headers: readonly string[] = [],
  body = '',
): string {
  return [startLine, `Host: ${new URL(origin).host}`, 'Connection: close', ...headers, '', body].join('\r\n')
}

function parse(text: string, isClosed: boolean): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = new Headers()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim())
  }
  return {
    text,
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? 0),
    headers,
    body: rest.join('\r\n\r\n'),
    isClosed,
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
