import { declineCompany } from '../connections/decide-company.ts'
import type { Context } from '../context.ts'
import { swedishTime } from '../swedish-time.ts'

/** Ended sessions are kept this long, so that an address an account has used is recognised. */
const sessionRetentionDays = 90

/** Attempts to connect are looked at for half an hour; support may ask for them a little longer. */
const attemptRetentionDays = 30

/** Whom we wrote to, and whether it arrived. */
const mailRetentionDays = 90

/** Fetches, and what people did. Of an integration that lives, everything but the fetches stays. */
const historyRetentionDays = 400

/** A company that nobody decides about. */
const heldRetentionDays = 30

/** Erases what need not be kept any longer. Run daily; running it twice is harmless. */
export async function purgeExpiredData({ ctx }: { ctx: Context }): Promise<{ invoices: number }> {
  const { prisma } = ctx.db
  const now = swedishTime(ctx.now())
  const today = now.toPlainDate().toString()
  const invoices = await prisma.$executeRaw`
    DELETE FROM invoices USING integrations
    WHERE integrations.id = invoices.integration_id
      AND invoices.invoice_date < ${today}::date - integrations.days_back - ${ctx.invoiceRetentionDays}::int`
  const daysAgo = (days: number) => new Date(now.subtract({ days }).epochMilliseconds)
  await prisma.session.deleteMany({ where: { expiresAt: { lt: daysAgo(sessionRetentionDays) } } })
  await prisma.requestTurn.deleteMany({ where: { nextAt: { lt: daysAgo(1) } } })
  await prisma.consentAttempt.deleteMany({ where: { createdAt: { lt: daysAgo(attemptRetentionDays) } } })
  await prisma.mail.deleteMany({ where: { createdAt: { lt: daysAgo(mailRetentionDays) } } })
  await prisma.sync.deleteMany({
    where: { activeFor: null, createdAt: { lt: daysAgo(historyRetentionDays) } },
  })
  // By the clock that has stamped the events, as the trigger does that protects them.
  await prisma.$executeRaw`
    DELETE FROM events WHERE created_at < now() - make_interval(days => ${historyRetentionDays}::int)
      AND (type LIKE 'sync.%' OR NOT EXISTS (
        SELECT FROM integrations WHERE id = events.integration_id AND deleted_at IS NULL))`
  const held = await prisma.heldConnection.findMany({
    where: { heldAt: { lt: daysAgo(heldRetentionDays) } },
    select: { integrationId: true },
  })
  for (const { integrationId } of held) await declineCompany(ctx, integrationId, daysAgo(heldRetentionDays))
  if (invoices > 0) ctx.log.info({ invoices }, 'invoices past their retention erased')
  return { invoices }
}
