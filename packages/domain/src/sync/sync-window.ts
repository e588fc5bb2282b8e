import type { InvoiceWindow } from '@collector/providers'
import { Temporal } from 'temporal-polyfill'

/** The zone in which Swedish companies date their invoices. */
export const stockholm = 'Europe/Stockholm'

/** First and last invoice date of the last `daysBack` days, today included, as Swedish calendar dates. */
export function syncWindow(now: Date, daysBack: number): InvoiceWindow {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(stockholm)
    .toPlainDate()
  return { from: today.subtract({ days: daysBack }).toString(), to: today.toString() }
}

/** When a Swedish calendar date is over. */
export function endOfDay(date: string): Date {
  const nextDay = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(stockholm)
  return new Date(nextDay.epochMilliseconds)
}
