import { expect, test } from 'vitest'
import { createLanguageStore } from '../src/languages/language-store.ts'
import { messagesOf } from './translators.ts'

const later = { sv: messagesOf('sv').form, en: messagesOf('en').form }

test('only the messages of the list are there until another page is opened', async () => {
  const store = await createLanguageStore('sv')
  expect(store.shown().messages.list).toEqual(messagesOf('sv').list)
  expect(store.shown().messages.form).toBeUndefined()

  expect(await store.withLaterMessages(async () => 'the page')()).toBe('the page')
  expect(store.shown().messages).toEqual(messagesOf('sv'))
})

test('a page that is opened while another language is chosen has its messages in that language', async () => {
  const store = await createLanguageStore('en')
  const seen: unknown[] = []
  store.subscribe(() => seen.push([store.shown().language, store.shown().messages.form]))

  const opening = store.withLaterMessages(async () => 'the page')()
  store.setLanguage('sv')
  await opening
  expect(store.shown()).toMatchObject({ language: 'sv', messages: { form: later.sv } })
  expect(seen).not.toContainEqual(['en', later.sv])
})

test('a page that could not be opened is opened by the next attempt', async () => {
  const store = await createLanguageStore('en')
  const load = () => Promise.reject(new Error('no network'))
  await expect(store.withLaterMessages(load)()).rejects.toThrow('no network')
  expect(await store.withLaterMessages(async () => 'the page')()).toBe('the page')
  expect(store.shown().messages.form).toEqual(later.en)
})
