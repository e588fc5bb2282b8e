import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ProblemCode } from '@collector/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bareHeaders } from './bare-headers.ts'
import { problemBody, sendProblem } from './problem.ts'

/** Answers what is not even HTTP, and what arrives too slowly. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, headers, body } = bareProblem(
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request_timeout' : 'malformed_request',
  )
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
}

/** Answers an `Expect` that is not `100-continue`. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = bareProblem('malformed_request')
  response.writeHead(status, headers).end(body)
}

/** Answers an address that cannot be decoded; the router never sees it. */
export function answerFrameworkError(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(request, reply.headers(bareHeaders), { code: 'malformed_request' })
}

function bareProblem(code: ProblemCode) {
  const problem = problemBody({ code }, 'none')
  const body = JSON.stringify(problem)
  const headers = {
    ...bareHeaders,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
  }
  return { status: problem.status, headers, body }
}
