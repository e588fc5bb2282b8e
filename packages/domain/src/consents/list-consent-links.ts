import type { PageQuery, SharedConsentLink } from '@collector/contracts'
import type { Prisma } from '@collector/db'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { decodeCursor, isInstant, isUuid, toPage } from '../cursor.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { toMailDelivery } from '../mails/to-mail-delivery.ts'
import { toConsentLink } from './to-consent-link.ts'

/** Of a link that was sent again and again the newest mails. */
const shownMails = 20

const include = {
  mails: { orderBy: { createdAt: 'desc' }, take: shownMails },
} satisfies Prisma.ConsentLinkInclude

/** Every link of an integration with what became of it, newest first. @throws not_found */
export async function listConsentLinks({ ctx, input }: { ctx: Context; input: PageQuery & { id: string } }) {
  authorize(ctx, 'consent-links:manage')
  const { prisma } = ctx.db
  await findIntegration(prisma, input.id)
  const [time, id] = decodeCursor(input.cursor, [isInstant, isUuid]) ?? []
  const createdAt = time && new Date(time)
  const rows = await prisma.consentLink.findMany({
    where: {
      integrationId: input.id,
      ...(createdAt && { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id ?? '' } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    include,
  })
  const makers = await prisma.user.findMany({
    where: { id: { in: rows.flatMap(({ createdById }) => createdById ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(makers.map(({ id, name }) => [id, name]))
  return toPage(
    rows,
    input.limit,
    (row): SharedConsentLink => ({
      ...toConsentLink(ctx, row),
      createdBy: names.get(row.createdById ?? '') ?? null,
      usedAt: row.usedAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
      mails: row.mails.map(toMailDelivery),
    }),
    row => [row.createdAt.toISOString(), row.id],
  )
}
