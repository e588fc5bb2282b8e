export * from '../field-errors.ts'
export * from '../problems.ts'
