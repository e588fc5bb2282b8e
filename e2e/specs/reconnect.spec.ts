import { createConsentLink } from '@collector/contracts'
import { connectedIntegration } from '../fixtures/integrations.ts'
import { paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'
import { answerAtVisma, withdrawAtVisma } from '../fixtures/visma.ts'

test('a consent that lapsed is said in words, and a reconnect keeps history and invoices', async ({
  administrator,
  owner,
  product,
  admin,
}) => {
  const integration = await connectedIntegration({ product, admin }, { name: 'Salong Lapse' })
  const invoices = await product.db.prisma.invoice.count({ where: { integrationId: integration.id } })

  await test.step('the owner withdraws the consent at Visma, and the next fetch finds out', async () => {
    product.visma.behaviour.accessTokensAfterRevocation = 'rejected'
    await withdrawAtVisma(owner, product.visma.identityUrl)
    await administrator.goto(paths.detail(integration.id))
    await administrator.getByRole('button', { name: 'Fetch now' }).first().click()
    await expect(stateOf(administrator)).toContainText(/approve/i)
    await expect(administrator.getByRole('main').getByText('Needs attention', { exact: true })).toBeVisible()
  })

  let url = ''
  await test.step('the administrator makes a new link', async () => {
    await administrator.getByRole('button', { name: 'New link' }).first().click()
    await administrator.getByRole('dialog').getByRole('button', { name: 'Make new link' }).click()
    url = await administrator.getByRole('textbox', { name: 'Consent URL' }).inputValue()
  })

  await test.step('the owner approves again, and everything is there', async () => {
    await owner.goto(url)
    await answerAtVisma(owner)
    await expect(title(owner)).toHaveText('Klart! Björks Salong AB är ansluten till Reco.')
    await expect(stateOf(administrator)).toContainText(/Works\. \d+ invoices of the last 30 days/)
    expect(await product.db.prisma.invoice.count({ where: { integrationId: integration.id } })).toBe(invoices)
    const history = administrator.getByRole('region', { name: 'History' })
    await expect(history).toContainText('created')
  })
})

test('another company that approves waits for the administrator’s decision', async ({
  administrator,
  owner,
  product,
  admin,
}) => {
  const integration = await connectedIntegration({ product, admin }, { name: 'Salong Byte' })
  await administrator.goto(paths.detail(integration.id))
  const link = await admin.call(createConsentLink, { params: { id: integration.id }, body: {} })

  await owner.goto(link.url ?? '')
  await answerAtVisma(owner, { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' })
  await expect(title(owner)).toHaveText('Det här är ett annat företag än förut.')

  await expect(stateOf(administrator)).toContainText('Lindgrens Måleri')
  await administrator.getByRole('button', { name: 'Keep Björks Salong AB' }).click()
  await expect(stateOf(administrator)).toContainText(/Works\./)

  const again = await admin.call(createConsentLink, { params: { id: integration.id }, body: {} })
  await owner.goto(again.url ?? '')
  await answerAtVisma(owner, { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' })
  const decision = administrator.getByRole('region', { name: 'Which company is right?' })
  await decision.getByRole('button', { name: 'Switch to Lindgrens Måleri' }).click()
  const dialog = administrator.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Switch to Lindgrens Måleri' }).click()
  const facts = administrator.getByRole('region', { name: 'Facts' }).getByRole('definition')
  await expect(facts.filter({ hasText: 'Lindgrens Måleri' })).toBeVisible()
  await expect(stateOf(administrator)).toContainText(/Works\. \d+ invoices/)
})
