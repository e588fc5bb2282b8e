import { setTimeout as sleep } from 'node:timers/promises'
import { acceptInvitation, createInvitation, createPasswordReset, getSession } from '@collector/contracts'
import { rawDump } from '@collector/db/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { problemOf } from './harness/answers.ts'
import {
  createAdministrator,
  createColleague,
  createVisitor,
  type Person,
  password,
} from './harness/people.ts'
import { type Product, startProduct } from './harness/product.ts'

const newPassword = 'nine purple bicycles at noon'
const dayMs = 24 * 60 * 60_000
const hourMs = 60 * 60_000

let product: Product
let admin: Person
let origins: [string, string]

beforeAll(async () => {
  product = await startProduct({ environment: { TRUSTED_PROXIES: '127.0.0.1' } })
  origins = [product.origin, await product.addProcess()]
  admin = await createAdministrator(product)
})
afterAll(() => product.close())

const tokenOf = ({ url }: { url: string }) => new URL(url).hash.slice(1)

let turn = 0
async function invite() {
  turn += 1
  const body = { email: `new-${turn}@venue.example`, role: 'viewer' as const }
  const link = await admin.call(createInvitation, { body })
  return { ...link, ...body, token: tokenOf(link) }
}

async function resetLink() {
  const person = await createColleague(product, 'viewer')
  const { user } = await person.call(getSession)
  const link = await admin.call(createPasswordReset, { params: { id: user.id }, body: {} })
  return { ...link, person, user, token: tokenOf(link) }
}

const accept = (token: string, origin = product.origin) =>
  createVisitor(product, origin).raw('POST', '/invitation-acceptance', {
    json: { token, name: 'Ny', password: newPassword },
  })
const reset = (token: string, origin = product.origin) =>
  createVisitor(product, origin).raw('POST', '/password-reset', { json: { token, password: newPassword } })

test('SE-16 an invitation works for seven days and a reset for an hour, to the second', async () => {
  const [late, inTime, lateReset, resetInTime] = [
    await invite(),
    await invite(),
    await resetLink(),
    await resetLink(),
  ]
  product.clock.advance(hourMs - 60_000)
  expect((await reset(resetInTime.token)).status).toBe(204)
  product.clock.advance(60_000)
  expect(problemOf(await reset(lateReset.token)).code).toBe('link_not_valid')
  product.clock.advance(7 * dayMs - hourMs - 60_000)
  expect((await accept(inTime.token)).status).toBe(201)
  product.clock.advance(60_000)
  expect(problemOf(await accept(late.token)).code).toBe('link_not_valid')
  expect(await product.db.prisma.user.count({ where: { email: late.email } })).toBe(0)
  await admin.raw('POST', '/session', { json: { email: 'anna@venue.example', password } })
})

test('SE-16 each link works once, also when twenty see it at the same moment in two processes', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [{ token, email }, { token: resetToken, user }] = [await invite(), await resetLink()]
    const accepted = await Promise.all(Array.from({ length: 20 }, (_, i) => accept(token, origins[i % 2])))
    expect(accepted.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(await product.db.prisma.user.count({ where: { email } })).toBe(1)
    const resets = await Promise.all(Array.from({ length: 20 }, (_, i) => reset(resetToken, origins[i % 2])))
    expect(resets.filter(({ status }) => status === 204)).toHaveLength(1)
    const done = { type: 'password_reset.completed', actorId: user.id }
    expect(await product.db.prisma.event.count({ where: done })).toBe(1)
    expect(problemOf(await accept(token)).code).toBe('link_not_valid')
    expect(problemOf(await reset(resetToken)).code).toBe('link_not_valid')
  }
})

