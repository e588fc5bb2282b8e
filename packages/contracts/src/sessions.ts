import { z } from 'zod'
import { Role } from './roles.ts'
import { Instant, lineOfText } from './text.ts'

/**
 * An e-mail address, trimmed and in lower case, at most 254 characters.
 *
 * @example
 * Email.parse(' Anna@Reco.Example ') // anna@reco.example
 */
export const Email = z.string().trim().max(254).pipe(z.email().toLowerCase())

/**
 * A new password: 8 to 200 characters, no rules of composition. Common and context words are refused by the
 * API.
 *
 * @example
 * const { success } = NewPassword.safeParse('four words in a row')
 */
export const NewPassword = z
  .string()
  .min(8)
  .max(200)
  .refine(text => text.isWellFormed(), {
    params: { code: 'unprintable_characters' },
    message: 'Contains half a character',
  })

/**
 * A signed-in person.
 *
 * @example
 * const { user } = await client.call(getSession)
 * const person: User = user
 */
export const User = z
  .object({ id: z.uuid(), email: z.string(), name: z.string(), role: Role })
  .meta({ id: 'User' })
export type User = z.infer<typeof User>

/**
 * The current login.
 *
 * @example
 * const session: Session = await client.call(getSession)
 */
export const Session = z.object({ user: User, expiresAt: Instant }).meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

const Password = z.string().min(1).max(200)

/**
 * A code of the authenticator app, or a recovery code.
 *
 * @example
 * const { success } = SecondFactorCode.safeParse('123456')
 */
export const SecondFactorCode = z.string().trim().min(1).max(40)

/**
 * What logging in takes. `code` is needed when the account has a second factor: without it the answer is
 * `second_factor_required`.
 *
 * @example
 * const input: LogInInput = { email: 'anna@reco.example', password: 'four words in a row' }
 */
export const LogInInput = z.strictObject({
  email: Email,
  password: Password,
  code: SecondFactorCode.optional(),
})
export type LogInInput = z.input<typeof LogInInput>

/**
 * Proving once more who one is.
 *
 * @example
 * const input: ReauthenticateInput = { password: 'four words in a row', code: '123456' }
 */
export const ReauthenticateInput = z.strictObject({ password: Password, code: SecondFactorCode.optional() })
export type ReauthenticateInput = z.input<typeof ReauthenticateInput>

/**
 * Creating the first administrator with the one-time token that the start printed.
 *
 * @example
 * const { token }: Pick<SetUpInput, 'token'> = { token: 'from-the-log' }
 */
export const SetUpInput = z.strictObject({
  token: z.string().min(1).max(100),
  name: lineOfText(1, 100),
  email: Email,
  password: NewPassword,
})
export type SetUpInput = z.input<typeof SetUpInput>
