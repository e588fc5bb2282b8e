export { isDeep, programEnvironment, testServerUrl } from './config.ts'
export { createTestDb, type TestDb } from './create-test-db.ts'
export { forgetEvents } from './forget-events.ts'
export { freePort } from './free-port.ts'
export {
  findPostgresPrograms,
  type PostgresServer,
  startPostgresServer,
} from './postgres-server.ts'
export { createFromTemplate } from './postgres-template.ts'
export { rawDump } from './raw-dump.ts'
export { tries, triesTimeoutMs } from './tries.ts'
