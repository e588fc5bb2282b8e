import { listInvitations, listPeople } from '@collector/contracts'
import { pagesOf } from '@collector/contracts/queries'
import { client } from '../../api/client.ts'

export const peopleQuery = pagesOf(client, listPeople)

export const invitationsQuery = pagesOf(client, listInvitations)

/** The keys of everything about people. */
export const peopleKeys = [peopleQuery.queryKey, invitationsQuery.queryKey]
