import { z } from 'zod'
import { appIds, appNames } from './app-names.ts'
import type { Localized } from './languages.ts'
import { Instant, lineOfText } from './text.ts'

/**
 * The external apps an integration can connect.
 *
 * @example
 * const app: App = App.parse('visma')
 */
export const App = z.enum(appIds).meta({ id: 'App' })
export type App = z.infer<typeof App>

/**
 * Which of a Fortnox company's invoices are read. `booked` leaves out drafts, `fully_paid` what is not paid
 * in full.
 *
 * @example
 * const selection: InvoiceSelection = 'booked'
 */
export const InvoiceSelection = z.enum(['all', 'booked', 'fully_paid']).meta({ id: 'InvoiceSelection' })
export type InvoiceSelection = z.infer<typeof InvoiceSelection>

/**
 * One setting of an integration: the schema that the API checks and everything a form needs to ask for it.
 * `initial` is what an empty form shows. `min` and `max` bound a number, or the characters of a text.
 *
 * @example
 * const field: Field = apps.visma.fields.daysBack
 * console.log(field.label.sv, field.help.sv, field.min, field.max)
 */
export interface Field<Schema extends z.ZodType = z.ZodType> {
  schema: Schema
  control: 'text' | 'number' | 'select' | 'switch'
  label: Localized
  help: Localized
  required: boolean
  initial: string | number | boolean
  min?: number
  max?: number
  options?: readonly { value: string; label: Localized }[]
}

const field = <Schema extends z.ZodType>(description: Field<Schema>) => description

const sharedFields = {
  name: field({
    schema: lineOfText(1, 100).describe('What administrators call the integration, 1–100 characters.'),
    control: 'text',
    label: { en: 'Name', sv: 'Namn' },
    help: {
      en: 'What you call this integration, for example the name of the salon.',
      sv: 'Vad ni kallar integrationen, till exempel salongens namn.',
    },
    required: true,
    initial: '',
    max: 100,
  }),
  venueId: field({
    schema: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, {
        error: 'Letters A–Z, digits, hyphen and underscore, 1–64 characters',
      })
      .describe('The venue at Reco whose customers are invited.'),
    control: 'text',
    label: { en: 'Venue ID', sv: 'Venue-ID' },
    help: {
      en: 'The venue at Reco: letters A–Z, digits, hyphen and underscore.',
      sv: 'Företagets venue hos Reco: bokstäver A–Z, siffror, bindestreck och understreck.',
    },
    required: true,
    initial: '',
    max: 64,
  }),
  daysBack: field({
    schema: z
      .int()
      .min(1)
      .max(365)
      .describe('How many days back in time invoices are fetched: 7 is at least the last week.'),
    control: 'number',
    label: { en: 'Days Back', sv: 'Dagar bakåt' },
    help: {
      en: 'How far back invoices are fetched, 1–365. 7 means at least the last week.',
      sv: 'Hur långt bakåt fakturor hämtas, 1–365. 7 betyder minst den senaste veckan.',
    },
    required: true,
    initial: 7,
    min: 1,
    max: 365,
  }),
}

const fortnoxFields = {
  ...sharedFields,
  costCenter: field({
    schema: lineOfText(1, 50)
      .nullable()
      .default(null)
      .describe('Only invoices of this Fortnox cost center; null reads all.'),
    control: 'text',
    label: { en: 'Cost centre', sv: 'Kostnadsställe' },
    help: {
      en: 'Only invoices of this cost centre in Fortnox. Leave empty for all.',
      sv: 'Bara fakturor med detta kostnadsställe i Fortnox. Lämna tomt för alla.',
    },
    required: false,
    initial: '',
    max: 50,
  }),
  invoiceSelection: field({
    schema: InvoiceSelection.default('all').describe('Which of the company’s invoices are read.'),
    control: 'select',
    label: { en: 'Which invoices', sv: 'Vilka fakturor' },
    help: {
      en: 'Which of the company’s invoices are read.',
      sv: 'Vilka av företagets fakturor som läses.',
    },
    required: true,
    initial: 'all',
    options: [
      { value: 'all', label: { en: 'All', sv: 'Alla' } },
      { value: 'booked', label: { en: 'Booked', sv: 'Bokförda' } },
      { value: 'fully_paid', label: { en: 'Fully paid', sv: 'Slutbetalda' } },
    ],
  }),
  serviceAccount: field({
    schema: z
      .boolean()
      .default(true)
      .describe('Connect as a service account, which lives on when the approving person leaves.'),
    control: 'switch',
    label: { en: 'Service account', sv: 'Servicekonto' },
    help: {
      en: 'Not tied to the person who approves. Must be approved by a system administrator in Fortnox.',
      sv: 'Inte knutet till personen som godkänner. Måste godkännas av en systemadministratör i Fortnox.',
    },
    required: true,
    initial: true,
  }),
}

type Fields = Record<string, Field>

/**
 * The schemas of `fields`, ready to be spread into an object schema.
 *
 * @example
 * const schema = z.strictObject(shapeOf(apps.visma.fields))
 */
export function shapeOf<F extends Fields>(fields: F): { [K in keyof F]: F[K]['schema'] } {
  return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as {
    [K in keyof F]: F[K]['schema']
  }
}

/**
 * Every external app with its name and its fields, in the order a form asks for them. Form, API and
 * documentation all read this description.
 *
 * @example
 * for (const [name, field] of Object.entries(apps.fortnox.fields)) console.log(name, field.label.en)
 */
export const apps = {
  visma: { name: appNames.visma, fields: sharedFields },
  fortnox: { name: appNames.fortnox, fields: fortnoxFields },
} as const satisfies Record<App, { name: string; fields: Fields }>

/**
 * A setting of any app.
 *
 * @example
 * const name: FieldName = 'costCenter'
 */
export type FieldName = keyof typeof fortnoxFields

const LocalizedText = z.object({ en: z.string(), sv: z.string() })

/**
 * An external app as `GET /apps` describes it. `min` and `max` bound a number, or the characters of a text.
 *
 * @example
 * const { items } = await client.call(listApps)
 * const ready: AppDescription[] = items.filter(({ configured }) => configured)
 */
export const AppDescription = z
  .object({
    app: App,
    name: z.string(),
    /** False while the installation lacks the app's client id and secret: consent is not possible yet. */
    configured: z.boolean(),
    /** `simulated` when the app's addresses point at this very machine. */
    environment: z.enum(['live', 'simulated']),
    /** Since when the app has not answered; its fetches wait. Null while it does. */
    unavailableSince: Instant.nullable(),
    fields: z.array(
      z.object({
        name: z.string(),
        control: z.enum(['text', 'number', 'select', 'switch']),
        label: LocalizedText,
        help: LocalizedText,
        required: z.boolean(),
        initial: z.union([z.string(), z.number(), z.boolean()]),
        min: z.number().optional(),
        max: z.number().optional(),
        options: z.array(z.object({ value: z.string(), label: LocalizedText })).optional(),
      }),
    ),
  })
  .meta({ id: 'AppDescription' })
export type AppDescription = z.infer<typeof AppDescription>
