import type { Pages } from '../../../pages/pages.ts'
import type { FortnoxAccount } from '../../cast.ts'
import type { FortnoxCompany } from '../../data/company.ts'
import { companyStateText } from './company-state-text.ts'
import { identityLine } from './identity-line.ts'

/** The choice of company: one consent is for one company. */
export function companyPage(
  pages: Pages,
  options: { search: string; account: FortnoxAccount; companies: readonly FortnoxCompany[] },
): string {
  const { html, page } = pages
  const { search, account, companies } = options
  const choices = companies.map(company => {
    const state = companyStateText(company, account)
    return html`<li>
      <form method="post" action="/oauth-v1/auth/company${search}">
        <input type="hidden" name="companyId" value="${company.id}" />
        <button>
          <span>${company.name}</span>
          <small>${company.organizationNumber} · databas ${company.tenantId}</small>
          !${state === null ? '' : html`<small class="hint">${state}</small>`}
        </button>
      </form>
    </li>`
  })
  const list =
    companies.length > 0
      ? html`<ul class="choices">!${choices}</ul>`
      : html`<p class="error" role="alert">Det finns inget företag att välja.</p>`
  return page({
    title: 'Välj företag',
    body: html`<section class="card">
      !${identityLine(pages, { search, account })}
      <h1>Välj företag</h1>
      <p class="quiet">Integrationen aktiveras för det företag du väljer.</p>
      !${list}
      <form method="post" action="/oauth-v1/auth/cancel${search}"><button class="link">Avbryt</button></form>
    </section>`,
  })
}
