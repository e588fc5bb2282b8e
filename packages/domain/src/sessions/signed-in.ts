import type { Actor, Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'

type User = Extract<Actor, { kind: 'user' }>

/** The person who asks, with the login that does. @throws unauthenticated */
export function signedIn({ actor }: Pick<Context, 'actor'>): User & Required<Pick<User, 'session'>> {
  if (actor.kind !== 'user' || !actor.session) throw new DomainError('unauthenticated')
  return { ...actor, session: actor.session }
}
