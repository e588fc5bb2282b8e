import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/**
 * Fails the build when the entry and the given modules, with every chunk they import, weigh more than
 * `maxBytes` of gzipped JavaScript, or when one of the modules that shall come later is among them.
 */
export function limitFirstLoad(options: {
  maxBytes: number
  modules: readonly string[]
  later: readonly string[]
}): Plugin {
  return {
    name: 'collector:limit-first-load',
    apply: 'build',
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(output => output.type === 'chunk')
      const chunkOf = (module: string) => {
        const chunk = chunks.find(({ moduleIds }) => moduleIds.some(id => id.endsWith(`/${module}`)))
        if (!chunk) this.error(`No chunk holds ${module}`)
        return chunk
      }
      const entries = chunks.filter(({ isEntry }) => isEntry)
      const loaded = withImports([...entries, ...options.modules.map(chunkOf)], chunks)
      const own = options.later.map(chunkOf)
      for (const [i, chunk] of own.entries()) {
        if (loaded.includes(chunk) || own.indexOf(chunk) !== i)
          this.error(`${options.later[i]} is no chunk of its own`)
      }
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
