import { beginSecondFactor, confirmSecondFactor } from '@collector/contracts'
import { Secret, TOTP } from 'otpauth'
import type { Person } from './people.ts'
import type { Product } from './product.ts'

const periodMs = 30_000

/** An authenticator app that was set up with a secret. */
export interface Authenticator {
  secret: string
  /** The code of the product's present time, or of that many steps later. */
  code(steps?: number): string
  /** A code that was never used: the product's clock goes on to where the next step begins. */
  freshCode(): string
}

/** Sets the product's clock to where a step begins, so that a code stays the present one for half a minute. */
export function beginStep({ clock }: Pick<Product, 'clock'>): void {
  clock.advance(periodMs - (clock.now().getTime() % periodMs))
}

export function createAuthenticator({ clock }: Pick<Product, 'clock'>, secret: string): Authenticator {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const code = (steps = 0) => totp.generate({ timestamp: clock.now().getTime() + steps * periodMs })
  return {
    secret,
    code,
    freshCode: () => {
      beginStep({ clock })
      return code()
    },
  }
}

/** Turns a second factor on for somebody who has just logged in. */
export async function enableSecondFactor(
  product: Product,
  person: Person,
): Promise<{ authenticator: Authenticator; recoveryCodes: string[] }> {
  const { key } = await person.call(beginSecondFactor)
  const authenticator = createAuthenticator(product, key)
  const body = { code: authenticator.code() }
  const { recoveryCodes } = await person.call(confirmSecondFactor, { body })
  return { authenticator, recoveryCodes }
}
