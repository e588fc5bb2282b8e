import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Puts a classic script at the head of the page, as a file named by its content: the page's policy forbids
 * inline scripts, and Vite itself only takes modules, which run after the first paint.
 */
export function blockingScript(path: string): Plugin {
  return {
    name: 'collector:blocking-script',
    async buildStart() {
      if (this.environment.mode !== 'build') return
      this.emitFile({
        type: 'asset',
        name: basename(path),
        source: await readFile(resolve(import.meta.dirname, '..', path), 'utf8'),
      })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const built = Object.values(bundle ?? {}).find(
          file => file.type === 'asset' && file.names.includes(basename(path)),
        )
        const src = built ? `/${built.fileName}` : `/${path}`
        return [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }]
      },
    },
  }
}
