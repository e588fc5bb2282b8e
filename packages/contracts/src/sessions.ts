import { z } from 'zod'
import { Role } from './permissions.ts'
import { Instant, lineOfText } from './text.ts'

/** An e-mail address, trimmed and in lower case, at most 254 characters. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())

/**
 * A new password: 8 to 200 characters, no rules of composition. Common and context words are refused by the
 * API.
 */
export const NewPassword = z
  .string()
  .min(8)
  .max(200)
  .refine(text => text.isWellFormed(), {
    params: { code: 'unprintable_characters' },
    message: 'Contains half a character',
  })

/** A signed-in person. */
export const User = z
  .object({ id: z.uuid(), email: z.string(), name: z.string(), role: Role })
  .meta({ id: 'User' })
export type User = z.infer<typeof User>

/** The current login. */
export const Session = z.object({ user: User, expiresAt: Instant }).meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

export const LogInInput = z.strictObject({
  email: Email,
  password: z.string().min(1).max(200),
})
export type LogInInput = z.input<typeof LogInInput>

/** Creating the first administrator with the one-time token that the start printed. */
export const SetUpInput = z.strictObject({
  token: z.string().min(1).max(100),
  name: lineOfText(1, 100),
  email: Email,
  password: NewPassword,
})
export type SetUpInput = z.input<typeof SetUpInput>
