import { listInvitations, listPeople } from '@collector/contracts'
import { pagesOf } from '@collector/contracts/queries'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { client } from '../../api/client.ts'

/** Begins the key of everything about people. */
export const peopleKey = ['people'] as const

export const peopleQuery = pagesOf(client, listPeople)

export const invitationsQuery = infiniteQueryOptions({
  ...pagesOf(client, listInvitations),
  queryKey: [...peopleKey, 'invitations'],
})
