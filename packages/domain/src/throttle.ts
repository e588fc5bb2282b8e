import { createHash } from 'node:crypto'
import type { Db } from '@collector/db'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from './domain-error.ts'

const windowSeconds = 15 * 60

/** Bounds guessing, shared by all processes. */
export interface Throttle {
  /**
   * Counts a login before the password is looked at. `locked` says that strangers have used up the account's
   * tries: answer as if the password were wrong. An address that the account has logged in from before is
   * counted on its own only, so nobody else, not even at the same address, locks it out.
   * @throws DomainError rate_limited when this address tries too often
   */
  countLogin(attempt: {
    email: string
    address: string
    isKnownAddress: boolean
  }): Promise<'allowed' | 'locked'>
  /** A login succeeded: the try does not count, and the address starts anew with this account. */
  forgiveLogin(attempt: { email: string; address: string; isKnownAddress: boolean }): Promise<void>
  /**
   * Counts a code of a second factor before it is looked at. After ten in a row no code counts for an hour.
   * @throws DomainError rate_limited
   */
  countCode(userId: string): Promise<void>
  /** A code was right: counting starts anew. */
  forgiveCodes(userId: string): Promise<void>
  /**
   * Counts somebody's asking for a new password; false when this account has been asked for too often.
   * @throws DomainError rate_limited when this address asks too often
   */
  countPasswordReset(attempt: { email: string; address: string }): Promise<boolean>
  /** Counts a guess of a consent link. @throws DomainError rate_limited */
  countLinkGuess(address: string): Promise<void>
  /** Counts a mail with a link, to whoever and about whatever it is. @throws DomainError rate_limited */
  countLinkMail(mail: { integrationId: string; to: string }): Promise<void>
}

/**
 * Limits over the database: per address, per address and account, per account, and per address for link
 * guesses.
 */
export function createThrottle(db: Db): Throttle {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: db.queryable,
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    })
  const perAddress = limiter('login-address', 60, windowSeconds)
  const perAccountAndAddress = limiter('login-account-address', 10, windowSeconds)
  const perAccount = limiter('login-account', 20, windowSeconds)
  const mailsPerIntegration = limiter('link-mail', 6, 60 * 60)
  const mailsPerRecipient = limiter('link-mail-to', 6, 60 * 60)
  const codes = limiter('second-factor', 10, 60 * 60)
  const resetsPerAddress = limiter('reset-address', 20, 60 * 60)
  const resetsPerAccount = limiter('reset-account', 5, 60 * 60)
  const linkGuesses = limiter('link-guess', 30, 60)

  return {
    async countLogin({ email, address, isKnownAddress }) {
      if (!isKnownAddress) await consume(perAddress, address)
      await consume(perAccountAndAddress, keyOf(email, address))
      if (isKnownAddress) return 'allowed'
      return (await isSpent(perAccount, keyOf(email))) ? 'locked' : 'allowed'
    },
    async forgiveLogin({ email, address, isKnownAddress }) {
      await perAccountAndAddress.delete(keyOf(email, address))
      if (isKnownAddress) return
      await perAddress.reward(address)
      await perAccount.reward(keyOf(email))
    },
    async countCode(userId) {
      await consume(codes, userId)
    },
    async forgiveCodes(userId) {
      await codes.delete(userId)
    },
    async countPasswordReset({ email, address }) {
      await consume(resetsPerAddress, address)
      return !(await isSpent(resetsPerAccount, keyOf(email)))
    },
    async countLinkGuess(address) {
      await consume(linkGuesses, address)
    },
    async countLinkMail({ integrationId, to }) {
      await consume(mailsPerIntegration, integrationId)
      await consume(mailsPerRecipient, keyOf(to))
    },
  }
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    throw new DomainError('rate_limited', { retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) })
  }
}

async function isSpent(limiter: RateLimiterPostgres, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return false
  } catch (error) {
    if (error instanceof RateLimiterRes) return true
    throw error
  }
}

/** E-mail addresses are personal data: the counters hold hashes. */
function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
