import { createFirstAdministrator, type Dependencies, issueSetupToken } from '@collector/domain'
import type { Config } from './config.ts'

/** Makes the first login possible, if nobody has one yet, and says how. The one-time link goes to the terminal only. */
export async function welcome(deps: Dependencies, config: Config): Promise<void> {
  const lines = [`\n  Collector External App Integrations: ${config.publicUrl}`]
  if (config.firstAdministrator && (await createFirstAdministrator(deps, config.firstAdministrator))) {
    lines.push(`  Log in as ${config.firstAdministrator.email} with ADMIN_PASSWORD.`)
  }
  const token = await issueSetupToken(deps)
  if (token)
    lines.push(`  Create the first administrator (once, within a day): ${config.publicUrl}/setup#${token}`)
  if (deps.simulatedApps.length > 0) {
    lines.push('  Visma is simulated on this machine: no real company is reached.')
  }
  process.stdout.write(`${lines.join('\n')}\n\n`)
}
