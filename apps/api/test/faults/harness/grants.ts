import type { Db } from '@collector/db'
import type { VismaSimulator } from '@collector/simulators'
import { postToken } from '../../../../../packages/simulators/test/user-agent.ts'
import type { Inside } from './plant.ts'

export const tokenPath = '/connect/token'
export const onRefresh = { path: tokenPath, grantType: 'refresh_token' } as const

/** The next call needs fresh tokens. */
export async function expireToken(db: Db, integrationId: string): Promise<void> {
  await db.prisma.connection.update({
    where: { integrationId },
    data: { accessTokenExpiresAt: new Date(Date.now() - 1_000) },
  })
}

/** A right to refresh has run out, as it does after a minute and a half. */
export async function endLeases(db: Db): Promise<void> {
  await db.queryable.query({
    text: `UPDATE connections SET refresh_lease_until = now() - interval '1 second' WHERE refresh_lease_until > now()`,
  })
}

export async function storedRefreshToken({ db, deps }: Inside, integrationId: string): Promise<string> {
  const { refreshTokenSealed } = await db.prisma.connection.findUniqueOrThrow({ where: { integrationId } })
  if (!refreshTokenSealed) throw new Error('no refresh token')
  return deps.vault.open(refreshTokenSealed, {
    table: 'connections',
    row: integrationId,
    column: 'refresh_token_sealed',
  })
}

/** Whether an integration asks for its owner. */
export async function isFlagged(db: Db, id: string): Promise<boolean> {
  const { status, attentionReason } = await db.prisma.integration.findUniqueOrThrow({ where: { id } })
  return status === 'attention' && attentionReason === 'reauthorization_required'
}

/** Whether the provider has already given something newer for this token. */
export function isSpent(visma: VismaSimulator, refreshToken: string): boolean {
  return visma
    .requestsTo(tokenPath)
    .some(({ form, status }) => form?.['refresh_token'] === refreshToken && status === 200)
}

/** Whether the provider still takes a refresh token; it may be used up by the question. */
export async function isAlive(visma: VismaSimulator, refreshToken: string): Promise<boolean> {
  const answer = await postToken(visma, { grant_type: 'refresh_token', refresh_token: refreshToken })
  return answer.status === 200
}
