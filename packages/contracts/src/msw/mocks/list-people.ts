import { listPeople } from '../../endpoints/list-people.ts'
import { mock } from '../mock.ts'
import { pageOf } from '../pages.ts'

export const listPeopleMock = mock(listPeople, (store, { query }) => pageOf(store.people, query))
