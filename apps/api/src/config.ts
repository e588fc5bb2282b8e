import { isIP } from 'node:net'
import { parseSealingKeys, SealingKeyError } from '@collector/domain'
import { vismaApiUrl, vismaIdentityUrl } from '@collector/providers'
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

const SealingKeys = z.string().transform((text, context) => {
  try {
    return parseSealingKeys(text)
  } catch (error) {
    if (!(error instanceof SealingKeyError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
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
  VISMA_CLIENT_ID: z.string().min(1).optional(),
  VISMA_CLIENT_SECRET: z.string().min(1).optional(),
  VISMA_IDENTITY_URL: Origin.default(vismaIdentityUrl),
  VISMA_API_URL: Origin.default(vismaApiUrl),
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
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

const Config = Environment.superRefine((env, context) => {
  const pairs = [
    ['VISMA_CLIENT_ID', 'VISMA_CLIENT_SECRET'],
    ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
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
  throw new ConfigError(`The configuration is not complete:\n${lines.join('\n')}`)
}
