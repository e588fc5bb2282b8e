import { beforeAllRows } from '../before-all-rows.ts'
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

/** Of so many integrations the invoices are erased by one statement, which thus stays short. */
const batchSize = 1_000

/**
 * Erases what need not be kept any longer. Run daily; running it twice is harmless. What fails keeps nothing else from
 * being erased. @throws AggregateError of what failed
 */
export async function purgeExpiredData({ ctx }: { ctx: Context }): Promise<{ invoices: number }> {
  const { prisma } = ctx.db
  const now = swedishTime(ctx.now())
  const daysAgo = (days: number) => new Date(now.subtract({ days }).epochMilliseconds)
  let invoices = 0
  const steps: (() => Promise<unknown>)[] = [
    async () => {
      invoices = await purgeInvoices(ctx, now.toPlainDate().toString())
    },
    () => prisma.session.deleteMany({ where: { expiresAt: { lt: daysAgo(sessionRetentionDays) } } }),
    () => prisma.requestTurn.deleteMany({ where: { nextAt: { lt: daysAgo(1) } } }),
    () => prisma.consentAttempt.deleteMany({ where: { createdAt: { lt: daysAgo(attemptRetentionDays) } } }),
    () => prisma.mail.deleteMany({ where: { createdAt: { lt: daysAgo(mailRetentionDays) } } }),
    () =>
      prisma.sync.deleteMany({
        where: { activeFor: null, createdAt: { lt: daysAgo(historyRetentionDays) } },
      }),
    // By the clock that has stamped the events, as the trigger does that protects them.
    () => prisma.$executeRaw`
      DELETE FROM events WHERE created_at < now() - make_interval(days => ${historyRetentionDays}::int)
        AND (type LIKE 'sync.%' OR NOT EXISTS (
          SELECT FROM integrations WHERE id = events.integration_id AND deleted_at IS NULL))`,
    () => declineHeld(ctx, daysAgo(heldRetentionDays)),
  ]
  const failures: unknown[] = []
  for (const step of steps) await step().catch(error => failures.push(error))
  if (invoices > 0) ctx.log.info({ invoices }, 'invoices past their retention erased')
  if (failures.length > 0) throw new AggregateError(failures, 'not everything could be erased')
  return { invoices }
}

async function purgeInvoices({ db, invoiceRetentionDays }: Context, today: string): Promise<number> {
  let erased = 0
  let last = beforeAllRows
  while (true) {
    const batch = await db.prisma.integration.findMany({
      where: { id: { gt: last } },
      orderBy: { id: 'asc' },
      take: batchSize,
      select: { id: true },
    })
    erased += await db.prisma.$executeRaw`
      DELETE FROM invoices USING integrations
      WHERE integrations.id = ANY (${batch.map(({ id }) => id)}::uuid[]) AND integrations.id = invoices.integration_id
        AND invoices.invoice_date < ${today}::date - integrations.days_back - ${invoiceRetentionDays}::int`
    if (batch.length < batchSize) return erased
    last = batch.at(-1)?.id ?? last
  }
}

async function declineHeld(ctx: Context, limit: Date): Promise<void> {
  const held = await ctx.db.prisma.heldConnection.findMany({
    where: { heldAt: { lt: limit } },
    select: { integrationId: true },
  })
  for (const { integrationId } of held) await declineCompany(ctx, integrationId, limit)
}
