import type { Locator, Page } from '@playwright/test'
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
    await tabTo(page.getByRole('button', { name: 'Copy URL' }))
    await keyboard.press('Enter')
    await expect(page.getByRole('status').getByText(/^Copied$/)).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await page.getByRole('textbox', { name: 'Consent URL' }).inputValue())
  })

  await test.step('a dialog keeps the focus, closes with Escape and gives the focus back', async () => {
    const edit = page.getByRole('button', { name: 'Edit' })
    await tabTo(edit, { backwards: true })
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
    await tabTo(page.getByRole('button', { name: 'Delete' }))
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

test('every stop of the keyboard is seen', async ({ admin: _, administrator }) => {
  await administrator.goto(paths.form)
  await administrator.getByRole('combobox', { name: 'Integration App' }).selectOption('Fortnox')
  const focused = administrator.locator(':focus')
  const seen = new Set<string>()
  for (let step = 0; step < 20; step += 1) {
    await administrator.keyboard.press('Tab')
    if ((await focused.count()) === 0) break
    const mark = await focused.evaluate(element => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return {
        name: element.getAttribute('aria-label') ?? element.textContent ?? '',
        isVisible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
        // These show it by the colour of their border or on the element beside them.
        isControl: element.matches('input, select, textarea'),
      }
    })
    seen.add(mark.name)
    await expect(focused).toBeInViewport()
    expect(mark.isVisible || mark.isControl, `the focus on “${mark.name}” is visible`).toBe(true)
  }
  expect(seen.size).toBeGreaterThan(5)
})

/** Presses Tab until the thing has the focus. */
async function tabTo(target: Locator, options: { atMost?: number; backwards?: boolean } = {}): Promise<void> {
  const { atMost = 40, backwards = false } = options
  const { keyboard }: Page = target.page()
  const hasFocus = () => target.evaluate(element => element === document.activeElement)
  for (let step = 0; step < atMost; step += 1) {
    await keyboard.press(backwards ? 'Shift+Tab' : 'Tab')
    if (await hasFocus()) return
  }
  await expect(target).toBeFocused()
}
