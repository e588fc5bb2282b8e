import type { FieldError, SetUpInput } from '@collector/contracts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { recordEvent } from '../events/record-event.ts'
import { hashToken } from '../secrets/secret-token.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { hashPassword, weaknessOf } from './passwords.ts'

/**
 * Creates the first administrator and logs in. The token is used up by the transaction that creates the user.
 * @throws wrong_setup_token, already_set_up, validation_failed for a weak password
 */
export async function setUp({
  ctx,
  input,
}: {
  ctx: Context
  input: SetUpInput & { formerToken?: string | undefined; userAgent?: string | undefined }
}): Promise<OpenedSession> {
  const tokenHash = hashToken(input.token)
  const known = await ctx.db.prisma.setupToken.count({ where: { tokenHash, expiresAt: { gt: ctx.now() } } })
  // In this order: the token disappears together with the appearance of the user.
  if ((await ctx.db.prisma.user.count()) > 0) throw new DomainError('already_set_up')
  if (known === 0) throw new DomainError('wrong_setup_token')
  const weakness = input.password === input.token ? secretAsPassword : weaknessOf(input.password, input)
  if (weakness) throw new DomainError('validation_failed', { errors: [weakness] })

  const passwordHash = await hashPassword(input.password)
  return ctx.db.prisma.$transaction(async tx => {
    const { count } = await tx.setupToken.deleteMany({ where: { tokenHash, expiresAt: { gt: ctx.now() } } })
    if (count === 0) throw new DomainError('already_set_up')
    const user = await tx.user.create({
      data: { email: input.email, name: input.name, role: 'administrator', passwordHash },
    })
    const actor = { kind: 'user', id: user.id, name: user.name, role: user.role } as const
    await recordEvent(tx, ctx, { type: 'setup.completed', actor })
    return openSession(ctx, tx, { user, formerToken: input.formerToken, userAgent: input.userAgent })
  })
}

const secretAsPassword: FieldError = {
  field: 'password',
  code: 'password_guessable',
  message: 'The one-time token cannot be the password',
}
