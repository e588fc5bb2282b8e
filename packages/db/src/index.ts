export { createDb, type Db } from './create-db.ts'
export { DataDirInUseError } from './data-dir-lock.ts'
export type {
  Connection,
  ConsentAttempt,
  ConsentLink,
  Event,
  HeldConnection,
  Integration,
  Invitation,
  Invoice,
  Mail,
  Revocation,
  SecondFactor,
  Sync,
  User,
} from './generated/client.ts'
export { Prisma } from './generated/client.ts'
export * from './generated/enums.ts'
export { isUnavailable } from './is-unavailable.ts'
export { migrate } from './migrate.ts'
