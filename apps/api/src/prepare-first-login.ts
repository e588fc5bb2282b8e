import { apps } from '@collector/contracts'
import {
  createFirstAdministrator,
  type Dependencies,
  DomainError,
  issueSetupToken,
  webPages,
} from '@collector/domain'
import { type Config, ConfigError } from './config.ts'

/**
 * Makes the first login possible if nobody has one yet, and says how: with ADMIN_EMAIL, or with a one-time
 * link, which belongs in the terminal and nowhere else. The lines are for the person who started the process.
 * @throws ConfigError when ADMIN_PASSWORD is weak
 */
export async function prepareFirstLogin(deps: Dependencies, config: Config): Promise<string[]> {
  const lines = [`Collector External App Integrations: ${config.publicUrl}`]
  const { firstAdministrator } = config
  if (firstAdministrator && (await createAdministrator(deps, firstAdministrator))) {
    lines.push(`Log in as ${firstAdministrator.email} with ADMIN_PASSWORD.`)
  }
  const token = await issueSetupToken(deps)
  if (token)
    lines.push(
      `Create the first administrator (once, within a day): ${config.publicUrl}${webPages.setUp(token)}`,
    )
  const simulated = deps.simulatedApps.map(app => apps[app].name)
  if (simulated.length > 0) {
    const are = simulated.length > 1 ? 'are' : 'is'
    lines.push(`${simulated.join(' and ')} ${are} simulated on this machine: no real company is reached.`)
  }
  return lines
}

async function createAdministrator(
  deps: Dependencies,
  person: { email: string; password: string },
): Promise<boolean> {
  try {
    return await createFirstAdministrator(deps, person)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new ConfigError(`ADMIN_PASSWORD: ${error.errors?.[0]?.message ?? error.code}`)
  }
}
