import type { z } from 'zod'
import { attentionMail } from './kinds/attention.ts'
import { consentLinkMail } from './kinds/consent-link.ts'
import { endedByOwnerMail } from './kinds/ended-by-owner.ts'
import { invitationMail } from './kinds/invitation.ts'
import { passwordResetMail } from './kinds/password-reset.ts'
import { recoveredMail } from './kinds/recovered.ts'
import { renewConsentMail } from './kinds/renew-consent.ts'

/** Every kind of mail. To add one: a file under `kinds`, and its line here. */
export const mailKinds = {
  consent_link: consentLinkMail,
  invitation: invitationMail,
  password_reset: passwordResetMail,
  renew_consent: renewConsentMail,
  attention: attentionMail,
  recovered: recoveredMail,
  ended_by_owner: endedByOwnerMail,
}
export type MailKind = keyof typeof mailKinds

/** What a mail of that kind is made of. */
export type MailData<Kind extends MailKind> = z.input<(typeof mailKinds)[Kind]['data']>

/** Rows outlive the version that wrote them. */
export const isMailKind = (kind: string): kind is MailKind => Object.hasOwn(mailKinds, kind)
