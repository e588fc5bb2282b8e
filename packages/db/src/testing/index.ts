export { createTestDb, type TestDb } from './create-test-db.ts'
export { rawDump } from './raw-dump.ts'
