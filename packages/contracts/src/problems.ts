import type { Language, Localized } from './languages.ts'

/**
 * Every error code of the API with its HTTP `status` and its message in both languages.
 *
 * @example
 * const { status, message } = problems.version_conflict
 */
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
  second_factor_required: {
    status: 401,
    message: {
      en: 'The code of the second factor is needed.',
      sv: 'Koden från tvåstegsverifieringen behövs.',
    },
  },
  wrong_code: {
    status: 401,
    message: {
      en: 'The code is wrong, too old or already used. Wait for the next one and try again.',
      sv: 'Koden är fel, för gammal eller redan använd. Vänta på nästa och försök igen.',
    },
  },
  link_not_valid: {
    status: 401,
    message: {
      en: 'This link is used, replaced or too old. Ask for a new one.',
      sv: 'Länken är använd, ersatt eller för gammal. Be om en ny.',
    },
  },
  reauthentication_required: {
    status: 403,
    message: { en: 'Confirm first that it is you.', sv: 'Bekräfta först att det är du.' },
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
      en: 'It was changed meanwhile. Look at the new values and try again.',
      sv: 'Det har ändrats under tiden. Titta på de nya värdena och försök igen.',
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
  mail_not_configured: {
    status: 409,
    message: {
      en: 'This installation sends no mail. Copy the message instead.',
      sv: 'Inga mejl skickas härifrån. Kopiera meddelandet i stället.',
    },
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
  no_sync_running: {
    status: 409,
    message: { en: 'No fetch is running.', sv: 'Ingen hämtning pågår.' },
  },
  no_company_held: {
    status: 409,
    message: {
      en: 'No company waits for a decision any longer.',
      sv: 'Det finns inte längre något företag att ta ställning till.',
    },
  },
  held_grant_ended: {
    status: 409,
    message: {
      en: 'The new company’s approval no longer works. Keep the former company, and send the owner a new link.',
      sv: 'Det nya företagets godkännande gäller inte längre. Behåll det tidigare företaget och skicka en ny länk till ägaren.',
    },
  },
  app_unavailable: {
    status: 503,
    message: {
      en: 'The app did not give an answer. Look at the integration’s state, and try again later.',
      sv: 'Appen gav inget svar. Titta på integrationens läge och försök igen senare.',
    },
  },
  app_refused: {
    status: 409,
    message: {
      en: 'The app does not let us in. The integration’s state says what is missing and who can mend it.',
      sv: 'Appen släpper inte in oss. Integrationens läge säger vad som saknas och vem som kan ordna det.',
    },
  },
  second_factor_active: {
    status: 409,
    message: {
      en: 'The second factor is on already. Turn it off first.',
      sv: 'Tvåstegsverifieringen är redan på. Stäng av den först.',
    },
  },
  second_factor_inactive: {
    status: 409,
    message: { en: 'There is no second factor.', sv: 'Det finns ingen tvåstegsverifiering.' },
  },
  last_administrator: {
    status: 409,
    message: {
      en: 'This is the last administrator. Make somebody else one first.',
      sv: 'Det här är den sista administratören. Gör någon annan till administratör först.',
    },
  },
  person_exists: {
    status: 409,
    message: {
      en: 'There already is an account with this e-mail address.',
      sv: 'Det finns redan ett konto med den e-postadressen.',
    },
  },
  already_invited: {
    status: 409,
    message: {
      en: 'This address is invited already. Make a new link for the invitation instead.',
      sv: 'Adressen är redan inbjuden. Skapa en ny länk för inbjudan i stället.',
    },
  },
  person_disabled: {
    status: 409,
    message: { en: 'The account is disabled. Enable it first.', sv: 'Kontot är avstängt. Öppna det först.' },
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

/**
 * A stable error code of the API.
 *
 * @example
 * const code: ProblemCode = 'version_conflict'
 */
export type ProblemCode = keyof typeof problems

/**
 * Every code of the API, for schemas and for walking through them.
 *
 * @example
 * const known: boolean = problemCodes.some(code => code === 'not_found')
 */
export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]

/**
 * What the client itself reports when no usable answer came, with its message: `unreachable` no connection or
 * an answer that is none of the API's, `timed_out` no answer within `timeoutMs`.
 *
 * @example
 * const text: string = clientProblems.unreachable.en
 */
export const clientProblems = {
  unreachable: {
    en: 'There was no answer. Check your connection and try again.',
    sv: 'Det kom inget svar. Kontrollera din anslutning och försök igen.',
  },
  timed_out: {
    en: 'The answer took too long. Look whether it was done, and try again.',
    sv: 'Svaret dröjde för länge. Se efter om det blev gjort och försök igen.',
  },
} as const satisfies Record<string, Localized>

/**
 * A code of the client, beside those of the API.
 *
 * @example
 * const code: ClientProblemCode = 'unreachable'
 */
export type ClientProblemCode = keyof typeof clientProblems

/**
 * The message of a code of the API or of the client: what happened and what to do next.
 *
 * @example
 * messageOf('version_conflict', 'sv')
 */
export function messageOf(code: ProblemCode | ClientProblemCode, language: Language): string {
  return code in clientProblems
    ? clientProblems[code as ClientProblemCode][language]
    : problems[code as ProblemCode].message[language]
}
