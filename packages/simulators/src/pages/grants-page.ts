import { swedishMinute } from '../data/calendar.ts'
import type { Language, Pages } from './pages.ts'

/** An access in force, in the words of the page. */
export interface ShownGrant {
  grantId: string
  app: string
  company: string
  account: string
  scopes: readonly string[]
  createdAtMs: number
}

/** Whose access it was: another account's may still be in force. */
type Withdrawn = Pick<ShownGrant, 'app' | 'company' | 'account'>

const TEXTS = {
  en: {
    heading: 'Apps with access',
    introduction: 'Withdraw here what was allowed, as an owner does in the settings of the real service.',
    empty: 'No app has access to any company.',
    withdrawn: ({ app, company, account }: Withdrawn) =>
      `${app} no longer has access to ${company}, allowed by ${account}.`,
    app: 'App',
    account: 'Allowed by',
    since: 'Allowed on',
    scopes: 'The app may',
    withdraw: (company: string) => `Withdraw access to ${company}`,
    refused: 'Sorry, there was an error',
    foreignForm: 'The form did not come from this page. Nothing was withdrawn.',
  },
  sv: {
    heading: 'Aktiverade integrationer',
    introduction:
      'Återkalla här det som har aktiverats, så som ägaren gör i den riktiga tjänstens inställningar.',
    empty: 'Ingen integration är aktiverad för något företag.',
    withdrawn: ({ app, company, account }: Withdrawn) =>
      `${app} har inte längre tillgång till ${company}, aktiverad av ${account}.`,
    app: 'Integration',
    account: 'Aktiverad av',
    since: 'Aktiverad den',
    scopes: 'Integrationen får läsa och ändra',
    withdraw: (company: string) => `Återkalla tillgången till ${company}`,
    refused: 'Något gick fel',
    foreignForm: 'Formuläret kom inte från den här sidan. Inget har återkallats.',
  },
}

/** Which apps have access to which companies, each with a button that withdraws it. */
export function grantsPage(
  { html, page }: Pages,
  options: {
    language: Language
    grants: readonly ShownGrant[]
    withdrawn: Withdrawn | null
  },
): string {
  const { language, grants, withdrawn } = options
  const texts = TEXTS[language]
  const notice = withdrawn ? html`<p role="status"><strong>${texts.withdrawn(withdrawn)}</strong></p>` : ''
  const empty = grants.length === 0 ? html`<p>${texts.empty}</p>` : ''
  const cards = grants.map(
    ({
      grantId,
      app,
      company,
      account,
      scopes,
      createdAtMs,
    }) => html`<section class="card" aria-labelledby="${grantId}">
      <h2 id="${grantId}">${company}</h2>
      <dl>
        <dt>${texts.app}</dt>
        <dd>${app}</dd>
        <dt>${texts.account}</dt>
        <dd>${account}</dd>
        <dt>${texts.since}</dt>
        <dd>${swedishMinute(createdAtMs)}</dd>
      </dl>
      <h3>${texts.scopes}</h3>
      <ul class="scopes">!${scopes.map(scope => html`<li>${scope}</li>`)}</ul>
      <form method="post" action="/grants/${grantId}/withdraw">
        <button>${texts.withdraw(company)}</button>
      </form>
    </section>`,
  )
  return page({
    title: texts.heading,
    body: html`<section class="card">
        <h1>${texts.heading}</h1>
        !${notice}
        <p class="quiet">${texts.introduction}</p>
        !${empty}
      </section>
      !${cards}`,
  })
}

/** What a form gets that another site has sent. */
export function foreignFormPage({ html, page }: Pages, language: Language): string {
  const { refused, foreignForm } = TEXTS[language]
  return page({
    title: refused,
    body: html`<section class="card">
      <h1>${refused}</h1>
      <p>${foreignForm}</p>
    </section>`,
  })
}
