import type { LaunchOptions } from '@playwright/test'
import chromium from '@sparticuz/chromium'

/**
 * How Chromium is started: the one of `CHROMIUM_PATH`, else the one inside the npm package. Of the package's
 * own arguments none are taken: they switch off the protections that the tests are about, such as the
 * same-origin policy and site isolation.
 */
export const launchOptions: LaunchOptions = {
  executablePath: process.env['CHROMIUM_PATH'] || (await chromium.executablePath()),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
}
