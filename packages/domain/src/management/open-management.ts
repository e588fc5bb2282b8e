import type { Connection, ConsentAttempt as StoredAttempt } from '@collector/db'
import { type ConsentAttempt, openAttempt, resultLifeMs } from '../consents/consent-attempt.ts'
import { OwnerProblemError } from '../consents/owner-problem.ts'
import type { Context } from '../context.ts'
import { hashToken } from '../secrets/secret-token.ts'
import type { Transaction } from '../transaction.ts'

/**
 * The attempt that this browser made in order to manage, for half an hour.
 * @throws OwnerProblemError other_browser, attempt_expired
 */
export async function openManagement(
  ctx: Context,
  tx: Transaction,
  input: { reference: string; sealedAttempt: string | undefined },
): Promise<{ attempt: ConsentAttempt; made: StoredAttempt }> {
  const attempt = openAttempt(ctx.vault, input.sealedAttempt, input.reference)
  if (attempt?.purpose !== 'manage') throw new OwnerProblemError('other_browser')
  const made = await tx.consentAttempt.findUnique({ where: { stateHash: hashToken(attempt.state) } })
  if (!made || ctx.now().getTime() - made.createdAt.getTime() > resultLifeMs)
    throw new OwnerProblemError('attempt_expired', attempt.app)
  return { attempt, made }
}

/** Whether the connection is still the one that was proven: a later one may be of another company. */
export function isProven(made: StoredAttempt, connection: Connection | null): connection is Connection {
  return made.finishedAt !== null && connection !== null && connection.connectedAt <= made.finishedAt
}
