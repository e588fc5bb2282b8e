import { z } from 'zod'
import type { Localized } from './text.ts'

/** Every error code of the API with its HTTP status and its message. */
export const problems = {
  validation_failed: {
    status: 400,
    message: { en: 'Something in the request is not right.', sv: 'Något i förfrågan stämmer inte.' },
  },
  malformed_request: {
    status: 400,
    message: { en: 'The request could not be read.', sv: 'Förfrågan kunde inte läsas.' },
  },
  unauthenticated: {
    status: 401,
    message: { en: 'Log in first.', sv: 'Logga in först.' },
  },
  wrong_credentials: {
    status: 401,
    message: { en: 'E-mail or password is wrong.', sv: 'Fel e-postadress eller lösenord.' },
  },
  wrong_setup_token: {
    status: 401,
    message: {
      en: 'This one-time link is used, expired or mistyped. Start the system again to get a new one.',
      sv: 'Engångslänken är använd, för gammal eller felskriven. Starta om systemet för att få en ny.',
    },
  },
  forbidden: {
    status: 403,
    message: { en: 'Your role does not allow this.', sv: 'Din roll tillåter inte detta.' },
  },
  origin_refused: {
    status: 403,
    message: { en: 'The request came from another site.', sv: 'Förfrågan kom från en annan webbplats.' },
  },
  not_found: {
    status: 404,
    message: { en: 'It does not exist, or no longer does.', sv: 'Det finns inte, eller finns inte längre.' },
  },
  request_timeout: {
    status: 408,
    message: {
      en: 'The request took too long to arrive.',
      sv: 'Det tog för lång tid att ta emot förfrågan.',
    },
  },
  version_conflict: {
    status: 409,
    message: {
      en: 'Somebody else changed this meanwhile. Look at the new values and try again.',
      sv: 'Någon annan har ändrat detta under tiden. Titta på de nya värdena och försök igen.',
    },
  },
  already_set_up: {
    status: 409,
    message: { en: 'There already is an administrator.', sv: 'Det finns redan en administratör.' },
  },
  consent_link_not_active: {
    status: 409,
    message: { en: 'There is no active link.', sv: 'Det finns ingen aktiv länk.' },
  },
  not_connected: {
    status: 409,
    message: {
      en: 'Nothing can be fetched before the owner has approved.',
      sv: 'Inget kan hämtas innan ägaren har godkänt.',
    },
  },
  integration_paused: {
    status: 409,
    message: {
      en: 'The integration is paused. Resume it first.',
      sv: 'Integrationen är pausad. Återuppta den först.',
    },
  },
  sync_already_running: {
    status: 409,
    message: { en: 'A fetch is already running.', sv: 'En hämtning pågår redan.' },
  },
  payload_too_large: {
    status: 413,
    message: { en: 'The request is too large.', sv: 'Förfrågan är för stor.' },
  },
  unsupported_media_type: {
    status: 415,
    message: { en: 'Only JSON is accepted.', sv: 'Bara JSON tas emot.' },
  },
  rate_limited: {
    status: 429,
    message: {
      en: 'Too many tries. Wait a while and try again.',
      sv: 'För många försök. Vänta en stund och försök igen.',
    },
  },
  internal: {
    status: 500,
    message: {
      en: 'Something went wrong with us. Look whether it was done, and try again.',
      sv: 'Något gick fel hos oss. Se efter om det blev gjort och försök igen.',
    },
  },
  unavailable: {
    status: 503,
    message: {
      en: 'We are busy. Try again in a moment.',
      sv: 'Systemet är upptaget just nu. Försök igen om en stund.',
    },
  },
} as const satisfies Record<string, { status: number; message: Localized }>

/** A stable error code. */
export type ProblemCode = keyof typeof problems

export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]

/**
 * What is wrong with one field; `field` is a dotted path, `code` stable, `params` the numbers of the message.
 */
export const FieldError = z
  .object({
    field: z.string(),
    code: z.string(),
    message: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'FieldError' })
export type FieldError = z.infer<typeof FieldError>

/** An error answer: RFC 9457 problem details with a stable `code` and a request id for support. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    requestId: z.string(),
    errors: z.array(FieldError).optional(),
    retryAfterSeconds: z.int().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
