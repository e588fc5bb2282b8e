import { consentUrlOf, pendingIntegration } from '../fixtures/integrations.ts'
import { paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'
import { answerAtVisma, petra } from '../fixtures/visma.ts'

test('an owner who chose the wrong company disconnects it, and connects the right one with a new link', async ({
  product,
  admin,
  owner,
  administrator,
}) => {
  const integration = await pendingIntegration(admin, { name: 'Salong Vid Ån' })
  const wrong = product.visma.companies.find(petra.company)
  await administrator.goto(paths.detail(integration.id))
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner, petra)
  await expect(title(owner)).toHaveText('Klart! Mälardalens Grossist AB är ansluten till Reco.')
  await expect(stateOf(administrator)).toContainText(/Works\. [\d,]+ invoices/)
  const grants = () => product.visma.grants({ companyId: wrong.id }).length
  const before = grants()

  await owner.getByRole('button', { name: 'Koppla från Mälardalens Grossist AB' }).click()

  await expect(title(owner)).toHaveText('Visma är frånkopplat.')
  await expect(owner.getByRole('main')).toContainText('det som lästes har raderats')
  await expect.poll(grants).toBe(before - 1)
  await administrator.reload()
  await expect(stateOf(administrator)).toContainText(
    'The owner disconnected the company right after approving. Ask which company is right, then send a new link.',
  )
  const main = administrator.getByRole('main')
  const history = main.getByRole('region', { name: 'History' })
  await expect(history).toContainText(
    'The owner disconnected the company right after approving.Mälardalens Grossist AB',
  )
  await expect(history).not.toContainText('did not succeed')
  await expect(main.getByRole('region', { name: 'Invoices' }).getByRole('row')).toHaveCount(0)
  await expect(main.getByRole('region', { name: 'Facts' })).not.toContainText('Mälardalens')

  const language = administrator.locator('header').getByRole('combobox').first()
  await language.selectOption('Svenska')
  const historik = main.getByRole('region', { name: 'Historik' })
  await expect(historik).toContainText(
    'Ägaren kopplade från företaget direkt efter godkännandet.Mälardalens Grossist AB',
  )
  await language.selectOption('English')

  await administrator.getByRole('button', { name: 'New link' }).click()
  await administrator.getByRole('dialog').getByRole('button', { name: 'Make new link' }).click()
  await expect(stateOf(administrator)).toContainText('the link has not been opened yet')
  const url = await administrator.getByRole('textbox', { name: 'Consent URL' }).inputValue()
  await owner.goto(url)
  await answerAtVisma(owner, { ...petra, company: 'Björks Salong AB' })
  await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
  await expect(stateOf(administrator)).toContainText(/Works\. \d+ invoices/)
})

test('the result of an approval is shown and undone only in the browser that gave it', async ({
  admin,
  owner,
  openBrowser,
  watch,
}) => {
  const integration = await pendingIntegration(admin)
  await owner.goto(consentUrlOf(integration))
  await answerAtVisma(owner)
  await expect(title(owner)).toContainText('Björks Salong AB')
  watch.expect(/status of 400 .*\/connect\/results\//)

  const stranger = await openBrowser({ locale: 'sv-SE' })
  await stranger.goto(owner.url())

  await expect(title(stranger)).toHaveText('Börja om från länken.')
  await expect(stranger.getByRole('button')).toHaveCount(0)
  await expect(stranger.getByRole('main')).not.toContainText('Björks')
})
