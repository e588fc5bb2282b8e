import type { Context } from '../context.ts'
import { linkTokenPlace } from './link-token-place.ts'

/** The address of a link that works; whoever has it can connect a company. */
export function linkUrl(
  ctx: Pick<Context, 'publicUrl' | 'vault'>,
  { id, tokenSealed }: { id: string; tokenSealed: Uint8Array | null },
): string {
  if (!tokenSealed) throw new Error('the link is dead')
  return `${ctx.publicUrl}/connect/${ctx.vault.open(tokenSealed, linkTokenPlace(id))}`
}
