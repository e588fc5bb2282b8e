import { createAdministrator, createColleague, password } from '@collector/api/testing/people.ts'
import { createAuthenticator } from '@collector/api/testing/second-factor.ts'
import type { Page } from '@playwright/test'
import { press, tabTo, typeInto } from '../fixtures/keyboard.ts'
import { announced, logIn, title } from '../fixtures/pages.ts'
import { expect, test } from '../fixtures/test.ts'

const newPassword = 'nine purple bicycles at noon'
const people = '/settings/people'
const account = '/settings/account'

test('an administrator gives a colleague access, and both do it by keyboard alone', async ({
  openBrowser,
  product,
  watch,
}) => {
  // A used link, and a login that has ended.
  watch.expect(/status of 401/)
  // Journeys before this one may have left some.
  await product.db.prisma.invitation.deleteMany()
  const admin = await openBrowser({ loggedIn: true, permissions: ['clipboard-read', 'clipboard-write'] })
  await admin.goto('/')
  await expect(title(admin)).toBeVisible()

  await test.step('the navigation leads to the people', async () => {
    await press(admin.getByRole('link', { name: 'People' }))
    await expect(title(admin)).toHaveText('People')
    await expect(title(admin)).toBeFocused()
    await expect(admin.getByRole('row', { name: /Anna Berg \(you\)/ })).toBeVisible()
    await expect(admin.getByText('Nobody is invited at the moment.')).toBeVisible()
  })

  const url = await test.step('an invitation becomes a link to copy', async () => {
    await press(admin.getByRole('button', { name: 'Invite' }))
    await expect(admin.getByRole('dialog', { name: 'Invite a colleague' })).toBeVisible()
    await typeInto(admin.getByRole('textbox', { name: 'E-mail' }), 'Kim.Ek@venue.example')
    await tabTo(admin.getByRole('combobox', { name: 'Role' }))
    await admin.keyboard.type('Onb')
    await expect(admin.getByText('Sees no invoices.')).toBeVisible()
    await press(admin.getByRole('dialog').getByRole('button', { name: 'Invite' }))
    await expect(announced(admin, 'kim.ek@venue.example is invited.')).toBeVisible()
    await press(admin.getByRole('button', { name: 'Copy link' }))
    await expect(announced(admin, 'Copied')).toBeVisible()
    await admin.keyboard.press('Escape')
    await expect(admin.getByRole('row', { name: /kim\.ek@venue\.example.*Onboarding/ })).toBeVisible()
    await expect(admin.getByRole('button', { name: 'Invite', exact: true })).toBeFocused()
    return admin.evaluate(() => navigator.clipboard.readText())
  })

  const colleague = await openBrowser()
  await test.step('the colleague accepts, and sees what the role allows', async () => {
    await colleague.goto(url)
    await expect(title(colleague)).toHaveText('Welcome to Reco Collector')
    await expect(colleague.getByText('Anna Berg has invited you.')).toBeVisible()
    await typeInto(colleague.getByRole('textbox', { name: 'Your name' }), 'Kim Ek')
    await typeInto(colleague.getByLabel('Choose a password'), newPassword)
    await press(colleague.getByRole('button', { name: 'Create account' }))
    await expect(title(colleague)).toHaveText('External App Integrations')
    await expect(colleague.getByRole('link', { name: 'My account' })).toBeVisible()
    await expect(colleague.getByRole('link', { name: 'People' })).toHaveCount(0)
  })

  await test.step('the link is used up', async () => {
    const stranger = await openBrowser()
    await stranger.goto(url)
    await expect(title(stranger)).toHaveText('This link no longer works')
  })

  await test.step('the administrator changes the role and disables the account', async () => {
    await admin.reload()
    await press(admin.getByRole('button', { name: 'Change Kim Ek' }))
    await tabTo(admin.getByRole('combobox', { name: 'Role' }))
    await admin.keyboard.type('Vie')
    await press(admin.getByRole('button', { name: 'Save role' }))
    await expect(announced(admin, 'Kim Ek is now: Viewer.')).toBeVisible()
    await press(admin.getByRole('button', { name: 'Disable' }))
    await expect(announced(admin, 'Kim Ek is disabled and logged out.')).toBeVisible()
    await admin.keyboard.press('Escape')
    await expect(admin.getByRole('button', { name: 'Change Kim Ek' })).toBeFocused()
    await colleague.getByRole('link', { name: 'My account' }).click()
    await expect(title(colleague)).toHaveText('Log in')
  })
})

