import { createColleague, password } from '@collector/api/testing/people.ts'
import { requestSync } from '@collector/contracts'
import { connectedIntegration, pendingIntegration } from '../fixtures/integrations.ts'
import { tabTo } from '../fixtures/keyboard.ts'
import { paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test('somebody new finds out why one integration stopped and what to do, with the keyboard alone', async ({
  product,
  admin,
  openBrowser,
}) => {
  const { companies, behaviour } = product.visma
  behaviour.accessTokensAfterRevocation = 'rejected'
  await connectedIntegration({ product, admin }, { name: 'Salong Går' })
  const owner = { email: 'lisa@lindgrens-maleri.example', company: 'Lindgrens Måleri' }
  const { id } = await connectedIntegration({ product, admin }, { name: 'Salong Stopp', ...owner })
  await pendingIntegration(admin, { name: 'Salong Väntar' })
  await product.visma.revokeGrant({ companyId: companies.find(owner.company).id })
  await admin.call(requestSync, { params: { id } })
  await createColleague(product, 'administrator')
  const { email } = await product.db.prisma.user.findFirstOrThrow({ where: { name: 'Kim administrator' } })
  const page = await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'] })
  const { keyboard } = page

  await test.step('logs in', async () => {
    await page.goto(paths.list)
    await tabTo(page.getByRole('textbox', { name: 'E-mail' }))
    await keyboard.type(email)
    await keyboard.press('Tab')
    await keyboard.type(password)
    await keyboard.press('Enter')
    await expect(title(page)).toHaveText('External App Integrations')
  })

  await test.step('sees in the list which one needs attention, and opens it', async () => {
    const row = page.getByRole('row', { name: /Salong Stopp/ })
    await expect(row).toContainText('Needs attention')
    await tabTo(row.getByRole('link'))
    await keyboard.press('Enter')
    await expect(title(page)).toHaveText('Salong Stopp')
    await expect(title(page)).toBeFocused()
  })

  await test.step('reads at the top what is wrong and who does what', async () => {
    await expect(stateOf(page)).toContainText('Visma no longer lets us in. The owner must approve again.')
    await expect(stateOf(page).getByRole('button')).toHaveText(['New link'])
  })

  await test.step('reads in the history when it began and who stopped it', async () => {
    const history = page.getByRole('region', { name: 'History' })
    await tabTo(history.getByRole('combobox', { name: 'Show' }), { atMost: 90 })
    await keyboard.type('Company')
    await expect(history.getByRole('listitem').first()).toContainText('Visma stopped us from fetching.')
    await expect(history.getByRole('combobox', { name: 'Show' })).toBeFocused()
  })

  await test.step('makes the link that the owner needs, and copies it', async () => {
    await tabTo(stateOf(page).getByRole('button', { name: 'New link' }))
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await keyboard.press('Enter')
    const copy = stateOf(page).getByRole('button', { name: 'Copy URL' })
    await expect(copy).toBeVisible()
    await expect(page.locator(':focus')).toBeVisible()
    await tabTo(copy, { atMost: 90 })
    await keyboard.press('Enter')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/connect\/[\w-]{43}$/)
  })
})
