import { type App, apps, type Field, type FieldName } from './apps.ts'
import type { CreateIntegrationInput, Integration } from './integrations.ts'

/**
 * What is typed into the controls of a form: texts, also for numbers, and switches.
 *
 * @example
 * const values: SettingsValues = { ...emptySettings, name: 'Salong Björk', daysBack: '30' }
 */
export type SettingsValues = Record<FieldName, string | boolean>

/**
 * An app's fields in the order a form asks for them.
 *
 * @example
 * for (const [name, field] of fieldsOf('fortnox')) console.log(name, field.label.sv, field.help.sv)
 */
export function fieldsOf(app: App): [FieldName, Field][] {
  return Object.entries(apps[app].fields) as [FieldName, Field][]
}

const allFields = [...new Map([...fieldsOf('visma'), ...fieldsOf('fortnox')])]

/**
 * An empty form, with the fields of every app: what is typed in shared ones survives a change of app.
 *
 * @example
 * const { daysBack } = emptySettings // '7'
 */
export const emptySettings = Object.fromEntries(
  allFields.map(([name, field]) => [name, typed(field.initial)]),
) as SettingsValues

/**
 * An integration's settings as a form shows them.
 *
 * @example
 * const values: SettingsValues = settingsOf(await client.call(getIntegration, { params: { id } }))
 */
export function settingsOf(integration: Integration): SettingsValues {
  const values = Object.entries(integration).filter(([name]) => name in emptySettings)
  return { ...emptySettings, ...Object.fromEntries(values.map(([name, value]) => [name, typed(value)])) }
}

/**
 * An app's settings from what was typed or from a `FormData`. Only the app's own fields are taken, and nothing is
 * checked yet: the input's schema and the API name what is wrong.
 *
 * @example
 * const { version } = await client.call(getIntegration, { params: { id } })
 * const body = { version, ...toSettings('visma', { ...emptySettings, name: 'Salong Björk' }) }
 * await client.call(updateIntegration, { params: { id }, body })
 */
export function toSettings<A extends App>(
  app: A,
  values: Readonly<Record<string, unknown>>,
): Omit<Extract<CreateIntegrationInput, { app: A }>, 'app'> {
  const settings = fieldsOf(app).map(([name, field]) => [name, parsed(field, values[name])])
  return Object.fromEntries(settings)
}

/**
 * What the form of a new integration sends; see `toSettings`.
 *
 * @example
 * const body = toCreateInput('visma', { ...emptySettings, name: 'Salong Björk', venueId: 'salong-bjork' })
 * const { success } = CreateIntegrationInput.safeParse(body)
 */
export function toCreateInput(app: App, values: Readonly<Record<string, unknown>>): CreateIntegrationInput {
  return { app, ...toSettings(app, values) } as CreateIntegrationInput
}

function typed(value: unknown): string | boolean {
  return typeof value === 'boolean' ? value : String(value ?? '')
}

/** A switch of a `FormData` is the text "on" or missing. */
function parsed(field: Field, value: unknown): unknown {
  if (field.control === 'switch') return value === true || value === 'on'
  if (typeof value !== 'string') return value
  if (field.control === 'number') return /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value
  return field.required || value.trim() !== '' ? value : null
}
