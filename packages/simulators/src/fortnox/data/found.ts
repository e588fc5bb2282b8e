import { createFound } from '../../data/found.ts'

export const found = createFound('Fortnox')