test('SE-16 a newer link, a withdrawal, a changed password and a disabled account kill the older link', async () => {
  const invited = await invite()
  const renewed = await admin.raw('POST', `/invitations/${invited.invitation.id}/link`, { json: {} })
  expect(problemOf(await accept(invited.token)).code).toBe('link_not_valid')
  const fresh = new URL(JSON.parse(renewed.text).url).hash.slice(1)
  await admin.raw('DELETE', `/invitations/${invited.invitation.id}`)
  expect(problemOf(await accept(fresh)).code).toBe('link_not_valid')

  const first = await resetLink()
  await admin.call(createPasswordReset, { params: { id: first.user.id }, body: {} })
  expect(problemOf(await reset(first.token)).code).toBe('link_not_valid')
  const second = await resetLink()
  await second.person.raw('POST', '/account/password', { json: { password: newPassword } })
  expect(problemOf(await reset(second.token)).code).toBe('link_not_valid')
  const third = await resetLink()
  await admin.raw('PATCH', `/people/${third.user.id}`, { json: { disabled: true } })
  expect(problemOf(await reset(third.token)).code).toBe('link_not_valid')
})

test('SE-16 the links that a former administrator has made are dead, whatever ended it, and those of others live', async () => {
  for (const end of [{ role: 'viewer' }, { disabled: true }]) {
    const former = await createColleague(product, 'administrator')
    const { id } = (await former.call(getSession)).user
    const body = { email: `${id}@venue.example`, role: 'administrator' as const }
    const invited = await former.call(createInvitation, { body })
    const [target, kept, keptReset] = [
      await createColleague(product, 'viewer'),
      await invite(),
      await resetLink(),
    ]
    const params = { id: (await target.call(getSession)).user.id }
    const resetOf = await former.call(createPasswordReset, { params, body: {} })
    await admin.raw('PATCH', `/people/${id}`, { json: end })
    expect(problemOf(await accept(tokenOf(invited))).code).toBe('link_not_valid')
    expect(problemOf(await reset(tokenOf(resetOf))).code).toBe('link_not_valid')
    expect((await accept(kept.token)).status).toBe(201)
    expect((await reset(keptReset.token)).status).toBe(204)
    const withdrawn = await product.db.prisma.event.findMany({ where: { type: 'invitation.withdrawn' } })
    expect(withdrawn.map(({ data }) => data)).toContainEqual({ person: body.email, role: body.role })
  }
})

test('SE-16 no link is left of an administrator who makes one while being disabled', async () => {
  for (let round = 0; round < 6; round += 1) {
    const former = await createColleague(product, 'administrator')
    const { id } = (await former.call(getSession)).user
    const making = Array.from({ length: 6 }, (_, i) =>
      former.raw('POST', '/invitations', {
        json: { email: `${i}-${id}@venue.example`, role: 'administrator' },
      }),
    )
    await sleep(round * 4)
    await admin.raw('PATCH', `/people/${id}`, { json: { disabled: true } })
    const statuses = (await Promise.all(making)).map(({ status }) => status)
    expect(statuses.filter(status => ![201, 401, 403].includes(status))).toEqual([])
    expect(await product.db.prisma.invitation.count({ where: { invitedById: id } })).toBe(0)
  }
})

test('SE-16 who asks for a password of somebody does not kill the link an administrator has made', async () => {
  const { token, user } = await resetLink()
  await createVisitor(product).raw('POST', '/password-resets', { json: { email: user.email } })
  const requested = { type: 'password_reset.requested', data: { path: ['personId'], equals: user.id } }
  await vi.waitFor(
    async () => expect(await product.db.prisma.event.count({ where: requested })).toBe(1),
    20_000,
  )
  expect((await reset(token)).status).toBe(204)
})

test('SE-13 who has a new password by link is not locked out by the tries before it', async () => {
  const { token, user } = await resetLink()
  const logInWith = (text: string, address: string) =>
    createVisitor(product).raw('POST', '/session', {
      json: { email: user.email, password: text },
      headers: { 'x-forwarded-for': address },
    })
  for (let i = 0; i < 30; i += 1) await logInWith('guess', `198.51.100.${Math.floor(i / 5)}`)
  expect((await logInWith(password, '198.51.100.9')).status).toBe(401)
  expect((await reset(token)).status).toBe(204)
  expect((await logInWith(newPassword, '198.51.100.9')).status).toBe(201)
})

test('one address gets six mails with a link in an hour, whoever sends them', async () => {
  const { invitation } = await invite()
  const { user } = await resetLink()
  for (const path of [`/invitations/${invitation.id}/link`, `/people/${user.id}/password-reset`]) {
    const statuses: number[] = []
    for (let i = 0; i < 6; i += 1) statuses.push((await admin.raw('POST', path, { json: {} })).status)
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
  }
})

