import type { Page } from '@playwright/test'
import type { Shoot } from './shoot.ts'

/** Several integrations at once, on the page with the whole list. What is paused is resumed again. */
export async function shootBulk(page: Page, shoot: Shoot): Promise<void> {
  for (const name of [
    'Select Frisör & Skägg i Norra Ängelholm',
    'Select Salong Björk',
    'Select Hudvård Hos Åsa',
  ])
    await page.getByRole('checkbox', { name }).check()
  const bar = page.getByRole('region', { name: 'Selected integrations' })
  await bar.getByText('3 selected').waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  await shoot(page, 'bulk-bar')
  await bar.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'bulk-paused')
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('dialog', { name: /resumed/ }).waitFor()
  await page.keyboard.press('Escape')
  await bar.getByRole('button', { name: 'New links' }).click()
  await page.getByRole('dialog', { name: /new link/ }).waitFor()
  await shoot(page, 'bulk-links')
  await page.keyboard.press('Escape')
}