test('a second factor is turned on, asked for at the next login, and a recovery code stands in for it', async ({
  startOwnProduct,
  openBrowser,
  watch,
}) => {
  // A code that is wrong.
  watch.expect(/status of 401/)
  const product = await startOwnProduct({ works: false })
  await createAdministrator(product)
  const page = await openBrowser({
    origin: product.origin,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.goto(`/login?next=${account}`)
  await logIn(page)
  await expect(title(page)).toHaveText('My account')

  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible()
  const key = await page.getByRole('textbox', { name: 'Or type this key into the app' }).inputValue()
  const authenticator = createAuthenticator(product, key.replaceAll(' ', ''))
  await page.getByRole('textbox', { name: 'Code from the app' }).fill('000000')
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByText(/^The code is wrong/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Code from the app' }).fill(authenticator.code())
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click()

  const codes = page.getByRole('dialog', { name: 'Save your recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recoveryCode = await codes.first().innerText()
  await page.getByRole('button', { name: 'Copy codes' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(recoveryCode)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as a file' }).click()
  expect((await download).suggestedFilename()).toBe('reco-collector-recovery-codes.txt')
  await page.getByRole('button', { name: 'I have saved them' }).click()
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible()

  for (const code of [authenticator.freshCode(), recoveryCode]) {
    await page.getByRole('button', { name: 'Log out', exact: true }).first().click()
    await expect(title(page)).toHaveText('Log in')
    await logIn(page)
    await expect(title(page)).toHaveText('Two-step verification')
    await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused()
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')
    await expect(title(page)).toHaveText('External App Integrations')
  }
  await page.getByRole('link', { name: 'My account' }).click()
  await expect(page.getByText('9 recovery codes are left.')).toBeVisible()
})

test('what would hurt is asked for a password first, and other logins are ended one by one or all', async ({
  startOwnProduct,
  openBrowser,
  watch,
}) => {
  // A proof that is missing, and one that is wrong.
  watch.expect(/status of 40[13]/)
  const product = await startOwnProduct({ works: false })
  await createAdministrator(product)
  const open = async (userAgent?: string) => {
    const page = await openBrowser({ origin: product.origin, ...(userAgent && { userAgent }) })
    await page.goto(`/login?next=${account}`)
    await logIn(page)
    await expect(title(page)).toHaveText('My account')
    return page
  }
  const page = await open()
  const phone = await open('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1')
  const desk = await open('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/140.0')
  await page.reload()
  await expect(page.getByRole('row', { name: /This one/ })).toHaveCount(1)
  await page.getByRole('button', { name: 'Log out Safari on iPhone' }).click()
  await expect(announced(page, 'Safari on iPhone is logged out.')).toBeVisible()
  await phone.reload()
  await expect(title(phone)).toHaveText('Log in')
  await page.getByRole('button', { name: 'Log out everywhere else' }).click()
  await expect(page.getByRole('button', { name: 'Log out everywhere else' })).toHaveCount(0)
  await desk.reload()
  await expect(title(desk)).toHaveText('Log in')

  product.clock.advance(11 * 60_000)
  await page.getByLabel('New password').fill(newPassword)
  await page.getByRole('button', { name: 'Change password' }).click()
  const question = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await expect(question.getByLabel('Your password')).toBeFocused()
  await page.keyboard.type('not this')
  await page.keyboard.press('Enter')
  await expect(question.getByText('The password is wrong.')).toBeVisible()
  await question.getByLabel('Your password').fill(password)
  await page.keyboard.press('Enter')
  await expect(announced(page, /^The password is changed/)).toBeVisible()
  await expect(question).toHaveCount(0)
  await page.getByRole('button', { name: 'Log out', exact: true }).first().click()
  await logIn(page, newPassword)
  await expect(title(page)).toHaveText('External App Integrations')
})

test('a forgotten password is replaced by a link from the mail, and without mail by one from a colleague', async ({
  startOwnProduct,
  openBrowser,
  watch,
}) => {
  // A link that is used up.
  watch.expect(/status of 401/)
  const product = await startOwnProduct()
  await createAdministrator(product)
  const page = await openBrowser({ origin: product.origin })
  const choose = async (text: string) => {
    await page.getByLabel('New password').fill(text)
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(title(page)).toHaveText('Log in')
    await expect(announced(page, /^The password is changed/)).toBeVisible()
  }
  await page.goto('/login')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(title(page)).toHaveText('Forgot your password?')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('anna@venue.example')
  await page.getByRole('button', { name: 'Send link' }).click()
  await expect(title(page)).toHaveText('Look in your inbox')
  await expect(title(page)).toBeFocused()
  await expect.poll(() => product.mail.mails.length).toBe(1)
  const [mail] = product.mail.mails
  const url = /http:\/\/\S+#\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  await page.goto(url)
  await choose(newPassword)
  await page.goto('about:blank')
  await page.goto(url)
  await page.getByLabel('New password').fill('seven green kettles at dawn')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(title(page)).toHaveText('This link no longer works')
})

test('an onboarding colleague reaches neither the people nor the invoices', async ({
  product,
  openBrowser,
}) => {
  const colleague = await createColleague(product, 'onboarding')
  const [[name, value] = ['', '']] = [...colleague.browser.cookiesOf(product.origin)]
  const page: Page = await openBrowser()
  const where = { domain: 'localhost', path: '/', secure: true, httpOnly: true }
  await page.context().addCookies([{ name, value, ...where, sameSite: 'Strict' }])
  await page.goto(people)
  await expect(title(page)).toHaveText('This page is not for your role')
})
