import { compareSchemas } from './compare-schemas.ts'
import type { Contract, EndpointDescription } from './describe-contract.ts'

/** What in today's contract breaks consumers of yesterday's, one line each. */
export function compareContracts(before: Contract, after: Contract): string[] {
  const names = Object.entries(before.exports).flatMap(([entry, exported]) => {
    const today = after.exports[entry]
    if (!today) return [`the entry ${entry} is gone`]
    return exported.filter(name => !today.includes(name)).map(name => `${entry} no longer exports ${name}`)
  })
  const endpoints = Object.entries(before.endpoints).flatMap(([name, old]) => {
    const now = after.endpoints[name]
    return now ? compareEndpoints(name, [before, old], [after, now]) : [`${name} is gone`]
  })
  return [...names, ...endpoints]
}

type Side = [Contract, EndpointDescription]

function compareEndpoints(name: string, [before, old]: Side, [after, now]: Side): string[] {
  const same = (['method', 'path', 'permission', 'status', 'file'] as const)
    .filter(key => old[key] !== now[key])
    .map(key => `${name}: ${key} was ${old[key]}, is ${now[key]}`)
  const parts = (['params', 'query', 'body', 'answer'] as const).flatMap(part => {
    const direction = part === 'answer' ? 'answer' : 'request'
    const [oldSchema, newSchema] = [old[part], now[part]]
    if (!oldSchema && newSchema && direction === 'request') {
      const isNeeded = part === 'body' ? !now.bodyOptional : ((newSchema['required'] ?? []) as []).length > 0
      return isNeeded ? [`${name}: ${part} is required now`] : []
    }
    if (!oldSchema) return []
    if (!newSchema) return [`${name}: ${part} is gone`]
    return compareSchemas(
      { schema: oldSchema, definitions: before.definitions[direction] },
      { schema: newSchema, definitions: after.definitions[direction] },
      direction,
      `${name}: ${part}`,
    )
  })
  return [
    ...same,
    ...parts,
    ...(old.bodyOptional && now.bodyOptional === false ? [`${name}: body is required now`] : []),
    ...old.problems
      .filter(code => !now.problems.includes(code))
      .map(code => `${name} no longer declares ${code}`),
  ]
}

/** Whether a version may break what `before` promised: a new major one, below 1.0 a new minor one. */
export function mayBreak(before: string, after: string): boolean {
  const [oldMajor = 0, oldMinor = 0] = before.split('.').map(Number)
  const [newMajor = 0, newMinor = 0] = after.split('.').map(Number)
  return newMajor > oldMajor || (newMajor === 0 && oldMajor === 0 && newMinor > oldMinor)
}
