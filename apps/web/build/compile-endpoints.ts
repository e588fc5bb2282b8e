import { resolve } from 'node:path'
import type { Endpoint } from '@collector/contracts'
import { type Plugin, runnerImport } from 'vite'

const folder = resolve(import.meta.dirname, '../../../packages/contracts/src/endpoints')

/**
 * Leaves of the contracts' endpoints what a call needs, which is no schema: answers are checked where they are made.
 * A page that checks no input then loads neither the schemas nor their library.
 */
export function compileEndpoints(): Plugin {
  let endpoints: Record<string, Endpoint>
  return {
    name: 'collector:compile-endpoints',
    apply: 'build',
    async buildStart() {
      const { module } = await runnerImport<{ endpoints: typeof endpoints }>(`${folder}/index.ts`)
      endpoints = module.endpoints
    },
    transform(_code, id) {
      const [, file] = id.startsWith(folder) ? (/([\w-]+)\.ts$/.exec(id) ?? []) : []
      const name = file?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      const endpoint = name && endpoints[name]
      if (!endpoint) return
      return { code: `export const ${name} = ${JSON.stringify(withoutSchemas(endpoint))}`, map: null }
    },
  }
}

function withoutSchemas({ name, method, path, permission, success, problems }: Endpoint) {
  const { status } = success
  return {
    ...{ name, method, path, permission, problems },
    success: 'file' in success ? { status, file: success.file } : { status },
  }
}
