import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { en } from './translators.ts'

const source = new URL('../src', import.meta.url).pathname

test('every message is used', async () => {
  const used: RegExp[] = []
  for await (const file of glob(`${source}/**/*.{ts,tsx}`))
    if (!file.includes('/languages/')) used.push(...usesIn(await readFile(file, 'utf8')))
  expect(keysOf(en).filter(key => !used.some(use => use.test(key)))).toEqual([])
})

/** The keys that a file may use: each of its texts, under each of its namespaces. */
function usesIn(code: string): RegExp[] {
  const translators = [...code.matchAll(/(?:(\w+) = )?\buseTranslations[<(](?:'([\w.]+)')?/g)]
  const texts = [...code.matchAll(/'([\w.]+)'|\(\s*`([\w.]+\$\{[^}`]*\})`/g)].map(
    ([, text, template = '']) => text ?? template.replace(/\$\{.*\}/, '*'),
  )
  return translators.flatMap(([, name, namespace]) => {
    // `t(status)`: the keys are values of the contracts.
    const isComputed = name && new RegExp(`\\b${name}\\(\\w+[,)]`).test(code)
    return [...texts, ...(isComputed ? ['*'] : [])].map(text => {
      const key = namespace ? `${namespace}.${text}` : text
      return new RegExp(`^${key.replaceAll('.', '\\.').replace('*', '\\w+')}$`)
    })
  })
}

/** A message is a text, or what the build has compiled it to. */
function keysOf(messages: object, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, message]) =>
    typeof message === 'string' || Array.isArray(message)
      ? [`${path}${key}`]
      : keysOf(message, `${path}${key}.`),
  )
}
