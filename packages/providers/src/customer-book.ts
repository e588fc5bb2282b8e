import type { z } from 'zod'
import type { NumberedPage } from './numbered-pages.ts'
import { ProviderError } from './provider-error.ts'

const pageSize = 500

/** Pages beyond those that were announced to begin with; more are a list without end. */
const morePages = 2

/** A million customers: more than any company has. */
const maxPages = 2_000

/**
 * The customers of a company, read once a run and only when an invoice asks for them. A customer who slips
 * through between two pages is there when the whole window is read again.
 */
export function createCustomerBook<Customer>(
  schema: z.ZodType<Customer>,
  keyOf: (customer: Customer) => string,
) {
  const customers = new Map<string, Customer>()
  let nextPage: number | undefined = 1
  let announced: number | undefined

  return {
    /** Reads what is still missing. @throws ProviderError malformed_answer when there is no end to it */
    async fill(
      fetchRows: (page: { page: number; size: number }) => Promise<NumberedPage<unknown>>,
    ): Promise<void> {
      while (nextPage !== undefined) {
        const { rows, totalPages } = await fetchRows({ page: nextPage, size: pageSize })
        for (const row of rows) {
          const customer = schema.safeParse(row).data
          if (customer !== undefined) customers.set(keyOf(customer), customer)
        }
        announced ??= totalPages
        if (nextPage >= totalPages) nextPage = undefined
        else if (rows.length === 0)
          throw new ProviderError('malformed_answer', { cause: 'an empty page of customers before the last' })
        else if (nextPage < Math.min(announced + morePages, maxPages)) nextPage += 1
        else throw new ProviderError('malformed_answer', { cause: 'endless customers' })
      }
    },
    get: (key: string | null | undefined): Customer | undefined => (key ? customers.get(key) : undefined),
  }
}
