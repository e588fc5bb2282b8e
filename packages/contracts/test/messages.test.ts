import { expect, test } from 'vitest'
import {
  ConfirmSecondFactorInput,
  CreateIntegrationInput,
  emptySettings,
  fieldErrors,
  fieldMessageOf,
  fieldsOf,
  type Integration,
  LogInInput,
  languages,
  messageOf,
  problemCodes,
  settingsOf,
  toCreateInput,
  toFieldErrors,
} from '../src/index.ts'

const errorsOf = (input: unknown) =>
  toFieldErrors(CreateIntegrationInput.safeParse(input).error?.issues ?? [])

test('every code of the API, of the client and of a field has a sentence in both languages', () => {
  for (const language of languages) {
    for (const code of [...problemCodes, 'unreachable', 'timed_out'] as const) {
      expect(messageOf(code, language), code).toMatch(/^[A-ZÅÄÖ].*\.$/)
    }
    for (const code of Object.keys(fieldErrors) as (keyof typeof fieldErrors)[]) {
      const message = fieldMessageOf({ code, params: { min: 3, max: 9 } }, language)
      expect(message, code).toMatch(/^[A-ZÅÄÖ][^{}]*\.$/)
    }
  }
})

test('a field error says with its numbers what is wrong, as a person reads it', () => {
  const input = { app: 'visma', name: 'x'.repeat(101), venueId: 'å', daysBack: '7' }
  expect(errorsOf(input).map(error => `${error.field}: ${fieldMessageOf(error, 'sv')}`)).toEqual([
    'name: Högst 100 tecken.',
    'venueId: Bokstäver A–Z, siffror, bindestreck och understreck, högst 64 tecken.',
    'daysBack: Ett heltal, med siffror.',
  ])
  const { error } = LogInInput.safeParse({ email: 'anna', password: '' })
  expect(toFieldErrors(error?.issues ?? []).map(each => fieldMessageOf(each, 'en'))).toEqual([
    'An e-mail address, such as anna@example.se.',
    'Fill this in.',
  ])
  const short = ConfirmSecondFactorInput.safeParse({ code: '12345' }).error
  expect(toFieldErrors(short?.issues ?? []).map(each => fieldMessageOf(each, 'en'))).toEqual(['Six digits.'])
})

test('the fields of a form carry label, help and limits in both languages, and their empty form is theirs', () => {
  for (const [name, field] of fieldsOf('fortnox')) {
    for (const language of languages) expect(field.label[language] && field.help[language], name).toBeTruthy()
    expect(emptySettings[name]).toBe(
      typeof field.initial === 'boolean' ? field.initial : String(field.initial),
    )
  }
  expect(fieldsOf('visma').map(([name]) => name)).toEqual(['name', 'venueId', 'daysBack'])
})

test('what is typed becomes the app’s input and nothing else, from a form’s own data as well', () => {
  const typed = { ...emptySettings, name: 'Frisör', venueId: 'frisor', daysBack: ' 30 ' }
  expect(toCreateInput('visma', typed)).toEqual({
    app: 'visma',
    name: 'Frisör',
    venueId: 'frisor',
    daysBack: 30,
  })
  const form = new FormData()
  for (const [name, value] of Object.entries({
    name: 'Frisör',
    venueId: 'frisor',
    daysBack: '7',
    costCenter: '',
  })) {
    form.set(name, value)
  }
  form.set('invoiceSelection', 'booked')
  const input = toCreateInput('fortnox', Object.fromEntries(form))
  expect(input).toMatchObject({
    daysBack: 7,
    costCenter: null,
    invoiceSelection: 'booked',
    serviceAccount: false,
  })
  expect(errorsOf(input)).toEqual([])
  expect(settingsOf({ ...input, app: 'fortnox' } as Integration)).toMatchObject({
    daysBack: '7',
    costCenter: '',
  })
})
