import type { FastifyReply, FastifyRequest } from 'fastify'
import { type DestinationStream, type Logger, pino } from 'pino'
import { addressOf } from './address-of.ts'

/**
 * The log: one JSON line an event. A request is named by its route, never by its URL, which may hold a link
 * token, a code or a state; an error by its class, message and stack, and its causes by class and code only.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        route: request.routeOptions?.url ?? 'none',
        address: addressOf(request),
      }),
      res: (reply: FastifyReply) => ({ statusCode: reply.statusCode }),
      err: describeError,
    },
    hooks: { streamWrite: escapeUnprintable },
  }
  return destination ? pino(options, destination) : pino(options)
}

/**
 * JSON leaves these as they are, but terminals and log viewers obey them: further controls, line separators,
 * directions.
 */
function escapeUnprintable(line: string): string {
  return line.replace(
    /[\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function describeError(error: Error & { code?: unknown }) {
  return {
    type: error.name,
    code: typeof error.code === 'string' ? error.code : undefined,
    message: error.message,
    stack: error.stack,
    causes: causesOf(error),
  }
}

function causesOf(error: Error): string[] {
  const causes: string[] = []
  let cause = error.cause
  while (cause instanceof Error && causes.length < 5) {
    const { code } = cause as { code?: unknown }
    causes.push(typeof code === 'string' ? `${cause.name} ${code}` : cause.name)
    cause = cause.cause
  }
  return causes
}
