import { originOf, type Pages } from '../../../pages/pages.ts'
import type { FortnoxAccount } from '../../cast.ts'
import type { FortnoxCompany } from '../../data/company.ts'
import { scopeText } from '../../scopes.ts'
import type { AuthorizeRequest } from '../authorize-request.ts'
import { identityLine } from './identity-line.ts'

/** The consent page: each scope in words, and the two answers. */
export function consentPage(
  pages: Pages,
  options: {
    search: string
    account: FortnoxAccount
    company: FortnoxCompany
    asked: AuthorizeRequest
    /** Whether there are other companies to choose from. */
    several: boolean
  },
): string {
  const { html, page } = pages
  const { search, account, company, asked, several } = options
  const items = asked.scopes.map(scope => html`<li>${scopeText(scope)}<code>${scope}</code></li>`)
  const connectedAs = asked.service
    ? 'Integrationen ansluts med ett servicekonto och påverkas inte av enskilda användares behörigheter.'
    : 'Integrationen ansluts med dina egna behörigheter och licenser.'
  const another = several ? html`<p><a href="/oauth-v1/auth${search}">Välj ett annat företag</a></p>` : ''
  return page({
    title: 'Aktivering',
    body: html`<section class="card">
      !${identityLine(pages, { search, account })}
      <h1>Aktivering</h1>
      <dl>
        <dt>Integration</dt>
        <dd>${asked.client.clientId}</dd>
        <dt>Företag</dt>
        <dd>${company.name}</dd>
        <dt>Organisationsnummer</dt>
        <dd>${company.organizationNumber}</dd>
      </dl>
      <h2>Integrationen får läsa och ändra</h2>
      <ul class="scopes">!${items}</ul>
      <p class="quiet">${connectedAs}</p>
      <div class="actions">
        <form method="post" action="/oauth-v1/auth/${company.id}/approve${search}">
          <button class="primary">Godkänn &amp; aktivera</button>
        </form>
        <form method="post" action="/oauth-v1/auth/cancel${search}">
          <button>Avbryt</button>
        </form>
      </div>
      !${another}
      <p class="quiet">Sedan kommer du tillbaka till ${originOf(asked.redirectUri)}.</p>
    </section>`,
  })
}
