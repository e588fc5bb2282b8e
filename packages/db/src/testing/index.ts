export { createTestDb, type TestDb } from './create-test-db.ts'
export { rawDump } from './raw-dump.ts'
export { tries, triesTimeoutMs } from './tries.ts'
