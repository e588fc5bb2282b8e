import { countInvoicesPerDay } from '../../endpoints/count-invoices-per-day.ts'
import { findIntegration } from '../find.ts'
import { mock } from '../mock.ts'
import { dateBefore, windowOf } from '../samples/days.ts'

export const countInvoicesPerDayMock = mock(countInvoicesPerDay, (store, { params }) => {
  const { integration, invoices } = findIntegration(store, params.id)
  const now = store.now()
  const dates = Array.from({ length: integration.daysBack + 1 }, (_, i) =>
    dateBefore(now, integration.daysBack - i),
  )
  const days = dates.map(date => ({
    date,
    count: invoices.filter(({ invoiceDate }) => invoiceDate === date).length,
  }))
  return { ...windowOf(now, integration.daysBack), days, stored: invoices.length }
})
