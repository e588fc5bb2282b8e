import { type App, apps, type Field, type FieldName, type Integration } from '@collector/contracts'

/** What is typed into the settings' controls: texts, also for numbers, and switches. */
export type SettingsValues = Record<FieldName, string | boolean>

/** An app's fields in the order a form asks for them. */
export function fieldsOf(app: App): [FieldName, Field][] {
  return Object.entries(apps[app].fields) as [FieldName, Field][]
}

const allFields = [...new Map([...fieldsOf('visma'), ...fieldsOf('fortnox')])]

/** An empty form, with the fields of every app: what is typed in shared ones survives a change of app. */
export const emptySettings = Object.fromEntries(
  allFields.map(([name, field]) => [name, typed(field.initial)]),
) as SettingsValues

/** An integration's settings as a form shows them. */
export function settingsOf(integration: Integration): SettingsValues {
  const values = Object.entries(integration).filter(([name]) => name in emptySettings)
  return { ...emptySettings, ...Object.fromEntries(values.map(([name, value]) => [name, typed(value)])) }
}

/** The typed values of an app's fields as the contract takes them. */
export function toInput(app: App, values: SettingsValues): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(app).map(([name, field]) => [name, parsed(field, values[name])]))
}

function typed(value: unknown): string | boolean {
  return typeof value === 'boolean' ? value : String(value ?? '')
}

function parsed(field: Field, value: string | boolean): unknown {
  if (typeof value === 'boolean') return value
  if (field.control === 'number') return /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value
  return field.required || value.trim() !== '' ? value : null
}
