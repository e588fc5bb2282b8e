import { domainToASCII } from 'node:url'
import { z } from 'zod'

/**
 * Text from outside as it can be stored and shown: well-formed, without control characters, null when empty.
 */
export function cleanText(text: string | null | undefined, maxLength = 500): string | null {
  const clean = (text ?? '')
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return clean === '' ? null : clean.slice(0, maxLength).toWellFormed()
}

const Email = z.string().max(254).pipe(z.email())

/**
 * The valid addresses in a free-text field that may hold several, in lower case, without doubles, at most 10.
 */
export function parseEmails(text: string | null | undefined): string[] {
  const candidates = (text ?? '').split(/[\s;,<>"']+/).map(part => toAscii(part.toLowerCase()))
  return [...new Set(candidates.filter(part => Email.safeParse(part).success))].slice(0, 10)
}

/** Domains may be written in any script; mail is sent to their ASCII form. */
function toAscii(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? address : address.slice(0, at + 1) + domainToASCII(address.slice(at + 1))
}
