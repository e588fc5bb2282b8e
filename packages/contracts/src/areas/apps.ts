export * from '../app-names.ts'
export * from '../apps.ts'
export { listApps } from '../endpoints/list-apps.ts'
export * from '../owner-words.ts'
