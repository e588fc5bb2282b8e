import { logIn } from '@collector/contracts'
import { issueSetupToken } from '@collector/domain'
import { createAdministrator, createVisitor, type Person, password } from '../../harness/people.ts'
import type { Fleet, Member } from './fleet.ts'
import type { Inside } from './plant.ts'

/** The origin that people see; the processes listen elsewhere. */
const publicOrigin = 'http://localhost:3999'

/** One more HTTP process, on a free port. */
export async function startServer(fleet: Fleet): Promise<{ server: Member; origin: string }> {
  const server = await fleet.start('server', {
    PORT: '0',
    PUBLIC_URL: publicOrigin,
    REQUESTS_PER_MINUTE: '1000000',
  })
  const port = /Server listening at http:\/\/127\.0\.0\.1:(\d+)/.exec(server.lines.join('\n'))?.[1]
  return { server, origin: `http://localhost:${port}` }
}

/** The first administrator, at each of these processes. */
export async function administratorAt({ deps }: Inside, origins: readonly string[]): Promise<Person[]> {
  const setupToken = async () => {
    const token = await issueSetupToken(deps)
    if (!token) throw new Error('there already is a user')
    return token
  }
  const product = { origin: publicOrigin, setupToken }
  const [first = publicOrigin, ...others] = origins
  const people = [await createAdministrator(product, first)]
  for (const origin of others) {
    const person = createVisitor(product, origin)
    await person.call(logIn, { body: { email: 'anna@venue.example', password } })
    people.push(person)
  }
  return people
}
