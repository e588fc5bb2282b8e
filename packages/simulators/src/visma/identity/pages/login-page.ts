import type { Pages } from '../../../pages/pages.ts'
import type { DirectoryAccount } from '../directory.ts'

/** An account, and how many companies the picker will offer it. */
export interface ShownAccount {
  account: DirectoryAccount
  companyCount: number
}

/** The sign-in form, and the accounts there are with their passwords: this is a simulator. */
export function loginPage(
  { html, page }: Pages,
  options: { uid: string; accounts: readonly ShownAccount[]; email: string; failed: boolean },
): string {
  const { uid, accounts, email, failed } = options
  const problem = failed
    ? html`<p class="error" role="alert" id="problem">The e-mail address or the password is wrong.</p>`
    : ''
  const choices = accounts.map(
    ({ account, companyCount }) => html`<li>
      <form method="post" action="/interaction/${uid}/login">
        <input type="hidden" name="email" value="${account.email}" />
        <input type="hidden" name="password" value="${account.password}" />
        <button>
          <span>Continue as ${account.name}</span>
          <small>${account.email}</small>
          <small>password ${account.password} · ${companiesText(companyCount)}</small>
        </button>
      </form>
    </li>`,
  )
  return page({
    title: 'Sign in',
    body: html`<section class="card">
        <h1>Sign in to Visma</h1>
        !${problem}
        <form method="post" action="/interaction/${uid}/login">
          <label for="email">E-mail</label>
          <input id="email" name="email" type="email" autocomplete="username" required value="${email}" />
          <label for="password">Password</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required />
          <div class="actions"><button class="primary">Sign in</button></div>
        </form>
      </section>
      <section class="card" aria-labelledby="accounts">
        <h2 id="accounts">Demo accounts</h2>
        <ul class="choices">!${choices}</ul>
        <form method="post" action="/interaction/${uid}/cancel"><button class="link">Cancel and go back</button></form>
      </section>`,
  })
}

function companiesText(count: number): string {
  if (count === 0) return 'no company'
  return count === 1 ? '1 company' : `${count} companies`
}
