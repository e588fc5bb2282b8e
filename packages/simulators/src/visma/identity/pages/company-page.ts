import type { Pages } from '../../../pages/pages.ts'
import type { VismaCompany } from '../../data/company.ts'
import type { DirectoryAccount } from '../directory.ts'
import { companyStateText } from './company-state-text.ts'
import { identityLine } from './identity-line.ts'

/** The company picker: one authorization is for one company. */
export function companyPage(
  pages: Pages,
  options: { uid: string; account: DirectoryAccount; companies: readonly VismaCompany[] },
): string {
  const { html, page } = pages
  const { uid, account, companies } = options
  const choices = companies.map(company => {
    const isDefault = company.name === account.defaultCompany ? ' · your default company' : ''
    const state = companyStateText(company)
    return html`<li>
      <form method="post" action="/interaction/${uid}/company">
        <input type="hidden" name="companyId" value="${company.id}" />
        <button>
          <span>${company.name}</span>
          <small>${company.corporateIdentityNumber}${isDefault}</small>
          !${state === null ? '' : html`<small class="hint">${state}</small>`}
        </button>
      </form>
    </li>`
  })
  const list =
    companies.length > 0
      ? html`<ul class="choices">!${choices}</ul>`
      : html`<p class="error" role="alert">You have no company to choose from.</p>`
  return page({
    title: 'Choose a company',
    body: html`<section class="card">
      !${identityLine(pages, { uid, account })}
      <h1>Choose a company</h1>
      <p class="quiet">The application gets access to the one company you choose.</p>
      !${list}
      <form method="post" action="/interaction/${uid}/cancel"><button class="link">Cancel and go back</button></form>
    </section>`,
  })
}
