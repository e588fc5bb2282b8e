import type { Pages } from '../../../pages/pages.ts'
import type { FortnoxAccount } from '../../cast.ts'

/** The sign-in form, and the accounts there are with their passwords: this is a simulator. */
export function loginPage(
  { html, page }: Pages,
  options: { search: string; accounts: readonly FortnoxAccount[]; failed?: string },
): string {
  const { search, accounts, failed } = options
  const problem =
    failed === undefined ? '' : html`<p class="error" role="alert">Fel e-postadress eller lösenord.</p>`
  const choices = accounts.map(
    account => html`<li>
      <form method="post" action="/oauth-v1/auth/sign-in${search}">
        <input type="hidden" name="email" value="${account.email}" />
        <input type="hidden" name="password" value="${account.password}" />
        <button>
          <span>Fortsätt som ${account.name}</span>
          <small>${account.email}</small>
          <small>lösenord ${account.password} · ${companiesText(account.companies.length)}</small>
        </button>
      </form>
    </li>`,
  )
  return page({
    title: 'Logga in',
    body: html`<section class="card">
        <h1>Logga in på Fortnox</h1>
        !${problem}
        <form method="post" action="/oauth-v1/auth/sign-in${search}">
          <label for="email">E-post</label>
          <input id="email" name="email" type="email" autocomplete="username" required value="${failed ?? ''}" />
          <label for="password">Lösenord</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required />
          <div class="actions"><button class="primary">Logga in</button></div>
        </form>
      </section>
      <section class="card" aria-labelledby="accounts">
        <h2 id="accounts">Demokonton</h2>
        <ul class="choices">!${choices}</ul>
        <form method="post" action="/oauth-v1/auth/cancel${search}"><button class="link">Avbryt</button></form>
      </section>`,
  })
}

function companiesText(count: number): string {
  if (count === 0) return 'inget företag'
  return `${count} företag`
}
