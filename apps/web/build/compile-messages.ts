import compile from 'icu-minify/compile'
import { type Plugin, runnerImport } from 'vite'

type Messages = { [key: string]: string | Messages }

/**
 * Compiles the ICU messages of `languages/<language>/*.ts` while they are bundled; a broken message fails the
 * build.
 */
export function compileMessages(): Plugin {
  return {
    name: 'collector:compile-messages',
    async transform(_code, id) {
      const file = id.split('?')[0] ?? id
      if (!/\/src\/languages\/(en|sv)\/(?!first-load|later)[\w-]+\.ts$/.test(file)) return
      const { module } = await runnerImport<{ default: Messages }>(file)
      return { code: `export default ${JSON.stringify(compiled(module.default))}`, map: null }
    },
  }
}

function compiled(messages: Messages): unknown {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      typeof message === 'string' ? compile(message) : compiled(message),
    ]),
  )
}
