import { z } from 'zod'
import { languages } from './languages.ts'
import { Email, NewPassword, User } from './sessions.ts'
import { Instant, lineOfText } from './text.ts'

/**
 * Six digits of an authenticator app, spaces allowed among them.
 *
 * @example
 * const { success } = AuthenticatorCode.safeParse('123 456')
 */
export const AuthenticatorCode = z
  .string()
  .trim()
  .regex(/^\d{3} ?\d{3}$/, { error: 'Six digits' })

/**
 * The own account. `secondFactor` is null while there is none.
 *
 * @example
 * const account: Account = await client.call(getAccount)
 */
export const Account = z
  .object({
    user: User,
    /** False for who has only ever logged in with single sign-on. */
    hasPassword: z.boolean(),
    secondFactor: z.object({ since: Instant, recoveryCodesLeft: z.int() }).nullable(),
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof Account>

/**
 * What can be changed about the own account.
 *
 * @example
 * const input: UpdateAccountInput = { name: 'Anna Berg' }
 */
export const UpdateAccountInput = z.strictObject({ name: lineOfText(1, 100) })
export type UpdateAccountInput = z.input<typeof UpdateAccountInput>

/**
 * The new password.
 *
 * @example
 * const input: ChangePasswordInput = { password: 'four words in a row' }
 */
export const ChangePasswordInput = z.strictObject({ password: NewPassword })
export type ChangePasswordInput = z.input<typeof ChangePasswordInput>

/**
 * What an authenticator app needs: `uri` as a QR code, or `key` (base 32) typed by hand.
 *
 * @example
 * const { uri }: SecondFactorOffer = await client.call(beginSecondFactor)
 */
export const SecondFactorOffer = z
  .object({ key: z.string(), uri: z.string() })
  .meta({ id: 'SecondFactorOffer' })
export type SecondFactorOffer = z.infer<typeof SecondFactorOffer>

/**
 * The first code of the app.
 *
 * @example
 * const input: ConfirmSecondFactorInput = { code: '123456' }
 */
export const ConfirmSecondFactorInput = z.strictObject({ code: AuthenticatorCode })
export type ConfirmSecondFactorInput = z.input<typeof ConfirmSecondFactorInput>

/**
 * Shown this once; each works once, instead of a code of the app.
 *
 * @example
 * const { recoveryCodes }: RecoveryCodes = await client.call(renewRecoveryCodes)
 */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>

/**
 * A login that lasts. `current` is the one that asks.
 *
 * @example
 * const { items } = await client.call(listSessions)
 * const current: OpenSession | undefined = items.find(session => session.current)
 */
export const OpenSession = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    address: z.string(),
    userAgent: z.string().nullable(),
    createdAt: Instant,
    lastSeenAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'OpenSession' })
export type OpenSession = z.infer<typeof OpenSession>

/**
 * The path parameter of everything that is named by an id of ours.
 *
 * @example
 * const params = IdParams.parse({ id })
 */
export const IdParams = z.strictObject({ id: z.uuid({ version: 'v7' }) })

/**
 * The language of a mail that follows.
 *
 * @example
 * const language = MailLanguage.parse('en')
 */
export const MailLanguage = z.enum(languages).default('sv')

/**
 * In which language a mail is sent. The body may be left out.
 *
 * @example
 * const input: MailLanguageInput = { language: 'en' }
 */
export const MailLanguageInput = z.strictObject({ language: MailLanguage }).prefault({})
export type MailLanguageInput = z.input<typeof MailLanguageInput>

/**
 * Asks for a link to choose a new password with.
 *
 * @example
 * const input: RequestPasswordResetInput = { email: 'anna@reco.example' }
 */
export const RequestPasswordResetInput = z.strictObject({ email: Email, language: MailLanguage })
export type RequestPasswordResetInput = z.input<typeof RequestPasswordResetInput>

/**
 * The secret of a link, which came in the fragment of its address.
 *
 * @example
 * const { success } = LinkToken.safeParse('from-the-fragment')
 */
export const LinkToken = z.string().min(1).max(100)

/**
 * The secret of the link and the new password.
 *
 * @example
 * const input: ResetPasswordInput = { token: 'from-the-fragment', password: 'four words in a row' }
 */
export const ResetPasswordInput = z.strictObject({ token: LinkToken, password: NewPassword })
export type ResetPasswordInput = z.input<typeof ResetPasswordInput>

/**
 * How people can log in here. `singleSignOn` names the provider.
 *
 * @example
 * const options: SignInOptions = await client.call(getSignInOptions)
 */
export const SignInOptions = z
  .object({
    singleSignOn: z.object({ name: z.string() }).nullable(),
    /** Whether a forgotten password can be replaced by e-mail; else an administrator makes a link. */
    passwordResetByEmail: z.boolean(),
    /** False while nobody has an account: the first is created with the link that the start printed. */
    isSetUp: z.boolean().optional(),
  })
  .meta({ id: 'SignInOptions' })
export type SignInOptions = z.infer<typeof SignInOptions>
