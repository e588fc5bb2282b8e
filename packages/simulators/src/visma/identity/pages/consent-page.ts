import { originOf, type Pages } from '../../../pages/pages.ts'
import type { VismaCompany } from '../../data/company.ts'
import { scopeText } from '../../scopes.ts'
import type { DirectoryAccount } from '../directory.ts'
import { identityLine } from './identity-line.ts'

/** The consent page: each scope in words, and the two answers. */
export function consentPage(
  pages: Pages,
  options: {
    uid: string
    account: DirectoryAccount
    company: VismaCompany
    clientId: string
    scopes: readonly string[]
    redirectUri: string
  },
): string {
  const { html, page } = pages
  const { uid, account, company, clientId, scopes, redirectUri } = options
  const items = scopes.map(scope => html`<li>${scopeText(scope)}<code>${scope}</code></li>`)
  return page({
    title: 'Allow access',
    body: html`<section class="card">
      !${identityLine(pages, { uid, account })}
      <h1>${clientId} is asking for access</h1>
      <dl>
        <dt>Company</dt>
        <dd>${company.name}</dd>
        <dt>Organisation number</dt>
        <dd>${company.corporateIdentityNumber}</dd>
      </dl>
      <h2>If you allow it, the application may</h2>
      <ul class="scopes">!${items}</ul>
      <div class="actions">
        <form method="post" action="/interaction/${uid}/consent">
          <button class="primary">Yes, Allow</button>
        </form>
        <form method="post" action="/interaction/${uid}/cancel">
          <button>No, do not allow</button>
        </form>
      </div>
      <p class="quiet after">Afterwards you return to ${originOf(redirectUri)}.</p>
    </section>`,
  })
}
