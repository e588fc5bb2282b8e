import { getIntegration } from '@collector/contracts'
import { connectedIntegration, pendingIntegration } from '../fixtures/integrations.ts'
import { tabTo } from '../fixtures/keyboard.ts'
import { paths, stateOf, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

test('an integration is made, shared, changed and deleted with the keyboard alone', async ({
  openBrowser,
}) => {
  const page = await openBrowser({ loggedIn: true, permissions: ['clipboard-read', 'clipboard-write'] })
  const { keyboard } = page
  await page.goto(paths.list)
  await expect(title(page)).toBeVisible()

  await test.step('the first stop skips to the content', async () => {
    await keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport()
    await keyboard.press('Enter')
    await tabTo(page.getByRole('link', { name: 'New Integration' }), { atMost: 3 })
    await keyboard.press('Enter')
    await expect(title(page)).toHaveText('New Integration')
    await expect(title(page)).toBeFocused()
  })

  await test.step('the form is filled in', async () => {
    await tabTo(page.getByRole('combobox', { name: 'Integration App' }), { atMost: 1 })
    await keyboard.type('Visma')
    await tabTo(page.getByRole('textbox', { name: 'Name' }), { atMost: 1 })
    await keyboard.type('Salong Tangent')
    await keyboard.press('Tab')
    await keyboard.type('salong-tangent')
    await keyboard.press('Tab')
    await expect(page.getByRole('textbox', { name: 'Days Back' })).toBeFocused()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('14')
    await tabTo(page.getByRole('button', { name: 'Save' }), { atMost: 1 })
    await keyboard.press('Enter')
    await expect(title(page)).toHaveText('Salong Tangent')
    await expect(title(page)).toBeFocused()
  })

  await test.step('the link is copied', async () => {
    await tabTo(
      page
        .getByRole('region', { name: 'Consent link', exact: true })
        .getByRole('button', { name: 'Copy URL' }),
    )
    await keyboard.press('Enter')
    await expect(page.getByRole('status').getByText(/^Copied$/)).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await page.getByRole('textbox', { name: 'Consent URL' }).inputValue())
  })

  await test.step('a dialog keeps the focus, closes with Escape and gives the focus back', async () => {
    const edit = page.getByRole('button', { name: 'Edit' })
    await tabTo(edit)
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Edit Salong Tangent' })
    await expect(dialog).toBeVisible()
    for (let step = 0; step < 12; step += 1) {
      await keyboard.press('Tab')
      const outside = page.getByRole('main').locator(':focus:not(dialog *)')
      await expect(outside).toHaveCount(0)
    }
    await keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(edit).toBeFocused()
  })

  await test.step('settings are saved with Enter', async () => {
    await keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await tabTo(page.getByRole('textbox', { name: 'Days Back' }), { atMost: 2 })
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('21')
    await keyboard.press('Enter')
    await expect(page.getByRole('status').getByText('The settings are saved.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Facts' })).toContainText('21')
  })

  await test.step('it is deleted by typing its name', async () => {
    const more = page.getByRole('button', { name: 'More', exact: true })
    await tabTo(more)
    await keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await keyboard.press('Escape')
    await expect(more).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Delete Salong Tangent?' })).toBeVisible()
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await keyboard.type('Salong Tangent')
    await keyboard.press('Enter')
    await expect(title(page)).toHaveText('External App Integrations')
    await expect(title(page)).toBeFocused()
    await expect(stateOf(page)).toHaveCount(0)
  })
})

