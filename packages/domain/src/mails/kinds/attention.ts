import { App, AttentionReason, appNames } from '@collector/contracts'
import { z } from 'zod'
import { defineMail } from '../mail-content.ts'

type Words = (app: string, ownerIsAsked: boolean) => { what: string; next: string }

const sv: Record<AttentionReason, Words> = {
  reauthorization_required: (app, ownerIsAsked) => ({
    what: `${app} släpper inte in oss längre. Inga nya fakturor hämtas.`,
    next: ownerIsAsked
      ? 'Ägaren behöver godkänna igen och har fått en länk till det i ett mejl.'
      : 'Ägaren behöver godkänna igen. Öppna integrationen, skapa en ny länk och skicka den.',
  }),
  licence_missing: app => ({
    what: `${app} säger att företaget saknar en licens för fakturering eller integration. Inga nya fakturor hämtas.`,
    next: `Ägaren behöver beställa licensen i ${app}. Att godkänna igen hjälper inte. Sedan hämtar vi av oss själva.`,
  }),
  company_mismatch: () => ({
    what: 'Ett annat företag än det anslutna har godkänts. Inget läses från det.',
    next: 'Öppna integrationen och välj vilket företag som är rätt.',
  }),
  customer_action_required: app => ({
    what: `${app} lämnar inte ut fakturorna förrän företaget har gjort något där. Inga nya fakturor hämtas.`,
    next: 'Öppna integrationen: där står vad ägaren behöver göra.',
  }),
  sync_failing: app => ({
    what: `Hämtningen har misslyckats flera gånger i rad. ${app} svarar med fel, eller inte alls.`,
    next: 'Vi försöker igen av oss själva och hör av oss när det fungerar. Öppna integrationen om du vill se vad som hände.',
  }),
}

const en: Record<AttentionReason, Words> = {
  reauthorization_required: (app, ownerIsAsked) => ({
    what: `${app} no longer lets us in. No new invoices are fetched.`,
    next: ownerIsAsked
      ? 'The owner must approve again, and has got a link for it by e-mail.'
      : 'The owner must approve again. Open the integration, make a new link and send it.',
  }),
  licence_missing: app => ({
    what: `${app} says that the company lacks a licence for invoicing or integrations. No new invoices are fetched.`,
    next: `The owner must order the licence in ${app}. Approving again does not help. We then fetch by ourselves.`,
  }),
  company_mismatch: () => ({
    what: 'Another company than the connected one was approved. Nothing is read from it.',
    next: 'Open the integration and choose which company is right.',
  }),
  customer_action_required: app => ({
    what: `${app} does not hand out the invoices until the company has done something there. No new invoices are fetched.`,
    next: 'Open the integration: it says what the owner has to do.',
  }),
  sync_failing: app => ({
    what: `Fetching has failed several times in a row. ${app} answers with errors, or not at all.`,
    next: 'We try again by ourselves and write when it works. Open the integration to see what happened.',
  }),
}

/** An integration needs somebody: to those who follow it. */
export const attentionMail = defineMail({
  data: z.strictObject({
    app: App,
    name: z.string(),
    url: z.string(),
    reason: AttentionReason,
    /** The owner has got a link to approve again. */
    ownerIsAsked: z.boolean().default(false),
  }),

  sv: ({ app, name, url, reason, ownerIsAsked }) => {
    const { what, next } = sv[reason](appNames[app], ownerIsAsked)
    return {
      subject: `${name}: behöver åtgärdas`,
      title: `${name} behöver åtgärdas`,
      blocks: [{ text: what }, { heading: 'Gör så här', text: next }, { button: 'Öppna integrationen', url }],
      reason: 'Du får det här för att du följer integrationen. Sluta följa den på dess sida.',
    }
  },

  en: ({ app, name, url, reason, ownerIsAsked }) => {
    const { what, next } = en[reason](appNames[app], ownerIsAsked)
    return {
      subject: `${name}: needs attention`,
      title: `${name} needs attention`,
      blocks: [
        { text: what },
        { heading: 'What to do', text: next },
        { button: 'Open the integration', url },
      ],
      reason: 'You get this because you follow the integration. Stop following it on its page.',
    }
  },
})
