import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { describe, expect, test } from 'vitest'
import { engines } from './engines.ts'

describe.each(engines)('rate-limiter-flexible on $name', ({ open }) => {
  test('forty at once are counted exactly', async () => {
    const { queryable } = await open()
    const limiter = new RateLimiterPostgres({
      storeClient: queryable,
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      points: 25,
      duration: 60,
    })
    const attempts = await Promise.allSettled(
      Array.from({ length: 40 }, async () => await limiter.consume('key')),
    )
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(25)
    expect(await limiter.get('key')).toMatchObject({ consumedPoints: 40, remainingPoints: 0 })
  })
})
