export { listAuditEvents } from '../endpoints/list-audit-events.ts'
export { listEvents } from '../endpoints/list-events.ts'
export * from '../events.ts'
