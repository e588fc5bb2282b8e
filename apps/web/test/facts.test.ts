import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Facts } from '../src/components/facts.tsx'

test.each([
  ['salong-bjork', false],
  ['Onboarding in some words', false],
  ['Viewer: sees integrations and invoices.', true],
  ['kim.lindstrom@venue.example', true],
])('“%s” has the whole width of a phone: %s', (value, isLong) => {
  const html = renderToStaticMarkup(createElement(Facts, { facts: [['Label', value]] }))
  expect(html.includes('data-long')).toBe(isLong)
})
