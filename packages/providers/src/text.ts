import { domainToASCII } from 'node:url'
import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max'
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

/** Ten addresses of the longest kind, and more than anybody writes beside them. */
const maxEmailText = 5_000

const Email = z.string().max(254).pipe(z.email())

/**
 * The valid addresses in a free-text field that may hold several, in lower case, without doubles, at most 10.
 */
export function parseEmails(text: string | null | undefined): string[] {
  const candidates = (text ?? '')
    .slice(0, maxEmailText)
    .split(/[\s;,<>"']+/)
    .map(part => toAscii(part.toLowerCase()))
  return [...new Set(candidates.filter(part => Email.safeParse(part).success))].slice(0, 10)
}

/** Domains may be written in any script; mail is sent to their ASCII form. */
function toAscii(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? address : address.slice(0, at + 1) + domainToASCII(address.slice(at + 1))
}

/**
 * The first valid number among free texts, each of which may hold several, in E.164; without a country code
 * it is one of `country` (ISO 3166), which is Sweden when unknown.
 */
export function parsePhone(
  texts: readonly (string | null | undefined)[],
  country?: string | null,
): string | null {
  const defaultCountry = countryCode(country)
  for (const text of texts) {
    const [found] = findPhoneNumbersInText((text ?? '').slice(0, 200), { defaultCountry })
    if (found) return found.number.number
  }
  return null
}

function countryCode(country: string | null | undefined): CountryCode {
  const code = country?.toUpperCase()
  return code && isSupportedCountry(code) ? code : 'SE'
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text in which a provider has written `&` and the like as HTML does. */
export function decodeEntities(text: string | null | undefined): string {
  return (text ?? '').replaceAll(
    /&(?:(\w{2,4})|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name, decimal, hex) => {
      if (name) return entities[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
