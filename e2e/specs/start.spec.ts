import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '@collector/db/testing'
import { stateOf, title } from '../fixtures/pages.ts'
import { startProcess } from '../fixtures/started-product.ts'
import { anna, expect, test } from '../fixtures/test.ts'
import { answerAtVisma, withdrawAtVisma } from '../fixtures/visma.ts'

/** Five seconds are promised; the machines of a CI are slower than a person's. */
const longestStartMs = 15_000

test('a fresh start is soon ready, Ctrl-C ends it well, and the next start goes on where it was', async ({
  openBrowser,
  watch,
}) => {
  // The page goes on asking while the product is stopped.
  watch.expect(/net::ERR_(CONNECTION|EMPTY_RESPONSE)/)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'collector-start-'))
  const place = { dataDir, port: await freePort(), simulatorPort: await freePort() }
  const origin = `http://localhost:${place.port}`
  const administrator = await openBrowser({ origin })
  const owner = await openBrowser({ origin })
  let detail = ''

  await test.step('the first start prints a one-time link, which makes the first administrator', async () => {
    await using product = await startProcess(place)
    expect(product.readyAfterMs).toBeLessThan(longestStartMs)
    await expect.poll(product.output).toContain('Visma and Fortnox are simulated on this machine')
    for (const [i, name] of ['Visma', 'Fortnox'].entries()) {
      const page = `http://127.0.0.1:${place.simulatorPort + i}`
      expect(product.output()).toContain(`Consents at the simulated ${name} are withdrawn at ${page}\n`)
    }
    const link = /^.*(http:\S+\/setup#\S+)$/m.exec(product.output())?.[1]
    expect(link).toMatch(new RegExp(`^${origin}/setup#[A-Za-z0-9_-]{43}$`))
    await administrator.goto(link ?? '')
    await administrator.getByRole('textbox', { name: 'Name' }).fill(anna.name)
    await administrator.getByRole('textbox', { name: 'E-mail' }).fill(anna.email)
    await administrator.getByLabel('Password', { exact: true }).fill(anna.password)
    await administrator.getByRole('button', { name: 'Create administrator' }).click()

    await administrator.getByRole('link', { name: 'New Integration' }).click()
    await administrator.getByRole('combobox', { name: 'Integration App' }).selectOption('Visma')
    await administrator.getByRole('textbox', { name: 'Name' }).fill('Salong Björk')
    await administrator.getByRole('textbox', { name: 'Venue ID' }).fill('salong-bjork')
    await administrator.getByRole('button', { name: 'Save' }).click()
    await owner.goto(await administrator.getByRole('textbox', { name: 'Consent URL' }).inputValue())
    await answerAtVisma(owner)
    await expect(title(owner)).toContainText('Björks Salong AB is connected')
    await expect(stateOf(administrator)).toContainText(/Works\. \d+ invoices/)
    detail = administrator.url()

    const { exitCode, tookMs } = await product.stop()
    expect(exitCode).toBe(0)
    expect(tookMs).toBeLessThan(10_000)
    expect(product.output()).not.toMatch(/"level":(50|60)|Error/)
    expect(product.output()).toMatch(/^Stopped\.$/m)
  })

  await test.step('the next start has the data and the grant, and prints no one-time link', async () => {
    await using product = await startProcess(place)
    expect(product.readyAfterMs).toBeLessThan(longestStartMs)
    expect(product.output()).not.toContain('/setup#')
    await administrator.goto(detail)
    await expect(title(administrator)).toHaveText('Salong Björk')
    await administrator.getByRole('button', { name: 'Fetch now' }).click()
    const newest = administrator.getByRole('region', { name: 'Fetches' }).getByRole('row').nth(1)
    await expect(newest).toContainText(/Asked for here.*Succeeded/)

    await test.step('what the owner withdraws at the simulator, the next fetch finds out', async () => {
      await withdrawAtVisma(owner, `http://127.0.0.1:${place.simulatorPort}`)
      await administrator.getByRole('button', { name: 'Fetch now' }).click()
      await expect(stateOf(administrator)).toContainText('Visma no longer lets us in.')
    })
    await product.stop()
  })

  await rm(dataDir, { recursive: true })
})
