import type { Person } from '@collector/api/testing/people.ts'
import type { Product } from '@collector/api/testing/product.ts'
import { createInvitation } from '@collector/contracts'
import type { Page } from '@playwright/test'
import { paths, title } from '../fixtures/pages.ts'
import type { Shoot } from './shoot.ts'

/** The screens about people and accounts, for an administrator who is logged in. */
export async function shootPeople(
  page: Page,
  shoot: Shoot,
  { product, admin }: { product: Product; admin: Person },
): Promise<void> {
  await page.goto(`${product.origin}/settings/people`)
  await page.getByRole('table').first().waitFor()
  await shoot(page, 'people')
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`kim-${Date.now()}@reco.example`)
  await shoot(page, 'people-invite')
  await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click()
  await page.getByRole('textbox', { name: 'Link' }).waitFor()
  await shoot(page, 'people-link')
  await page.keyboard.press('Escape')
  await shoot(page, 'people-invited')
  for (const [screen, name] of [
    ['people-self', 'Change Anna Berg'],
    ['people-change', 'Change Kim viewer'],
  ] as const) {
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog').waitFor()
    await shoot(page, screen)
    await page.keyboard.press('Escape')
  }

  await page.goto(`${product.origin}${paths.auditLog}`)
  await page.getByRole('table').waitFor()
  await shoot(page, 'people-audit-log')
  await page.goto(`${product.origin}/settings/account`)
  await page.getByRole('table').waitFor()
  await shoot(page, 'people-account')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('img', { name: /^QR code/ }).waitFor()
  await shoot(page, 'people-second-factor')
  await page.keyboard.press('Escape')

  await page.goto(`${product.origin}/forgot-password`)
  await title(page).waitFor()
  await shoot(page, 'people-forgot')
  const body = { email: `eva-${Date.now()}@reco.example`, role: 'onboarding' as const }
  const { url } = await admin.call(createInvitation, { body })
  await page.goto(url)
  await page.getByRole('button', { name: 'Create account' }).waitFor()
  await shoot(page, 'people-invitation')
  await page.goto(`${product.origin}/reset-password#x`)
  await page.getByRole('button', { name: 'Change password' }).waitFor()
  await shoot(page, 'people-reset')
}
