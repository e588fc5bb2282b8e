import { defineEndpoint } from '../endpoint.ts'
import { SyncParams } from '../paging.ts'
import { SyncRecord } from '../syncs.ts'

/**
 * One fetch with the rows it could not read and, when it failed, its last requests.
 * @throws {ApiProblem} not_found
 *
 * @example
 * const { items } = await client.call(listSyncs, { params: { id } })
 * for (const { id: syncId } of items) {
 *   const { exchanges } = await client.call(getSync, { params: { id, syncId } })
 *   console.log(exchanges)
 * }
 */
export const getSync = defineEndpoint({
  name: 'getSync',
  method: 'GET',
  path: '/integrations/{id}/syncs/{syncId}',
  summary: 'One fetch with the rows it could not read and, when it failed, its last requests',
  permission: 'integrations:read',
  params: SyncParams,
  success: { status: 200, body: SyncRecord },
  problems: ['not_found'],
})
