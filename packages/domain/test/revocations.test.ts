import { afterAll, expect, test } from 'vitest'
import { queueRevocation } from '../src/connections/revoke-grant.ts'
import { abandonRevocation, revokeGrant } from '../src/index.ts'
import { createGrantHarness } from './grant-harness.ts'

const it = await createGrantHarness()
afterAll(() => it.close())

test('OA-36 a grant that could not be withdrawn in a day is given up once: its token is erased and the history says so', async () => {
  const { ctx, db, visma } = it
  const integrationId = await it.connect()
  const refreshToken = await it.storedRefreshToken(integrationId)
  const grant = {
    app: 'visma',
    integrationId,
    companyId: 'SE1',
    serviceAccount: false,
    refreshToken,
  } as const
  await db.prisma.$transaction(tx => queueRevocation(ctx, tx, grant))
  const { id: revocationId } = await db.prisma.revocation.findFirstOrThrow()
  const away = visma.faults.add({
    match: { path: '/connect/revocation' },
    fault: { kind: 'status', status: 503 },
  })
  await expect(revokeGrant({ ctx, input: { revocationId } })).rejects.toMatchObject({ code: 'unavailable' })
  expect(await db.prisma.revocation.count()).toBe(1)

  for (let i = 0; i < 2; i += 1) await abandonRevocation({ ctx, input: { revocationId } })
  away()
  await revokeGrant({ ctx, input: { revocationId } })

  expect(await db.prisma.revocation.count()).toBe(0)
  const events = await db.prisma.event.findMany({ where: { integrationId, type: 'connection.revoked' } })
  expect(events.map(({ data }) => data)).toEqual([{ outcome: 'not_revoked' }])
})