test('SE-15 who logs in with single sign-on alone gets no password by asking', async () => {
  const { user } = await (await createColleague(product, 'viewer')).call(getSession)
  await product.db.prisma.user.update({ where: { id: user.id }, data: { passwordHash: null } })
  const requests = () => product.db.prisma.event.count({ where: { type: 'password_reset.requested' } })
  const before = await requests()
  await createVisitor(product).raw('POST', '/password-resets', { json: { email: user.email } })
  await vi.waitFor(async () => expect(await requests()).toBe(before + 1), 20_000)
  expect(await product.db.prisma.passwordReset.count({ where: { userId: user.id } })).toBe(0)
})

test('SE-16 the secret is in the fragment, only its hash is stored, and it is in no log', async () => {
  const links = [await invite(), await resetLink()]
  const dump = await rawDump(product.db)
  for (const { url, token } of links) {
    const { pathname, search } = new URL(url)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(pathname + search).not.toContain(token)
    expect(dump.includes(token)).toBe(false)
  }
  await accept(links[0]?.token ?? '')
  await reset(links[1]?.token ?? '')
  expect(product.logLines.filter(line => links.some(({ token }) => line.includes(token)))).toEqual([])
})

test('SE-16 a new password by link ends every login, and a weak one leaves the link usable', async () => {
  const { token, person, user } = await resetLink()
  const weak = await createVisitor(product).raw('POST', '/password-reset', {
    json: { token, password: 'qwertyuiop' },
  })
  expect(problemOf(weak)).toMatchObject({ code: 'validation_failed', errors: [{ field: 'password' }] })
  expect((await person.raw('GET', '/session')).status).toBe(200)
  expect((await reset(token, origins[1])).status).toBe(204)
  expect((await person.raw('GET', '/session')).status).toBe(401)
  const again = (text: string) =>
    createVisitor(product).raw('POST', '/session', { json: { email: user.email, password: text } })
  expect((await again(password)).status).toBe(401)
  expect((await again(newPassword)).status).toBe(201)
})

test('SE-15 asking for a new password tells nobody who has an account, and mails only who has', async () => {
  const known = await createColleague(product, 'viewer')
  const { email } = (await known.call(getSession)).user
  const mailsTo = (address: string) => product.mail.mails.filter(({ to }) => to === address)
  const ask = (address: string) =>
    createVisitor(product).raw('POST', '/password-resets', { json: { email: address, language: 'en' } })
  const answers = [await ask(email), await ask('nobody@venue.example')]
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [204, ''],
    [204, ''],
  ])
  await expect.poll(() => mailsTo(email).length, { timeout: 10_000 }).toBe(1)
  expect(mailsTo('nobody@venue.example')).toEqual([])
  const text = mailsTo(email)[0]?.text ?? ''
  const token = /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? ''
  expect((await reset(token)).status).toBe(204)
  for (let i = 0; i < 8; i += 1) await ask(email)
  await expect.poll(() => mailsTo(email).length, { timeout: 10_000 }).toBeGreaterThan(1)
  expect(mailsTo(email).length).toBeLessThanOrEqual(5)
})

test('without a mail server the links are there to be copied, and nothing is sent', async () => {
  await using quiet = await startProduct({ works: false, environment: { SMTP_URL: '', MAIL_FROM: '' } })
  const anna = await createAdministrator(quiet)
  const link = await anna.call(createInvitation, { body: { email: 'kim@venue.example', role: 'viewer' } })
  expect(link.sent).toBe(false)
  const visitor = createVisitor(quiet)
  const token = new URL(link.url).hash.slice(1)
  await visitor.call(acceptInvitation, { body: { token, name: 'Kim', password: newPassword } })
  const { id } = (await visitor.call(getSession)).user
  expect(await anna.call(createPasswordReset, { params: { id }, body: {} })).toMatchObject({ sent: false })
  expect(
    (await visitor.raw('POST', '/password-resets', { json: { email: 'kim@venue.example' } })).status,
  ).toBe(204)
  expect(await quiet.db.prisma.mail.count()).toBe(0)
})
