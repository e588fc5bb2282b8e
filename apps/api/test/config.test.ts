import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

const key = randomBytes(32).toString('base64')
const least = { ENCRYPTION_KEYS: `k1:${key}` }

/** The message with which an environment is refused. */
function refusalOf(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('the configuration was accepted')
}

test('one sealing key is all that a configuration needs', () => {
  expect(readConfig(least)).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    databaseUrl: undefined,
    dataDir: '.data',
    firstAdministrator: undefined,
    visma: undefined,
    fortnox: undefined,
    invoiceRetentionDays: 90,
    trustedProxies: [],
    logLevel: 'info',
  })
})

test('an empty variable counts as absent', () => {
  const empty = {
    PORT: '',
    PUBLIC_URL: '',
    DATABASE_URL: '',
    ADMIN_EMAIL: '',
    VISMA_CLIENT_ID: '',
    LOG_LEVEL: '',
  }
  expect(readConfig({ ...least, ...empty })).toEqual(readConfig(least))
  expect(refusalOf({ ENCRYPTION_KEYS: '' })).toContain('ENCRYPTION_KEYS: is missing')
})

const bad: [string, string][] = [
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['SIMULATOR_PORT', 'http'],
  ['PUBLIC_URL', 'canary.example'],
  ['PUBLIC_URL', 'http://canary.example'],
  ['PUBLIC_URL', 'ftp://localhost/canary'],
  ['PUBLIC_URL', 'javascript:canary'],
  ['PUBLIC_URL', 'http://localhost.canary.example'],
  ['PUBLIC_URL', 'http://canary:canary@evil.example'],
  ['DATABASE_URL', 'mysql://user:canary@host/db'],
  ['DATABASE_URL', 'canary'],
  ['FORTNOX_OAUTH_URL', 'http://canary.example'],
  ['FORTNOX_API_URL', 'canary'],
  ['INVOICE_RETENTION_DAYS', '-1'],
  ['INVOICE_RETENTION_DAYS', 'canary'],
  ['ENCRYPTION_KEYS', 'canary'],
  ['ENCRYPTION_KEYS', `canary:${randomBytes(16).toString('base64')}`],
  ['ENCRYPTION_KEYS', `canary:${Buffer.alloc(32, 'canary').toString('base64')}`],
  ['ENCRYPTION_KEYS', `canary:${key},canary:${key}`],
  ['ENCRYPTION_KEYS', `canary:${key},`.repeat(2)],
  ['ENCRYPTION_KEYS', ' , '],
  ['ADMIN_EMAIL', 'canary at example'],
  ['ADMIN_PASSWORD', 'canary'],
  ['VISMA_IDENTITY_URL', 'http://canary.example'],
  ['VISMA_API_URL', 'canary'],
  ['SMTP_URL', 'canary'],
  ['SMTP_URL', 'https://user:canary@mail.example'],
  ['SMTP_URL', 'smtp:/canary'],
  ['MAIL_FROM', 'canary'],
  ['MAIL_FROM', 'Reco <canary>'],
  ['MAIL_FROM', 'Reco\r\nBcc: canary@evil.example <reco@reco.example>'],
  ['MAIL_INBOX_URL', 'http://canary.example'],
  ['TRUSTED_PROXIES', 'canary'],
  ['TRUSTED_PROXIES', '10.0.0.0/8, canary'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['TRUSTED_PROXIES', '*'],
  ['TRUSTED_PROXIES', '1'],
  ['TRUSTED_PROXIES', 'true'],
  ['REQUESTS_PER_MINUTE', '0'],
  ['REQUESTS_PER_MINUTE', 'canary'],
  ['LOG_LEVEL', 'canary'],
]

test.for(bad)('%s=%s is refused by name and the value is not repeated', ([variable, value]) => {
  const pairs = { ADMIN_EMAIL: 'a@b.example', ADMIN_PASSWORD: 'a good password' }
  const mail = { SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'Reco <reco@reco.example>' }
  const others = { ...(variable.startsWith('ADMIN') && pairs), ...(/^(SMTP|MAIL)/.test(variable) && mail) }
  const message = refusalOf({ ...least, ...others, [variable]: value })
  expect(message).toMatch(new RegExp(`^The configuration is not right:\n {2}${variable}: \\S`))
  expect(message.split('\n')).toHaveLength(2)
  expect(message).not.toContain('canary')
  expect(message).not.toContain(key)
  if (value.length > 5) expect(message).not.toContain(value)
})

test('a number that is none is asked for in words', () => {
  expect(refusalOf({ ...least, PORT: 'abc' })).toContain('PORT: must be a whole number from 0 to 65535')
})

test('everything that is wrong is said at once', () => {
  const message = refusalOf({ PORT: 'x', LOG_LEVEL: 'x', TRUSTED_PROXIES: 'x' })
  for (const variable of ['PORT', 'LOG_LEVEL', 'TRUSTED_PROXIES', 'ENCRYPTION_KEYS: is missing']) {
    expect(message).toContain(variable)
  }
})

test('a half of a pair is refused by the name of the other half', () => {
  for (const [given, missing] of [
    ['VISMA_CLIENT_ID', 'VISMA_CLIENT_SECRET'],
    ['VISMA_CLIENT_SECRET', 'VISMA_CLIENT_ID'],
    ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
    ['ADMIN_PASSWORD', 'ADMIN_EMAIL'],
  ] as const) {
    const value = given === 'ADMIN_EMAIL' ? 'canary@b.example' : 'canary canary'
    const message = refusalOf({ ...least, [given]: value })
    expect(message).toContain(`  ${missing}: is needed with ${given}`)
    expect(message).not.toContain('canary')
  }
})

test('addresses are reduced to origins, the first e-mail to lower case, and proxies may be networks', () => {
  const config = readConfig({
    ...least,
    PUBLIC_URL: 'https://Collector.Example/',
    ADMIN_EMAIL: ' Anna@Venue.Example ',
    ADMIN_PASSWORD: 'a good password',
    TRUSTED_PROXIES: ' 10.0.0.0/8 , ::1,fd00::/8, 192.0.2.1 ',
  })
  expect(config.publicUrl).toBe('https://collector.example')
  expect(config.firstAdministrator?.email).toBe('anna@venue.example')
  expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1', 'fd00::/8', '192.0.2.1'])
})
