import type { FieldError } from '@collector/contracts'
import { hash, verify } from '@node-rs/argon2'
import { dictionary } from '@zxcvbn-ts/language-common'

/** argon2id (the library's default algorithm) with OWASP's first parameters: 19 MiB, two passes, one lane. */
export const passwordParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), passwordParameters)
}

let unknownUserHash: Promise<string> | undefined

/** Checks a password; without a hash (unknown user) it takes as long and is false. */
export async function verifyPassword(
  password: string,
  passwordHash: string | null | undefined,
): Promise<boolean> {
  unknownUserHash ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await unknownUserHash), password.normalize('NFC'))
  return matches && passwordHash != null
}

const common = new Set(dictionary['passwords-common'])
const productWords = ['reco', 'collector', 'visma', 'fortnox', 'spiris']

/** Why a new password is refused: it is common, or little more than a word of its context. */
export function weaknessOf(
  password: string,
  person: { email: string; name: string },
): FieldError | undefined {
  const text = password.toLowerCase()
  if (common.has(text) || new Set(text).size < 4) {
    return { field: 'password', code: 'password_common', message: 'This password is too common' }
  }
  const words = [
    ...productWords,
    ...person.email.toLowerCase().split(/[@.]/),
    ...person.name.toLowerCase().split(/\s+/),
  ]
  const rest = words
    .filter(word => word.length > 3 || productWords.includes(word))
    .reduce((left, word) => left.replaceAll(word, ''), text)
  if (rest !== text && rest.replace(/[\d\W_]/g, '').length < 4) {
    return {
      field: 'password',
      code: 'password_guessable',
      message: 'This password can be guessed from who you are',
    }
  }
  return undefined
}
