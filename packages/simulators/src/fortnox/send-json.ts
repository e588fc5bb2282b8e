import type { FastifyReply } from 'fastify'

/**
 * JSON as the real service writes it: slashes escaped and, where asked for, everything beyond ASCII as well.
 */
function phpJson(value: unknown, { ascii = false }: { ascii?: boolean } = {}): string {
  const text = JSON.stringify(value).replaceAll('/', '\\/')
  if (!ascii) return text
  return text.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Sends JSON under exactly this content type; a string would have a charset added to it. */
export function sendJson(
  reply: FastifyReply,
  status: number,
  body: unknown,
  { contentType = 'application/json', ascii = false }: { contentType?: string; ascii?: boolean } = {},
): FastifyReply {
  return reply
    .code(status)
    .header('content-type', contentType)
    .send(Buffer.from(phpJson(body, { ascii })))
}
