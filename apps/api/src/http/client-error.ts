import type { Socket } from 'node:net'
import { problems } from '@collector/contracts'

/** Answers what is not even HTTP: the same headers as everywhere, and the connection is closed. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const code = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request_timeout' : 'malformed_request'
  const { status, message } = problems[code]
  const body = JSON.stringify({
    type: `urn:collector:problem:${code}`,
    title: message.en,
    status,
    code,
    requestId: 'none',
  })
  socket.end(
    [
      `HTTP/1.1 ${status} ${code === 'request_timeout' ? 'Request Timeout' : 'Bad Request'}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; object-src 'none'; base-uri 'none'",
      'Strict-Transport-Security: max-age=63072000; includeSubDomains',
      'X-Content-Type-Options: nosniff',
      'X-Frame-Options: DENY',
      'Referrer-Policy: no-referrer',
      'Cross-Origin-Opener-Policy: same-origin',
      'Cross-Origin-Resource-Policy: same-origin',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
