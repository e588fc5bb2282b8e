import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/**
 * Fails the build when the entry and the given modules, with every chunk they import, weigh more than
 * `maxBytes` of gzipped JavaScript.
 */
export function limitFirstLoad(options: { maxBytes: number; modules: readonly string[] }): Plugin {
  return {
    name: 'collector:limit-first-load',
    apply: 'build',
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(output => output.type === 'chunk')
      const roots = options.modules.map(module => {
        const chunk = chunks.find(({ moduleIds }) => moduleIds.some(id => id.endsWith(`/${module}`)))
        if (!chunk) this.error(`No chunk holds ${module}`)
        return chunk
      })
      const loaded = withImports([...chunks.filter(({ isEntry }) => isEntry), ...roots], chunks)
      const sizes = loaded.map(({ fileName, code }) => ({
        fileName,
        bytes: gzipSync(code, { level: 9 }).length,
      }))
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
      for (const { fileName, bytes } of sizes.sort((a, b) => b.bytes - a.bytes))
        this.info(`${kilobytes(bytes)}  ${fileName}`)
      const verdict = `first load of the list page: ${kilobytes(total)} of JavaScript, limit ${kilobytes(options.maxBytes)}`
      if (total > options.maxBytes) this.error(verdict)
      this.info(verdict)
    },
  }
}

function withImports(roots: Rolldown.OutputChunk[], chunks: Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const seen = new Set<Rolldown.OutputChunk>()
  const visit = (chunk: Rolldown.OutputChunk) => {
    if (seen.has(chunk)) return
    seen.add(chunk)
    chunks.filter(({ fileName }) => chunk.imports.includes(fileName)).forEach(visit)
  }
  roots.forEach(visit)
  return [...seen]
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB gzip`
