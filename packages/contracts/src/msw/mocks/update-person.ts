import { updatePerson } from '../../endpoints/update-person.ts'
import { findPerson } from '../find.ts'
import { mock, refuse } from '../mock.ts'

export const updatePersonMock = mock(updatePerson, (store, { params, body }) => {
  const person = findPerson(store, params.id)
  const { role = person.role, disabled = person.disabledAt !== null } = body
  const others = store.people.filter(
    each => each !== person && each.role === 'administrator' && !each.disabledAt,
  )
  if ((role !== 'administrator' || disabled) && others.length === 0 && person.role === 'administrator') {
    refuse('last_administrator')
  }
  const disabledAt = disabled ? (person.disabledAt ?? store.now().toISOString()) : null
  return Object.assign(person, { role, disabledAt, ...(disabled && { sessions: 0 }) })
})
