import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createFortnoxSimulator, createMailSimulator, createVismaSimulator } from '@collector/simulators'
import { readConfig, readEnvironment } from './config.ts'
import { runProcess } from './run-process.ts'
import { serve } from './server.ts'

/**
 * `npm start`: the whole product in one process, ready for a first look. What the environment leaves out is
 * filled in: a sealing key kept in the data directory, a simulator of each app that has no credentials, and a
 * mail server that shows what it gets.
 */
async function start(): Promise<void> {
  const environment = readEnvironment()
  const dataDir = environment.DATA_DIR ?? '.data'
  await mkdir(dataDir, { recursive: true })
  const filledIn = { LOG_LEVEL: 'warn', ...(await localKeys(dataDir, environment)), ...environment }
  // Checked before the simulators start, which remember the address they are given.
  const config = readConfig(filledIn)
  const port = config.simulatorPort
  const place = { dataDir, publicUrl: config.publicUrl }
  const simulated = {
    ...(!config.visma && (await simulatedVisma({ ...place, port }))),
    ...(!config.fortnox && (await simulatedFortnox({ ...place, port: port === 0 ? 0 : port + 1 }))),
    ...(!config.mail && (await simulatedMail(port === 0 ? 0 : port + 2))),
  }
  tell(simulated)
  await serve(readConfig({ ...simulated, ...filledIn }), { alsoWork: true })
}

/** Where the simulators' own pages are. */
function tell(simulated: {
  VISMA_IDENTITY_URL?: string
  FORTNOX_OAUTH_URL?: string
  MAIL_INBOX_URL?: string
}): void {
  const { VISMA_IDENTITY_URL: visma, FORTNOX_OAUTH_URL: fortnox, MAIL_INBOX_URL: inbox } = simulated
  const lines = [
    visma && `Consents at the simulated Visma are withdrawn at ${visma}`,
    fortnox && `Consents at the simulated Fortnox are withdrawn at ${fortnox}`,
    inbox && `Mails are not sent: read them at ${inbox}`,
  ].filter(line => line !== undefined)
  if (lines.length > 0) process.stdout.write(`\n  ${lines.join('\n  ')}\n`)
}

/** Only for the embedded database: a shared one needs a key that every process is given. */
async function localKeys(dataDir: string, environment: Record<string, string | undefined>) {
  if (environment.DATABASE_URL || environment.ENCRYPTION_KEYS) return {}
  const file = `${dataDir}/encryption-keys`
  const fresh = `local:${randomBytes(32).toString('base64')}`
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch(error => {
    if (error.code !== 'EEXIST') throw error
  })
  return { ENCRYPTION_KEYS: await readFile(file, 'utf8') }
}

/** What is withdrawn at a simulator shows at the next fetch, not only when the access token has expired. */
const behaviour = { accessTokensAfterRevocation: 'rejected' } as const

interface Place {
  dataDir: string
  publicUrl: string
  port: number
}

async function simulatedVisma({ dataDir, publicUrl, port }: Place) {
  const visma = await createVismaSimulator({ port, dataFile: `${dataDir}/visma-simulator.json`, behaviour })
  const client = await registerCallback(visma, `${publicUrl}/oauth/visma/callback`)
  return {
    VISMA_CLIENT_ID: client.clientId,
    VISMA_CLIENT_SECRET: client.clientSecret,
    VISMA_IDENTITY_URL: visma.identityUrl,
    VISMA_API_URL: visma.apiUrl,
  }
}

async function simulatedFortnox({ dataDir, publicUrl, port }: Place) {
  const fortnox = await createFortnoxSimulator({
    port,
    dataFile: `${dataDir}/fortnox-simulator.json`,
    behaviour,
  })
  const client = await registerCallback(fortnox, `${publicUrl}/oauth/fortnox/callback`)
  return {
    FORTNOX_CLIENT_ID: client.clientId,
    FORTNOX_CLIENT_SECRET: client.clientSecret,
    FORTNOX_OAUTH_URL: fortnox.oauthUrl,
    FORTNOX_API_URL: fortnox.apiUrl,
  }
}

async function simulatedMail(port: number) {
  const { smtpUrl, inboxUrl } = await createMailSimulator({ port })
  return {
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'Reco Collector <no-reply@localhost.example>',
    MAIL_INBOX_URL: inboxUrl,
  }
}

async function registerCallback<Client extends { clientId: string; clientSecret: string }>(
  simulator: {
    clients: readonly Client[]
    registerRedirectUri: (clientId: string, redirectUri: string) => Promise<unknown>
  },
  redirectUri: string,
): Promise<Client> {
  const [client] = simulator.clients
  if (!client) throw new Error('the simulator has no client')
  await simulator.registerRedirectUri(client.clientId, redirectUri)
  return client
}

await runProcess(start)
