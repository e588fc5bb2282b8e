import { Email, type Role } from '@collector/contracts'
import type { User } from '@collector/db'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/record-event.ts'
import { lockUser } from '../sessions/lock-user.ts'
import type { Transaction } from '../transaction.ts'
import { SignOnError, type SignOnIdentity } from './single-sign-on.ts'

/**
 * The account of whom the provider vouches for: the one this person there has used before, whatever the address
 * is today, else the one of the verified address. At the first login one is made for who is invited or has an
 * address of our domains. The account is held until the transaction ends.
 * @throws SignOnError
 */
export async function findOrCreateUser(
  ctx: Context,
  tx: Transaction,
  identity: SignOnIdentity,
): Promise<User> {
  const email = Email.safeParse(identity.email).data
  if (!email || !identity.isEmailVerified) throw new SignOnError('email_not_verified')
  const known =
    (await tx.user.findUnique({ where: { oidcSubject: identity.subject } })) ??
    (await tx.user.findUnique({ where: { email } }))
  const user = known && (await lockUser(tx, known.id))
  if (user) return takeUp(tx, user, identity)
  const role = (await useInvitation(ctx, tx, email)) ?? roleOfDomain(ctx, email)
  if (!role) throw new SignOnError('unknown_person')
  const name = identity.name?.trim().slice(0, 100) || email
  const [created] = await tx.user.createManyAndReturn({
    data: { email, name, role, oidcSubject: identity.subject },
    skipDuplicates: true,
  })
  // Twice at once: the other one has made it.
  if (!created) throw new SignOnError('expired')
  const actor = { kind: 'user', id: created.id, name, role } as const
  await recordEvent(tx, ctx, { type: 'person.created', actor, data: { person: email, role } })
  return created
}

/** An address that has been given to somebody else there is not that account any more. */
async function takeUp(tx: Transaction, user: User, { subject }: SignOnIdentity): Promise<User> {
  if (user.disabledAt) throw new SignOnError('disabled')
  const [issuer] = subject.split(' ')
  const isOfIssuer = user.oidcSubject?.startsWith(`${issuer} `) ?? false
  if (isOfIssuer && user.oidcSubject !== subject) throw new SignOnError('unknown_person')
  if (!isOfIssuer) await tx.user.update({ where: { id: user.id }, data: { oidcSubject: subject } })
  return user
}

async function useInvitation(ctx: Context, tx: Transaction, email: string): Promise<Role | undefined> {
  const living = { email, expiresAt: { gt: ctx.now() } }
  const invitation = await tx.invitation.findFirst({ where: living })
  const { count } = await tx.invitation.deleteMany({ where: living })
  return count > 0 ? invitation?.role : undefined
}

function roleOfDomain({ singleSignOn }: Context, email: string): Role | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return singleSignOn?.domains.includes(domain) ? singleSignOn.role : undefined
}
