import { z } from 'zod'
import { languages } from './languages.ts'
import { Instant } from './text.ts'

/**
 * Whether this installation sends mail: `none` no mail server is configured · `simulated` mails stay on this machine ·
 * `live`. `from` is whom they are from, `inboxUrl` where mails that stay here are read.
 *
 * @example
 * const settings: MailSettings = { delivery: 'live', from: 'Reco <no-reply@reco.example>', inboxUrl: null }
 */
export const MailSettings = z
  .object({
    delivery: z.enum(['none', 'simulated', 'live']),
    from: z.string().nullable(),
    inboxUrl: z.string().nullable(),
  })
  .meta({ id: 'MailSettings' })
export type MailSettings = z.infer<typeof MailSettings>

/**
 * What became of a mail. `sent` means that the mail server took it over; `failure` says why it was not, or not yet:
 * `refused` the server will not take it, most often an unknown address · `unavailable` the server cannot be reached ·
 * `unknown` the server broke off, it may have arrived · `too_late` its link stopped working first.
 *
 * @example
 * const hasArrived = ({ status }: MailDelivery) => status === 'sent'
 */
export const MailDelivery = z
  .object({
    id: z.uuid(),
    to: z.string(),
    language: z.enum(languages),
    status: z.enum(['queued', 'sent', 'failed']),
    failure: z.enum(['refused', 'unavailable', 'unknown', 'too_late']).nullable(),
    createdAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'MailDelivery' })
export type MailDelivery = z.infer<typeof MailDelivery>
