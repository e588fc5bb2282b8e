import type { Pages } from '../../../pages/pages.ts'
import type { DirectoryAccount } from '../directory.ts'

/** Who is signed in, and the way to be someone else. */
export function identityLine(
  { html }: Pages,
  { uid, account }: { uid: string; account: DirectoryAccount },
): string {
  return html`<form class="identity" method="post" action="/interaction/${uid}/switch">
    <span>Signed in as <strong>${account.email}</strong></span>
    <button class="link">Use another account</button>
  </form>`
}
