import type { InvoiceWindow } from '@collector/providers'
import { swedishTime } from '../swedish-time.ts'

/** First and last invoice date of the last `daysBack` days, today included, as Swedish calendar dates. */
export function syncWindow(now: Date, daysBack: number): InvoiceWindow {
  const today = swedishTime(now).toPlainDate()
  return { from: today.subtract({ days: daysBack }).toString(), to: today.toString() }
}
