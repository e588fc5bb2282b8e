import { z } from 'zod'
import { LinkToken, MailLanguage } from './accounts.ts'
import { Role } from './roles.ts'
import { Email, NewPassword } from './sessions.ts'
import { Instant, lineOfText } from './text.ts'

/**
 * Somebody with an account.
 *
 * @example
 * const { items } = await client.call(listPeople, { query: {} })
 * const administrators = items.filter((person: Person) => person.role === 'administrator')
 */
export const Person = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: Role,
    /** Null while the person may log in. */
    disabledAt: Instant.nullable(),
    secondFactor: z.boolean(),
    /** Logins that last. */
    sessions: z.int(),
    lastSeenAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

/**
 * What changes; everything else stays.
 *
 * @example
 * const input: UpdatePersonInput = { disabled: true }
 */
export const UpdatePersonInput = z.strictObject({
  role: Role.optional(),
  disabled: z.boolean().optional(),
})
export type UpdatePersonInput = z.input<typeof UpdatePersonInput>

/**
 * Somebody who may become a user. After `expiresAt` the link is dead until a new one is made.
 *
 * @example
 * const { items } = await client.call(listInvitations, { query: {} })
 * const addresses = items.map((invitation: Invitation) => invitation.email)
 */
export const Invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: Role,
    invitedBy: z.string(),
    createdAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

/** A link for one person, shown this once; `sent` says whether it was also sent by e-mail. */
const OneTimeLink = z.object({ url: z.string(), expiresAt: Instant, sent: z.boolean() })

/**
 * An invitation with its link.
 *
 * @example
 * const link: InvitationLink = await client.call(renewInvitation, { params: { id }, body: {} })
 */
export const InvitationLink = OneTimeLink.extend({ invitation: Invitation }).meta({ id: 'InvitationLink' })
export type InvitationLink = z.infer<typeof InvitationLink>

/**
 * A link with which a person chooses a new password.
 *
 * @example
 * const link: PasswordResetLink = await client.call(createPasswordReset, { params: { id }, body: {} })
 */
export const PasswordResetLink = OneTimeLink.meta({ id: 'PasswordResetLink' })
export type PasswordResetLink = z.infer<typeof PasswordResetLink>

/**
 * Whom to invite, and as what.
 *
 * @example
 * const input: CreateInvitationInput = { email: 'kim@reco.example', role: 'onboarding' }
 */
export const CreateInvitationInput = z.strictObject({ email: Email, role: Role, language: MailLanguage })
export type CreateInvitationInput = z.input<typeof CreateInvitationInput>

/**
 * The secret of an invitation's link.
 *
 * @example
 * const input: ReadInvitationInput = { token: 'from-the-fragment' }
 */
export const ReadInvitationInput = z.strictObject({ token: LinkToken })
export type ReadInvitationInput = z.input<typeof ReadInvitationInput>

/**
 * What the invited person sees before accepting.
 *
 * @example
 * const offer: InvitationOffer = await client.call(readInvitation, { body: { token: 'from-the-fragment' } })
 */
export const InvitationOffer = z
  .object({ email: z.string(), role: Role, invitedBy: z.string(), expiresAt: Instant })
  .meta({ id: 'InvitationOffer' })
export type InvitationOffer = z.infer<typeof InvitationOffer>

/**
 * The secret of an invitation's link, and what the account needs.
 *
 * @example
 * const input: AcceptInvitationInput = { token: 'from-the-fragment', name: 'Kim Ek', password: 'four words in a row' }
 */
export const AcceptInvitationInput = z.strictObject({
  token: LinkToken,
  name: lineOfText(1, 100),
  password: NewPassword,
})
export type AcceptInvitationInput = z.input<typeof AcceptInvitationInput>
