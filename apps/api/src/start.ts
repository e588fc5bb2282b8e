import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createVismaSimulator } from '@collector/simulators'
import { readConfig, readEnvironment } from './config.ts'
import { runProcess } from './run-process.ts'
import { serve } from './server.ts'

/** The Visma simulator's place on this machine, unless `SIMULATOR_PORT` names another. */
const defaultSimulatorPort = 3010

/**
 * `npm start`: the whole product in one process, ready for a first look. What the environment leaves out is
 * filled in: a sealing key kept in the data directory, and a Visma simulator while there are no Visma
 * credentials.
 */
async function start(): Promise<void> {
  const environment = readEnvironment()
  const dataDir = environment.DATA_DIR ?? '.data'
  await mkdir(dataDir, { recursive: true })
  const filledIn = { LOG_LEVEL: 'warn', ...(await localKeys(dataDir, environment)), ...environment }
  // Checked before the simulator starts, which remembers the address it is given.
  const config = readConfig(filledIn)
  if (config.visma) return serve(config, { alsoWork: true })
  const simulatorPort = Number(environment.SIMULATOR_PORT ?? defaultSimulatorPort)
  const simulated = await simulatedVisma(dataDir, config.publicUrl, simulatorPort)
  await serve(readConfig({ ...simulated, ...filledIn }), { alsoWork: true })
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

async function simulatedVisma(dataDir: string, publicUrl: string, port: number) {
  const visma = await createVismaSimulator({
    port,
    dataFile: `${dataDir}/visma-simulator.json`,
  })
  const [client] = visma.clients
  if (!client) throw new Error('the simulator has no client')
  await visma.registerRedirectUri(client.clientId, `${publicUrl}/oauth/visma/callback`)
  return {
    VISMA_CLIENT_ID: client.clientId,
    VISMA_CLIENT_SECRET: client.clientSecret,
    VISMA_IDENTITY_URL: visma.identityUrl,
    VISMA_API_URL: visma.apiUrl,
  }
}

await runProcess(start)
