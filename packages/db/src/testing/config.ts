/** The PostgreSQL server on which the tests shall run; without one they use the embedded database. */
export const testServerUrl: string | undefined = process.env['TEST_DATABASE_URL'] || undefined

/** Whether tests try as often as the checklist asks for. */
export const isDeep: boolean = Boolean(process.env['DEEP_TESTS'])

/** Where programs are looked for. */
export const programPath: string = process.env['PATH'] ?? ''

/** What a program that a test starts has of the test's own environment. */
export const programEnvironment: Record<string, string> = {
  PATH: programPath,
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
}
