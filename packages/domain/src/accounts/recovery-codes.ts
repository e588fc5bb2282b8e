import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { Secret } from 'otpauth'
import { DomainError } from '../domain-error.ts'
import { passwordParameters } from '../sessions/passwords.ts'
import type { Transaction } from '../transaction.ts'

const codeCount = 10

/** Fresh codes of 80 random bits, and what is stored of them. */
export async function createRecoveryCodes() {
  const salt = randomBytes(16).toString('base64url')
  const codes = Array.from({ length: codeCount }, () => new Secret({ size: 10 }).base32)
  const hashes = await Promise.all(codes.map(code => hashRecoveryCode(code, salt)))
  return { salt, hashes, recoveryCodes: codes.map(code => code.match(/.{4}/g)?.join('-') ?? code) }
}

/** As expensive as a password's. With one salt a person a code is found by its hash, by one computation. */
export async function hashRecoveryCode(code: string, salt: string): Promise<Uint8Array<ArrayBuffer>> {
  const plain = code.toUpperCase().replaceAll(/[\s-]/g, '')
  const options = { ...passwordParameters, salt: Buffer.from(salt, 'base64url') }
  return new Uint8Array(await hashRaw(plain, options))
}

/** Stores these codes in place of all former ones. @throws second_factor_inactive */
export async function replaceRecoveryCodes(
  tx: Transaction,
  userId: string,
  { salt, hashes }: { salt: string; hashes: Uint8Array<ArrayBuffer>[] },
): Promise<void> {
  // The row's lock keeps two renewals from storing both their codes.
  const { count } = await tx.secondFactor.updateMany({
    where: { userId, confirmedAt: { not: null } },
    data: { codeSalt: salt },
  })
  if (count === 0) throw new DomainError('second_factor_inactive')
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: hashes.map(codeHash => ({ userId, codeHash })) })
}
