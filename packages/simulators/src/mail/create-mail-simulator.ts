import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { registerInbox } from './register-inbox.ts'

/** A mail as it arrived. */
export interface ReceivedMail {
  messageId: string
  from: string
  to: string
  subject: string
  text: string
  html: string
  receivedAt: Date
}

/** How the server behaves; each takes effect at once when changed. */
interface MailBehaviour {
  /** Recipients that do not exist here: 550. */
  unknownRecipients: string[]
  /** Answers 451 to every mail. */
  isOverloaded: boolean
  /** Waited for between the whole mail and the last word, if there is one. */
  lastWord: (mail: ReceivedMail) => Promise<'accept' | 'try later' | 'hang up'>
}

export interface MailSimulator {
  readonly smtpUrl: string
  /** The page where people read what arrived. */
  readonly inboxUrl: string
  /** Oldest first; those that the server answered for. */
  readonly mails: readonly ReceivedMail[]
  readonly behaviour: MailBehaviour
  close(): Promise<void>
}

const maxMails = 500

/** A mail server that takes everything, sends nothing on, and shows it on a page. `port` is the page's. */
export async function createMailSimulator(
  options: { port?: number; smtpPort?: number; now?: () => Date } = {},
): Promise<MailSimulator> {
  const { port = 0, smtpPort = 0, now = () => new Date() } = options
  const mails: ReceivedMail[] = []
  const behaviour: MailBehaviour = {
    unknownRecipients: [],
    isOverloaded: false,
    lastWord: async () => 'accept',
  }
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      done(behaviour.unknownRecipients.includes(address) ? answer(550, 'no such mailbox') : null)
    },
    async onData(stream, _session, done) {
      const { messageId = '', from, to, subject = '', text = '', html } = await simpleParser(stream)
      const received = {
        from: from?.text ?? '',
        to: [to ?? []]
          .flat()
          .map(each => each.text)
          .join(', '),
      }
      const body = { subject, text, html: html || '' }
      const mail: ReceivedMail = { messageId, ...received, ...body, receivedAt: now() }
      const lastWord = behaviour.isOverloaded ? 'try later' : await behaviour.lastWord(mail)
      if (lastWord === 'try later') return done(answer(451, 'try again later'))
      mails.push(mail)
      if (mails.length > maxMails) mails.shift()
      if (lastWord === 'accept') done()
      else for (const connection of smtp.connections) connection.close()
    },
  })
  // A client that is killed in the middle.
  smtp.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject)
    smtp.listen(smtpPort, '127.0.0.1', resolve)
  })
  const app = fastify()
  await registerInbox(app, mails)
  await app.listen({ port, host: '127.0.0.1' })
  const smtpAddress = smtp.server.address() as AddressInfo
  const pageAddress = app.server.address() as AddressInfo

  return {
    smtpUrl: `smtp://127.0.0.1:${smtpAddress.port}`,
    inboxUrl: `http://localhost:${pageAddress.port}`,
    mails,
    behaviour,
    async close() {
      await new Promise<void>(resolve => smtp.close(resolve))
      await app.close()
    },
  }
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}
