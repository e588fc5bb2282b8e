export * from '../field-errors.ts'
export * from '../problem.ts'
export * from '../problems.ts'
