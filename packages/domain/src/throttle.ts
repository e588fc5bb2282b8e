import { createHash } from 'node:crypto'
import type { Db, SecondFactor } from '@collector/db'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from './domain-error.ts'
import { networkOf } from './network-of.ts'

const windowSeconds = 15 * 60

/** A login before the password is looked at. */
interface LoginAttempt {
  email: string
  address: string
  isKnownAddress: boolean
}

/** A code of a second factor before it is looked at. Each factor that is set up has its own counters. */
interface CodeAttempt {
  factor: Pick<SecondFactor, 'userId' | 'createdAt'>
  kind: 'app' | 'recovery'
  address: string
  isKnownAddress: boolean
}

/** Bounds guessing, shared by all processes. */
export interface Throttle {
  /**
   * Counts a login before the password is looked at. `locked` says that strangers have used up the account's
   * tries: answer as if the password were wrong. An address that the account has logged in from before is
   * counted on its own only, so that nobody elsewhere locks it out.
   * @throws DomainError rate_limited when this address tries too often
   */
  countLogin(attempt: LoginAttempt): Promise<'allowed' | 'locked'>
  /** A login succeeded: the try does not count, and the address starts anew with this account. */
  forgiveLogin(attempt: LoginAttempt): Promise<void>
  /** The account has a new password: the account starts anew, and so does the address with it. */
  forgiveAccount(attempt: Pick<LoginAttempt, 'email' | 'address'>): Promise<void>
  /**
   * Counts a proof of a signed-in person, from wherever it comes. @throws DomainError rate_limited after ten
   */
  countReauthentication(userId: string): Promise<void>
  /** The password was right: counting starts anew. */
  forgiveReauthentications(userId: string): Promise<void>
  /**
   * Counts a code. After ten in a row none counts for an hour; who knows only the password spends neither the
   * tries of an address that the account has logged in from before nor those of the other kind.
   * @throws DomainError rate_limited
   */
  countCode(attempt: CodeAttempt): Promise<void>
  /** A code was right: counting starts anew. */
  forgiveCodes(attempt: CodeAttempt): Promise<void>
  /**
   * Counts somebody's asking for a new password; false when this account has been asked for too often.
   * @throws DomainError rate_limited when this address asks too often
   */
  countPasswordReset(attempt: { email: string; address: string }): Promise<boolean>
  /** Counts a guess of a consent link. @throws DomainError rate_limited */
  countLinkGuess(address: string): Promise<void>
  /**
   * Counts a mail with a link before it is written, by whom it goes to and, where it is about one, by integration.
   * @throws DomainError rate_limited
   */
  countLinkMail(mail: { integrationId?: string; to: string }): Promise<void>
}

/** Every limit, over the database. */
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
  const reauthentications = limiter('reauthentication', 10, windowSeconds)
  const codes = limiter('second-factor', 10, 60 * 60)
  const resetsPerAddress = limiter('reset-address', 20, 60 * 60)
  const resetsPerAccount = limiter('reset-account', 5, 60 * 60)
  const linkGuesses = limiter('link-guess', 30, 60)

  return {
    async countLogin({ email, address, isKnownAddress }) {
      const network = networkOf(address)
      if (!isKnownAddress) await consume(perAddress, network)
      await consume(perAccountAndAddress, keyOf(email, network))
      if (isKnownAddress) return 'allowed'
      return (await isSpent(perAccount, keyOf(email))) ? 'locked' : 'allowed'
    },
    async forgiveLogin({ email, address, isKnownAddress }) {
      const network = networkOf(address)
      await perAccountAndAddress.delete(keyOf(email, network))
      if (isKnownAddress) return
      await perAddress.reward(network)
      await perAccount.reward(keyOf(email))
    },
    async forgiveAccount({ email, address }) {
      await perAccount.delete(keyOf(email))
      await perAccountAndAddress.delete(keyOf(email, networkOf(address)))
    },
    async countReauthentication(userId) {
      await consume(reauthentications, userId)
    },
    async forgiveReauthentications(userId) {
      await reauthentications.delete(userId)
    },
    async countCode(attempt) {
      await consume(codes, codesKeyOf(attempt))
    },
    async forgiveCodes(attempt) {
      await codes.delete(codesKeyOf(attempt))
    },
    async countPasswordReset({ email, address }) {
      await consume(resetsPerAddress, networkOf(address))
      return !(await isSpent(resetsPerAccount, keyOf(email)))
    },
    async countLinkGuess(address) {
      await consume(linkGuesses, networkOf(address))
    },
    async countLinkMail({ integrationId, to }) {
      if (integrationId !== undefined) await consume(mailsPerIntegration, integrationId)
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

function codesKeyOf({ factor, kind, address, isKnownAddress }: CodeAttempt): string {
  const whose = [factor.userId, factor.createdAt.toISOString(), kind]
  return isKnownAddress ? keyOf(...whose, networkOf(address)) : keyOf(...whose)
}

/** E-mail addresses are personal data: the counters hold hashes. */
function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
