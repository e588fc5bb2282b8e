import type { Plant } from './plant.ts'
import { type AppName, companyOf } from './runs.ts'
import { sourceOf } from './source.ts'

export const edits = ['insert', 'remove', 'change', 'leave', 'enter'] as const
type Edit = (typeof edits)[number]

/** A company's invoices, with the same hands to lay on them at both providers. */
export interface Book {
  /** The ids of the invoices within the window, in the order of their numbers. */
  ids(): string[]
  /** Does it to one row at this place between 0 and 1; answers the row that was touched. */
  edit(kind: Edit, place: number): string | undefined
}

/** Outside of every window that is asked for. */
const longAgo = dayBefore(200)
const lately = dayBefore(10)

/** Opens the books of a company: `size` invoices in the window, and some that are too old. */
export function bookOf(plant: Plant, app: AppName, name: string, size: number): Book {
  const { id: companyId } = companyOf(plant, app, name)
  const { add, date, change, remove } = handsOf(plant, app, companyId)
  add(size)
  const isOld = (invoiceDate: string | null) => (invoiceDate ?? '') < dayBefore(60)
  const idsOf = (old: boolean) =>
    sourceOf(plant, app, companyId)
      .filter(({ invoiceDate }) => isOld(invoiceDate) === old)
      .map(({ id }) => id)
  for (const [index, id] of idsOf(false).entries()) if (index % 20 === 7) date(id, longAgo)

  return {
    ids: () => idsOf(false),
    edit(kind, place) {
      const ids = idsOf(kind === 'enter')
      const id = ids[Math.floor(place * ids.length)]
      if (kind === 'insert') add(1)
      if (id === undefined || kind === 'insert') return undefined
      if (kind === 'remove') remove(id)
      if (kind === 'change') change(id)
      if (kind === 'leave') date(id, longAgo)
      if (kind === 'enter') date(id, lately)
      return id
    },
  }
}

function handsOf({ visma, fortnox }: Plant, app: AppName, companyId: string) {
  const amount = () => Math.round(Math.random() * 1_000_000) / 100
  if (app === 'visma') {
    const { companies } = visma
    return {
      add: (count: number) => companies.addInvoices(companyId, count),
      date: (id: string, InvoiceDate: string) => companies.updateInvoice(companyId, id, { InvoiceDate }),
      change: (id: string) =>
        companies.updateInvoice(companyId, id, { TotalAmountInvoiceCurrency: amount() }),
      remove: (id: string) => companies.removeInvoice(companyId, id),
    }
  }
  const { companies } = fortnox
  return {
    add: (count: number) => companies.addInvoices(companyId, count),
    date: (id: string, InvoiceDate: string) => companies.updateInvoice(companyId, id, { InvoiceDate }),
    change: (id: string) => companies.updateInvoice(companyId, id, { Total: amount() }),
    remove: (id: string) => companies.removeInvoice(companyId, id),
  }
}

function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}
