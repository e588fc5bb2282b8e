import type { ApiBehaviour } from './api-behaviour.ts'

const PAGE =
  '<!doctype html><html lang="en"><head><title>429 Too Many Requests</title></head>' +
  '<body><h1>429 Too Many Requests</h1></body></html>'

/** The body of a 429 as the switch asks for it; nobody has recorded a real one. */
export function rateLimitedBody({ rateLimitBody }: ApiBehaviour, seconds?: number): object | string {
  switch (rateLimitBody) {
    case 'empty':
      return ''
    case 'html':
      return PAGE
    case 'json': {
      const wait = seconds === undefined ? '' : `. Try again in ${seconds} seconds.`
      return { message: `API rate limit exceeded${wait}` }
    }
    default:
      return rateLimitBody satisfies never
  }
}

/** HTML for texts, JSON for everything else. */
export function rateLimitedContentType(body: unknown): string {
  return typeof body === 'string' ? 'text/html; charset=UTF-8' : 'application/json'
}