test('the focus stays on a button that works, and goes to what takes its place', async ({
  product,
  admin,
  administrator,
}) => {
  const { id } = await connectedIntegration({ product, admin })
  const { keyboard } = administrator
  const button = (name: string) => administrator.getByRole('button', { name, exact: true })
  await administrator.goto(paths.detail(id))
  await expect(stateOf(administrator)).toContainText('Works.')

  await test.step('Fetch now keeps it, also while it is busy', async () => {
    await administrator.route('**/syncs', async route => {
      if (route.request().method() === 'POST') await new Promise(resolve => setTimeout(resolve, 500))
      await route.continue()
    })
    await tabTo(button('Fetch now'))
    await keyboard.press('Enter')
    await expect(button('Fetch now')).toHaveAttribute('aria-busy', 'true')
    await expect(button('Fetch now')).toBeDisabled()
    await expect(button('Fetch now')).toBeFocused()
    const newest = administrator.getByRole('region', { name: 'Fetches' }).getByRole('row').nth(1)
    await expect(newest).toContainText(/Asked for here.*Succeeded/)
    await expect(button('Fetch now')).toBeEnabled()
    await expect(button('Fetch now')).toBeFocused()
  })

  await test.step('Pause and Resume pass it to each other', async () => {
    await tabTo(button('Pause'))
    await keyboard.press('Enter')
    await expect(button('Resume')).toBeFocused()
    await expect(button('Resume')).not.toHaveAttribute('aria-busy', 'true')
    await keyboard.press('Enter')
    await expect(button('Pause')).toBeFocused()
  })

  await test.step('Show more keeps it, and passes it to the first new row in the end', async () => {
    const invoices = administrator.getByRole('region', { name: 'Invoices' })
    const more = invoices.getByRole('button', { name: 'Show more' })
    const { invoicesInWindow } = await admin.call(getIntegration, { params: { id } })
    await tabTo(more)
    let shown = 25
    for (; shown + 25 < invoicesInWindow; shown += 25) {
      await keyboard.press('Enter')
      await expect(invoices.getByRole('row')).toHaveCount(1 + shown + 25)
      await expect(more).toBeFocused()
    }
    await keyboard.press('Enter')
    await expect(more).toHaveCount(0)
    await expect(invoices.getByRole('row').nth(1 + shown)).toBeFocused()
  })
})

test('the focus goes on when a dialog ends with its button gone', async ({ admin, administrator }) => {
  const { id } = await pendingIntegration(admin)
  const { keyboard } = administrator
  const newLink = administrator.getByRole('button', { name: 'New link' })
  const dialog = administrator.getByRole('dialog')
  await administrator.goto(paths.detail(id))

  await tabTo(administrator.getByRole('button', { name: 'Revoke link' }))
  await keyboard.press('Enter')
  await tabTo(dialog.getByRole('button', { name: 'Revoke link' }), { atMost: 2 })
  await keyboard.press('Enter')
  await expect(stateOf(administrator)).toContainText('The link was revoked.')
  await expect(stateOf(administrator).getByRole('button', { name: 'New link' })).toBeFocused()

  await keyboard.press('Enter')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await keyboard.press('Enter')
  await expect(stateOf(administrator)).toContainText('the link has not been opened yet')
  await expect(newLink).toHaveCount(1)
  await expect(newLink).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every stop of the keyboard has a ring around it: ${colorScheme}`, async ({ openBrowser }) => {
    const page = await openBrowser({ loggedIn: true, colorScheme })
    await page.goto(paths.form)
    await page.getByRole('combobox', { name: 'Integration App' }).selectOption('Fortnox')
    const focused = page.locator(':focus')
    const seen = new Set<string>()
    for (let step = 0; step < 20; step += 1) {
      await page.keyboard.press('Tab')
      if ((await focused.count()) === 0) break
      const { name, ring, expected } = await focused.evaluate(ringOf)
      seen.add(name)
      await expect(focused).toBeInViewport()
      expect(ring, `the ring around “${name}”`).toBe(expected)
    }
    expect(seen.size).toBeGreaterThan(12)
  })
}

test('a password is shown with the keyboard, by a button in the language of the page', async ({
  openBrowser,
}) => {
  const page = await openBrowser({ locale: 'sv-SE', colorScheme: 'dark' })
  await page.goto('/login')
  const password = page.getByLabel('Lösenord', { exact: true })
  await tabTo(password)
  await page.keyboard.type('hemligt')
  const field = await password.evaluate(ringOf)
  expect(field.ring).toBe(field.expected)
  const eye = page.getByRole('button', { name: 'Visa lösenordet' })
  await tabTo(eye, { atMost: 1 })
  const button = await eye.evaluate(ringOf)
  expect(button.ring).toBe(button.expected)
  await page.keyboard.press('Enter')
  await expect(password).toHaveAttribute('type', 'text')
  await expect(eye).toHaveAttribute('aria-pressed', 'true')
})

/**
 * The outline of what has the focus, or of what stands for it on the page, and the one that it should have.
 */
function ringOf(element: Element) {
  const inField = element.matches('input[type="password"]') ? element.parentElement : null
  const inSwitch = element.matches('[role="switch"]') ? element.nextElementSibling : null
  const probe = document.body.appendChild(document.createElement('i'))
  probe.style.outline = '2px solid var(--focus)'
  const outlineOf = (of: Element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(of)
    return `${outlineWidth} ${outlineStyle} ${outlineColor}`
  }
  const expected = outlineOf(probe)
  probe.remove()
  return {
    name: element.getAttribute('aria-label') || element.id || element.textContent,
    ring: outlineOf(inField ?? inSwitch ?? element),
    expected,
  }
}
