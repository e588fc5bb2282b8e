export * from '../csv.ts'
