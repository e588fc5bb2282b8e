import type { Pages } from '../../../pages/pages.ts'
import type { FortnoxAccount } from '../../cast.ts'

/** Who is signed in, and the way to be someone else. */
export function identityLine(
  { html }: Pages,
  { search, account }: { search: string; account: FortnoxAccount },
): string {
  return html`<form class="identity" method="post" action="/oauth-v1/auth/switch${search}">
    <span>Inloggad som <strong>${account.email}</strong></span>
    <button class="link">Byt användare</button>
  </form>`
}
