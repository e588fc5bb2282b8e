import type { Dependencies } from '../context.ts'
import { createSecretToken, hashToken } from '../secrets/secret-token.ts'

const setupTokenLifeMs = 24 * 60 * 60_000

/**
 * A one-time token to create the first administrator with, valid for a day; the former one dies.
 * Undefined when there already is a user.
 */
export async function issueSetupToken(deps: Dependencies): Promise<string | undefined> {
  if ((await deps.db.prisma.user.count()) > 0) return undefined
  const token = createSecretToken()
  const values = {
    tokenHash: hashToken(token),
    expiresAt: new Date(deps.now().getTime() + setupTokenLifeMs),
  }
  await deps.db.prisma.setupToken.upsert({ where: { id: 1 }, create: values, update: values })
  return token
}
