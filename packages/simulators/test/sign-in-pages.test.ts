import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVismaSimulator, type VismaSimulator } from '../src/index.ts'
import { authorizeUrl, consent, createUserAgent, REDIRECT_URI } from './user-agent.ts'

const EVA = { email: 'eva@bjorks-salong.example', password: 'demo' }
const ANDERS = { email: 'anders@norrlunda.example', password: 'demo' }
const SERVICE = 'service:44643EB1-3F76-4C1C-A672-402AE8085934'

let visma: VismaSimulator

beforeEach(async () => {
  visma = await createVismaSimulator()
  await visma.registerRedirectUri('collector', REDIRECT_URI)
})
afterEach(() => visma.close())

const signIn = async (who: { email: string; password: string }, parameters: Record<string, string> = {}) => {
  const agent = createUserAgent(visma.identityUrl)
  const login = await agent.open(authorizeUrl(visma, parameters))
  return { agent, login, seen: await agent.submit(login, 'Sign in', who) }
}
const offered = (html: string) => html.split('name="companyId"').length - 1
const grantedCompany = () => visma.companies.get(visma.grants().at(-1)!.companyId).name

test('the sign-in page lists the demo accounts and a wrong password is told', async () => {
  const { login, seen } = await signIn({ ...EVA, password: 'wrong' })
  expect(login.html).toContain('eva@bjorks-salong.example')
  expect(login.html).toContain('password demo')
  expect(seen.html).toContain('role="alert"')
})

test('the consent page puts every scope into words', async () => {
  const { seen } = await signIn(EVA)
  expect(seen.html).toContain('Björks Salong AB')
  expect(seen.html).toContain('Read sales: customers, invoices, orders and quotes')
  expect(seen.html).toContain('Keep this access when you are not signed in')
  expect(seen.html).toContain('>Yes, Allow</button>')
  expect(seen.html).toContain('>No, do not allow</button>')
})

test('a default company is taken without asking, and prompt=select_account asks nevertheless', async () => {
  const silent = await signIn(ANDERS)
  expect(silent.seen.html).toContain('Yes, Allow')
  await silent.agent.submit(silent.seen, 'Yes, Allow')
  expect(grantedCompany()).toBe('Norrlunda Bygg AB')

  const asked = await signIn(ANDERS, { prompt: 'select_account' })
  expect(asked.seen.html).toContain('Choose a company')
  const consentPage = await asked.agent.submit(asked.seen, 'Norrlunda Redovisning AB')
  await asked.agent.submit(consentPage, 'Yes, Allow')
  expect(grantedCompany()).toBe('Norrlunda Redovisning AB')
})

test('acr_values narrows the picker to companies with eAccounting', async () => {
  const all = await signIn(ANDERS, { prompt: 'select_account' })
  expect(all.seen.html).toContain('Norrlunda Idrottsförening')
  const narrowed = await signIn(ANDERS, { prompt: 'select_account', acr_values: SERVICE })
  expect(narrowed.seen.html).not.toContain('Norrlunda Idrottsförening')
  expect(all.login.html).toContain(`password demo · ${offered(all.seen.html)} companies`)
  expect(narrowed.login.html).toContain(`password demo · ${offered(narrowed.seen.html)} companies`)
  expect(offered(narrowed.seen.html)).toBe(offered(all.seen.html) - 1)
})

test('forceselectcompany:true works with prompt=login only', async () => {
  const acr = { acr_values: `${SERVICE} forceselectcompany:true` }
  expect((await signIn(ANDERS, acr)).seen.html).toContain('Yes, Allow')
  expect((await signIn(ANDERS, { ...acr, prompt: 'login' })).seen.html).toContain('Choose a company')
})

test('the picker for a single company follows its switch', async () => {
  const pick = { prompt: 'select_account' }
  expect((await signIn(EVA, pick)).seen.html).toContain('Choose a company')
  visma.behaviour.singleCompanyPicker = 'never'
  expect((await signIn(EVA, pick)).seen.html).toContain('Yes, Allow')
  visma.behaviour.singleCompanyPicker = 'always'
  expect((await signIn(EVA)).seen.html).toContain('Choose a company')
})

test('who is signed in is not asked again, unless prompt=login', async () => {
  const { agent, seen } = await signIn(EVA)
  await agent.submit(seen, 'Yes, Allow')
  expect((await agent.open(authorizeUrl(visma))).html).toContain('Yes, Allow')
  expect((await agent.open(authorizeUrl(visma, { prompt: 'login' }))).html).toContain('Sign in to Visma')
})

test('one can become someone else on the way, and after prompt=login', async () => {
  const { agent, seen } = await signIn(EVA)
  const login = await agent.submit(seen, 'Use another account')
  const asAnders = await agent.submit(login, 'Sign in', ANDERS)
  expect(asAnders.html).toContain('anders@norrlunda.example')
  await agent.submit(asAnders, 'Yes, Allow')
  expect(grantedCompany()).toBe('Norrlunda Bygg AB')

  const again = await agent.open(authorizeUrl(visma, { prompt: 'login' }))
  expect((await agent.submit(again, 'Sign in', EVA)).html).toContain('Björks Salong AB')
})

test('a user without companies can only go back', async () => {
  const { agent, seen } = await signIn({ email: 'olle@utan-foretag.example', password: 'demo' })
  expect(seen.html).toContain('You have no company to choose from')
  const { url } = await agent.submit(seen, 'Cancel and go back')
  expect(url.searchParams.get('error')).toBe('access_denied')
})

test('a company that was not offered cannot be picked', async () => {
  const { agent, seen } = await signIn(ANDERS, { prompt: 'select_account' })
  const foreign = visma.companies.find('Björks Salong AB').id
  const forged = {
    ...seen,
    html: seen.html.replace(/name="companyId" value="[^"]+"/, `name="companyId" value="${foreign}"`),
  }
  expect((await agent.submit(forged, 'Norrlunda Bygg AB')).html).toContain('Choose a company')
})

test('consent is asked every time, or remembered, as the switch has it', async () => {
  const { agent, seen } = await signIn(EVA)
  await agent.submit(seen, 'Yes, Allow')
  expect((await agent.open(authorizeUrl(visma))).html).toContain('Yes, Allow')
  visma.behaviour.rememberConsent = true
  const { url } = await agent.open(authorizeUrl(visma))
  expect(url.searchParams.get('code')).toMatch(/-1$/)
  expect((await agent.open(authorizeUrl(visma, { scope: 'ea:api ea:sales' }))).html).toContain('Yes, Allow')
})

test('the issuer in the callback can be left out or be a foreign one', async () => {
  visma.behaviour.callbackIssuer = 'absent'
  expect((await consent(visma)).searchParams.has('iss')).toBe(false)
  visma.behaviour.callbackIssuer = 'foreign'
  expect((await consent(visma)).searchParams.get('iss')).toBe('https://identity.elsewhere.example')
})

test('an interaction that is over answers with a page that says so', async () => {
  const { agent, seen } = await signIn(EVA)
  await agent.submit(seen, 'Yes, Allow')
  const stale = await agent.open(seen.url)
  expect(stale.status).toBe(400)
  expect(stale.html).toContain('expired or was finished already')
})
