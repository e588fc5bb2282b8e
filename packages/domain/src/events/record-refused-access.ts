import type { Context } from '../context.ts'
import { recordEvent } from './record-event.ts'

const quietForMs = 60_000

/**
 * Remembers that somebody asked for what the role does not allow; `operation` is the endpoint's name. Whoever asks again
 * within a minute is not written down again.
 */
export async function recordRefusedAccess({
  ctx,
  input,
}: {
  ctx: Context
  input: { operation: string }
}): Promise<void> {
  const { prisma } = ctx.db
  const { operation } = input
  const before = await prisma.event.findFirst({
    where: {
      integrationId: null,
      type: 'access.refused',
      actorId: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      data: { path: ['operation'], equals: operation },
      createdAt: { gt: new Date(ctx.now().getTime() - quietForMs) },
    },
    select: { id: true },
  })
  if (!before) await recordEvent(prisma, ctx, { type: 'access.refused', data: { operation } })
}
