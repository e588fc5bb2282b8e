import { readdir } from 'node:fs/promises'
import { runnerImport } from 'vite'
import { expect, test } from 'vitest'
import { consentMessageOf } from '../src/features/integrations/consent-message-text.ts'

type Messages = { [key: string]: string | Messages }

const folder = new URL('../src/languages/', import.meta.url)
const files = (await readdir(new URL('en/', folder))).filter(
  name => !['first-load.ts', 'later.ts'].includes(name),
)

test.each(files)('both languages of %s have the same keys and fill in the same values', async file => {
  const [en, sv] = await Promise.all(
    ['en', 'sv'].map(async language => {
      const { module } = await runnerImport<{ default: Messages }>(
        new URL(`${language}/${file}`, folder).pathname,
      )
      return valuesOf(module.default)
    }),
  )
  expect(sv).toEqual(en)
})

/** `{name}` or `{name, …}`, but not the text of a plural's branch. */
const placeholder = /(?<!(?:one|other|=\d+) )\{(\w+)[,}]/g

function valuesOf(messages: Messages): unknown {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      typeof message === 'string'
        ? [...new Set([...message.matchAll(placeholder)].map(([, name]) => name))].sort()
        : valuesOf(message),
    ]),
  )
}

const facts = {
  app: 'visma',
  name: 'Salong Björk',
  daysBack: 7,
  url: 'https://collector.example/connect/token',
  expiresAt: '2026-11-30T10:00:00.000Z',
  invoiceRetentionDays: 30,
} as const

test.each([
  [
    'en',
    'for Salong Björk.',
    'customer invoices',
    'to invite your customers',
    'until the invoice is 37 days old. Then it is erased.',
    '30 November 2026',
  ],
  [
    'sv',
    'för Salong Björk.',
    'kundfakturor',
    'bjuda in era kunder',
    'tills fakturan är 37 dagar gammal. Sedan raderas det.',
    '30 november 2026',
  ],
] as const)('the message in %s says who asks, what, why, how long and until when', (language, ...parts) => {
  const message = consentMessageOf({ ...facts, language })
  for (const part of [...parts, facts.url, 'Spiris Bokföring & Fakturering']) expect(message).toContain(part)
})

test.each([
  [
    'en',
    'It can be approved by a system administrator in Fortnox. The company needs the licences for invoicing (Fakturering) and for integrations (Integration).',
    'remove Reco Collector under “Hantera integrationer” in Fortnox',
    'Nothing is changed. Fortnox says “läsa och ändra” (read and change), because it has no permission for reading only. Reco only reads.',
  ],
  [
    'sv',
    'Den kan godkännas av en systemadministratör i Fortnox. Företaget behöver licenserna Fakturering och Integration.',
    'ta bort Reco Collector under ”Hantera integrationer” i Fortnox',
    'Inget ändras. Fortnox skriver ”läsa och ändra”, eftersom det inte finns någon behörighet för att bara läsa. Reco läser bara.',
  ],
] as const)(
  'the message about Fortnox in %s names the licence and where to withdraw',
  (language, ...parts) => {
    const message = consentMessageOf({ ...facts, app: 'fortnox', language })
    for (const part of parts) expect(message).toContain(part)
    expect(consentMessageOf({ ...facts, language })).not.toMatch(/licen[cs]|Hantera|läsa och ändra/)
    expect(consentMessageOf({ ...facts, language })).toMatch(
      /a plan that includes invoicing|abonnemang med fakturering/,
    )
  },
)
