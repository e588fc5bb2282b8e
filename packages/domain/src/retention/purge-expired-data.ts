import { invoiceRetentionDays } from '@collector/contracts'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../context.ts'
import { stockholm } from '../sync/sync-window.ts'

/** Ended sessions are kept this long, so that an address an account has used is recognised. */
const sessionRetentionDays = 90

/** Attempts to connect are looked at for half an hour; support may ask for them a little longer. */
const attemptRetentionDays = 30

/** Erases what need not be kept any longer. Run daily; running it twice is harmless. */
export async function purgeExpiredData({ ctx }: { ctx: Context }): Promise<{ invoices: number }> {
  const { prisma } = ctx.db
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.now().getTime()).toZonedDateTimeISO(stockholm)
  const today = now.toPlainDate().toString()
  const invoices = await prisma.$executeRaw`
    DELETE FROM invoices USING integrations
    WHERE integrations.id = invoices.integration_id
      AND invoices.invoice_date < ${today}::date - integrations.days_back - ${invoiceRetentionDays}::int`
  const daysAgo = (days: number) => new Date(now.subtract({ days }).epochMilliseconds)
  await prisma.session.deleteMany({ where: { expiresAt: { lt: daysAgo(sessionRetentionDays) } } })
  await prisma.consentAttempt.deleteMany({ where: { createdAt: { lt: daysAgo(attemptRetentionDays) } } })
  if (invoices > 0) ctx.log.info({ invoices }, 'invoices past their retention erased')
  return { invoices }
}
