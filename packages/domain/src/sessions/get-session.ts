import type { Session } from '@collector/contracts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { authenticate } from './authenticate.ts'

/** Who is logged in with this token, and until when. @throws unauthenticated */
export async function getSession({
  ctx,
  input,
}: {
  ctx: Context
  input: { token: string | undefined }
}): Promise<Session> {
  const found = input.token === undefined ? undefined : await authenticate(ctx, input.token)
  if (!found) throw new DomainError('unauthenticated')
  return found.session
}
