import type { Context } from '../context.ts'
import { recordEvent } from './record-event.ts'

/** Remembers that somebody asked for what the role does not allow; `operation` is the endpoint's name. */
export async function recordRefusedAccess({
  ctx,
  input,
}: {
  ctx: Context
  input: { operation: string }
}): Promise<void> {
  await recordEvent(ctx.db.prisma, ctx, { type: 'access.refused', data: { operation: input.operation } })
}
