import type { ZodType } from 'zod'
import { type RegisteredClient, withStoredRedirectUris } from './redirect-uris.ts'
import { createStateFile } from './state-file.ts'

export interface State<Data> {
  readonly data: Data
  /** Resolves when what is in memory now is on disk. */
  save(): Promise<void>
}

/**
 * Takes up what the file holds, or begins afresh; clients that are given take the place of the stored ones.
 */
export async function openStateFile<
  Client extends RegisteredClient,
  Data extends { clients: Client[] },
>(options: {
  path: string | undefined
  schema: ZodType<Data>
  fresh(): Data | Promise<Data>
  clients: readonly Client[] | undefined
  defaultClient(): Client
}): Promise<State<Data>> {
  const { schema, clients } = options
  const file = createStateFile(options.path)
  const stored = await file.read()
  const data = stored === undefined ? await options.fresh() : schema.parse(stored)
  if (clients) data.clients = clients.map(client => withStoredRedirectUris(client, data.clients))
  else if (data.clients.length === 0) data.clients = [options.defaultClient()]

  const save = () => file.write(() => data)
  await save()
  return { data, save }
}
