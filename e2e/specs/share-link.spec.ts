import { createColleague } from '@collector/api/testing/people.ts'
import { connectedIntegration, consentUrlOf, pendingIntegration } from '../fixtures/integrations.ts'
import { tabTo } from '../fixtures/keyboard.ts'
import { announced, paths, title } from '../fixtures/pages.ts'
import { anna, expect, test } from '../fixtures/test.ts'
import { answerAtVisma } from '../fixtures/visma.ts'

test('a new colleague makes a new link and sends it to the owner, with the keyboard alone', async ({
  openBrowser,
  product,
  admin,
  owner,
}) => {
  const integration = await pendingIntegration(admin, { name: 'Salong Post' })
  await createColleague(product, 'onboarding')
  const { email } = await product.db.prisma.user.findFirstOrThrow({ where: { role: 'onboarding' } })
  const page = await openBrowser({ locale: 'en-GB' })
  const { keyboard } = page

  await test.step('logs in and finds the integration', async () => {
    await page.goto(paths.detail(integration.id))
    await tabTo(page.getByRole('textbox', { name: 'E-mail' }))
    await keyboard.type(email)
    await tabTo(page.getByLabel('Password', { exact: true }))
    await keyboard.type(anna.password)
    await keyboard.press('Enter')
    await expect(title(page)).toHaveText('Salong Post')
  })

  await test.step('makes a new link for thirty days', async () => {
    await tabTo(page.getByRole('button', { name: 'New link' }))
    await keyboard.press('Enter')
    const days = page.getByRole('textbox', { name: 'Valid for how many days' })
    await expect(days).toBeFocused()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('30')
    await keyboard.press('Enter')
    await expect(announced(page, 'The new link is ready. The old one no longer works.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'New link' })).toBeFocused()
  })

  await test.step('sends it in the owner’s language, with a greeting of one’s own', async () => {
    await tabTo(page.getByRole('button', { name: 'Send by e-mail' }))
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Send the link for Salong Post' })
    await expect(dialog.getByRole('textbox', { name: 'E-mail address of the owner' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(dialog.getByText('Fill this in.')).toBeVisible()
    await keyboard.type('eva@bjorks-salong.example')
    await tabTo(dialog.getByRole('textbox', { name: 'Greeting' }), { atMost: 2 })
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('Hej Eva, tack för samtalet!')
    await tabTo(dialog.getByRole('button', { name: 'Send' }), { atMost: 3 })
    await keyboard.press('Enter')
    await expect(announced(page, 'The mail to eva@bjorks-salong.example is on its way.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Send by e-mail' })).toBeFocused()
  })

  await test.step('sees that it was sent, which links there were and who made them', async () => {
    const box = page.getByRole('region', { name: 'Consent link' })
    await expect(box.getByText('Sent to eva@bjorks-salong.example')).toBeVisible()
    const rows = page.getByRole('region', { name: 'Links' }).getByRole('row')
    await expect(rows.nth(1)).toContainText('by Kim onboarding')
    await expect(rows.nth(1)).toContainText('Sent to eva@bjorks-salong.example')
    await expect(rows.nth(2)).toContainText('by Anna Berg')
    await expect(rows.nth(2)).toContainText('Revoked')
    const history = page.getByRole('region', { name: 'History' })
    await expect(history.getByText('Kim onboarding sent the link by e-mail.')).toBeVisible()
  })

  await test.step('the owner approves with the link in the mail', async () => {
    const mail = product.mail.mails.findLast(({ to }) => to === 'eva@bjorks-salong.example')
    expect(mail?.text).toContain('Hej Eva, tack för samtalet!')
    await owner.goto(/\bhttp\S+\/connect\/\S+/.exec(mail?.text ?? '')?.[0] ?? '')
    await answerAtVisma(owner)
    await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
    const links = page.getByRole('region', { name: 'Links' })
    await expect(links.getByRole('row').nth(1)).toContainText('Used', { timeout: 30_000 })
  })
})

test('the owner opens the used link again, logs in, sees the connection and ends it', async ({
  administrator,
  owner,
  product,
  admin,
  watch,
}) => {
  watch.expect(/status of 410 .*\/connect\//)
  const pending = await pendingIntegration(admin, { name: 'Salong Slut' })
  const link = consentUrlOf(pending)
  await owner.goto(link)
  await answerAtVisma(owner)
  await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
  await owner.context().clearCookies()

  await owner.goto(link)
  await expect(title(owner)).toHaveText('Länken är redan använd.')
  await owner.getByRole('link', { name: 'Se eller avsluta anslutningen' }).click()
  await answerAtVisma(owner)
  await expect(title(owner)).toHaveText('Anslutningen till Reco')
  await expect(owner.getByText('Björks Salong AB', { exact: true })).toBeVisible()
  await owner.getByRole('button', { name: 'Koppla från Björks Salong AB' }).click()
  await expect(title(owner)).toHaveText('Visma är frånkopplat.')

  await administrator.goto(paths.detail(pending.id))
  const history = administrator.getByRole('region', { name: 'History' })
  await expect(history.getByText('The owner disconnected the company.')).toBeVisible()
  await expect
    .poll(() => product.mail.mails.find(({ subject }) => subject.startsWith('Salong Slut'))?.to)
    .toBe(anna.email)
})

test('an administrator stops following and follows again; the code of the link is shown', async ({
  administrator: page,
  product,
  admin,
}) => {
  const integration = await connectedIntegration({ product, admin }, { name: 'Salong Följ' })
  await page.goto(paths.detail(integration.id))
  const facts = page.getByRole('region', { name: 'Facts' })
  await expect(facts.getByText('Gets an e-mail when something is wrong: Anna Berg.')).toBeVisible()
  await facts.getByRole('button', { name: 'Stop following' }).click()
  await expect(announced(page, 'You are no longer told about Salong Följ.')).toBeVisible()
  await expect(facts.getByRole('button', { name: 'Follow' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(announced(page, 'You get an e-mail when something is wrong with Salong Följ.')).toBeVisible()

  const pending = await pendingIntegration(admin, { name: 'Salong Kod' })
  await page.goto(paths.detail(pending.id))
  await page.getByRole('button', { name: 'Show QR code' }).click()
  const code = page.getByRole('img', { name: 'QR code with the consent link for Salong Kod' })
  await expect(code).toBeVisible()
})
