import { type Endpoint, endpoints, problems } from '@collector/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Product, startProduct } from './harness/product.ts'

let product: Product
let page: Response
let html: string

beforeAll(async () => {
  product = await startProduct({ works: false })
  page = await fetch(`${product.origin}/api/docs`)
  html = await page.text()
})
afterAll(() => product.close())

test('the reference tells of every endpoint: its address, its right and its problems in both languages', () => {
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  for (const { name, method, path, permission, problems: codes } of Object.values<Endpoint>(endpoints)) {
    const [section = ''] = new RegExp(`<section id="${name}">[\\s\\S]*?</section>`).exec(html) ?? []
    expect(section, name).toContain(`${method}</b> /api/v1${path}`)
    if (permission !== 'public' && permission !== 'session') expect(section, name).toContain(permission)
    for (const code of codes) expect(section, name).toContain(problems[code].message.sv)
  }
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  for (const id of targets) expect(html).toContain(`id="${id}"`)
  expect(new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe(
    [...html.matchAll(/ id="([^"]+)"/g)].length,
  )
})

test('the reference has no script, nothing inline and nothing from elsewhere', async () => {
  expect(html).not.toMatch(/<script|<style|style="|\son\w+=|https?:\/\//)
  const loaded = [...html.matchAll(/<link[^>]* href="([^"]+)"/g)].map(([, href]) => href)
  expect(loaded).toEqual(['data:,', '/api/docs.css'])
  const css = await fetch(`${product.origin}/api/docs.css`)
  expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(await css.text()).not.toMatch(/url\(|@import/)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
})
