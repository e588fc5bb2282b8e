import { isIP } from 'node:net'
import { Role } from '@collector/contracts'
import { parseSealingKeys, SealingKeyError } from '@collector/domain'
import { fortnoxApiUrl, fortnoxOauthUrl, vismaApiUrl, vismaIdentityUrl } from '@collector/providers'
import { z } from 'zod'

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Hosts that mean this very machine: plain http is allowed to them only. */
const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']

export function isLoopback(url: string): boolean {
  return loopbackHosts.includes(new URL(url).hostname)
}

function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url))
}

/** An address or a network in CIDR notation. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** An origin without a trailing slash: https, or http on this machine. */
const Origin = z
  .string()
  .refine(isSafeUrl, { error: 'must be an https URL (plain http only on localhost)' })
  .transform(url => new URL(url).origin)

/** A mail server: `smtps:`, or `smtp:` that changes to TLS; on this machine without. */
const SmtpUrl = z.string().refine(url => URL.canParse(url) && /^smtps?:\/\/[^/]/.test(url), {
  error: 'must begin with smtp:// or smtps:// and name a host',
})

/** `no-reply@reco.example`, or with a name: `Reco <no-reply@reco.example>`. */
const Sender = z.string().refine(
  text => {
    const { name = '', address = text } =
      /^(?<name>[^<>"\r\n]*)<(?<address>[^<>]+)>$/.exec(text)?.groups ?? {}
    return !/[\r\n]/.test(name) && z.email().safeParse(address).success
  },
  { error: 'must be an e-mail address, or a name and <an address>' },
)

/** `reco.se, reco.example`: whole domains, not their ends. */
const Domains = z
  .string()
  .transform(text =>
    text
      .toLowerCase()
      .split(',')
      .map(part => part.trim())
      .filter(Boolean),
  )
  .refine(domains => domains.every(domain => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)), {
    error: 'must be domains separated by commas',
  })

const SealingKeys = z.string().transform((text, context) => {
  try {
    return parseSealingKeys(text)
  } catch (error) {
    if (!(error instanceof SealingKeyError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})

/** A whole number, said in words when it is none. */
const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error })
}

const Environment = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  SIMULATOR_PORT: wholeNumber(0, 65_533).default(3010),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: Origin.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must begin with postgresql://' })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  ENCRYPTION_KEYS: SealingKeys,
  ADMIN_EMAIL: z.string().trim().toLowerCase().pipe(z.email()).optional(),
  ADMIN_PASSWORD: z.string().min(8, { error: 'must have at least 8 characters' }).max(200).optional(),
  ADMIN_OIDC_ISSUER: z
    .string()
    .refine(isSafeUrl, { error: 'must be an https URL (plain http only on localhost)' })
    .optional(),
  ADMIN_OIDC_CLIENT_ID: z.string().min(1).optional(),
  ADMIN_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  ADMIN_OIDC_NAME: z.string().trim().min(1).max(60).default('single sign-on'),
  ADMIN_OIDC_DOMAINS: Domains.default([]),
  ADMIN_OIDC_ROLE: Role.default('viewer'),
  VISMA_CLIENT_ID: z.string().min(1).optional(),
  VISMA_CLIENT_SECRET: z.string().min(1).optional(),
  VISMA_IDENTITY_URL: Origin.default(vismaIdentityUrl),
  VISMA_API_URL: Origin.default(vismaApiUrl),
  FORTNOX_CLIENT_ID: z.string().min(1).optional(),
  FORTNOX_CLIENT_SECRET: z.string().min(1).optional(),
  FORTNOX_OAUTH_URL: Origin.default(fortnoxOauthUrl),
  FORTNOX_API_URL: Origin.default(fortnoxApiUrl),
  SMTP_URL: SmtpUrl.optional(),
  MAIL_FROM: Sender.optional(),
  MAIL_INBOX_URL: Origin.optional(),
  SESSION_IDLE_MINUTES: wholeNumber(5, 7 * 24 * 60).default(8 * 60),
  SESSION_LIFE_HOURS: wholeNumber(1, 30 * 24).default(7 * 24),
  INVOICE_RETENTION_DAYS: wholeNumber(0, 3650).default(90),
  TRUSTED_PROXIES: z
    .string()
    .transform(text =>
      text
        .split(',')
        .map(part => part.trim())
        .filter(Boolean),
    )
    .refine(networks => networks.every(isNetwork), {
      error: 'must be addresses or networks (10.0.0.0/8) separated by commas',
    })
    .default([]),
  REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

const Config = Environment.superRefine((env, context) => {
  const pairs = [
    ['VISMA_CLIENT_ID', 'VISMA_CLIENT_SECRET'],
    ['FORTNOX_CLIENT_ID', 'FORTNOX_CLIENT_SECRET'],
    ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
    ['ADMIN_OIDC_ISSUER', 'ADMIN_OIDC_CLIENT_ID'],
    ['ADMIN_OIDC_CLIENT_ID', 'ADMIN_OIDC_CLIENT_SECRET'],
    ['SMTP_URL', 'MAIL_FROM'],
  ] as const
  for (const [first, second] of pairs) {
    if ((env[first] === undefined) === (env[second] === undefined)) continue
    const missing = env[first] === undefined ? first : second
    context.addIssue({
      code: 'custom',
      path: [missing],
      message: `is needed with ${missing === first ? second : first}`,
    })
  }
}).transform(env => ({
  port: env.PORT,
  /** Where the local start puts the first simulator; the others are beside it. */
  simulatorPort: env.SIMULATOR_PORT,
  host: env.HOST,
  publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
  databaseUrl: env.DATABASE_URL,
  dataDir: env.DATA_DIR,
  sealingKeys: env.ENCRYPTION_KEYS,
  firstAdministrator:
    env.ADMIN_EMAIL && env.ADMIN_PASSWORD
      ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD }
      : undefined,
  visma:
    env.VISMA_CLIENT_ID && env.VISMA_CLIENT_SECRET
      ? {
          clientId: env.VISMA_CLIENT_ID,
          clientSecret: env.VISMA_CLIENT_SECRET,
          identityUrl: env.VISMA_IDENTITY_URL,
          apiUrl: env.VISMA_API_URL,
        }
      : undefined,
  fortnox:
    env.FORTNOX_CLIENT_ID && env.FORTNOX_CLIENT_SECRET
      ? {
          clientId: env.FORTNOX_CLIENT_ID,
          clientSecret: env.FORTNOX_CLIENT_SECRET,
          oauthUrl: env.FORTNOX_OAUTH_URL,
          apiUrl: env.FORTNOX_API_URL,
        }
      : undefined,
  mail:
    env.SMTP_URL && env.MAIL_FROM
      ? { url: env.SMTP_URL, from: env.MAIL_FROM, inboxUrl: env.MAIL_INBOX_URL }
      : undefined,
  singleSignOn:
    env.ADMIN_OIDC_ISSUER && env.ADMIN_OIDC_CLIENT_ID && env.ADMIN_OIDC_CLIENT_SECRET
      ? {
          issuer: env.ADMIN_OIDC_ISSUER,
          clientId: env.ADMIN_OIDC_CLIENT_ID,
          clientSecret: env.ADMIN_OIDC_CLIENT_SECRET,
          name: env.ADMIN_OIDC_NAME,
          domains: env.ADMIN_OIDC_DOMAINS,
          role: env.ADMIN_OIDC_ROLE,
        }
      : undefined,
  sessionLimits: {
    idleMs: env.SESSION_IDLE_MINUTES * 60_000,
    absoluteMs: env.SESSION_LIFE_HOURS * 60 * 60_000,
  },
  invoiceRetentionDays: env.INVOICE_RETENTION_DAYS,
  trustedProxies: env.TRUSTED_PROXIES,
  requestsPerMinute: env.REQUESTS_PER_MINUTE,
  logLevel: env.LOG_LEVEL,
}))

/** The checked configuration of a process. */
export type Config = z.output<typeof Config>

/** The environment of this process; nothing else reads it. Empty variables count as absent. */
export function readEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
}

/**
 * Checks an environment.
 * @throws ConfigError that names each missing or wrong variable, never its value
 */
export function readConfig(environment: Record<string, string | undefined> = readEnvironment()): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Config.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(issue => {
    const variable = issue.path.join('.')
    const isMissing = issue.code === 'invalid_type' && given[variable] === undefined
    return `  ${variable}: ${isMissing ? 'is missing' : issue.message}`
  })
  throw new ConfigError(`The configuration is not right:\n${lines.join('\n')}`)
}

/** Where the configured database is: on a server, or in a directory of its own. */
export function databaseOf({ databaseUrl, dataDir }: Config) {
  return { databaseUrl, dataDir: databaseUrl ? undefined : `${dataDir}/database` }
}

/** Keys that do not fit the database are a matter of the configuration; any other error stays what it is. */
export function asConfigError(error: unknown): unknown {
  return error instanceof SealingKeyError ? new ConfigError(`ENCRYPTION_KEYS ${error.message}`) : error
}
