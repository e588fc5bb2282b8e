import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ClockProvider } from '../src/components/clock.tsx'
import { Moment } from '../src/components/moment.tsx'
import { formats, locales, timeZone } from '../src/languages/language.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T12:00:55Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

test('rows that are drawn at different moments reckon from one', () => {
  const row = (key: string) => createElement(Moment, { key, at: '2026-11-24T12:00:00Z' })
  const Later = () => {
    vi.setSystemTime(new Date('2026-11-24T12:01:05Z'))
    return null
  }
  const rows = [row('first'), createElement(Later, { key: 'later' }), row('second')]
  const intl = { locale: locales.en, formats: formats.en, timeZone, messages: {} }
  const html = renderToStaticMarkup(
    createElement(
      MantineProvider,
      null,
      createElement(IntlProvider, intl as never, createElement(ClockProvider, null, rows)),
    ),
  )
  expect(html.match(/just now|1 minute ago/g)).toEqual(['just now', 'just now'])
})
