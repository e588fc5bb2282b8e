import type { Mail } from '@collector/db'
import type { Context } from '../context.ts'
import { mailDataPlace } from './mail-data-place.ts'
import { isMailKind, mailKinds } from './mail-kinds.ts'
import { MailError, type MailErrorCode, type OutgoingMail } from './mailer.ts'
import { renderMail } from './render-mail.ts'

/** How long a worker has a mail to itself; longer than any attempt to send one takes. */
const leaseSeconds = 60

/** Of one attempt nobody may know how it ended; after a second one the mail is given up. */
const maxDoubts = 1

/** Why a mail was given up, or is still to be sent. */
type MailFailure = MailErrorCode | 'too_late'

/**
 * Sends a mail and erases what it was made of. What fails is thrown, for the queue to try again; a mail that the
 * server will never take, or that comes too late, is given up. A worker that dies between the server's answer and
 * ours leaves a doubt: the mail is then sent once more, with the same Message-ID, and never a third time.
 * @throws MailError
 */
export async function sendMail({ ctx, input }: { ctx: Context; input: { mailId: string } }): Promise<void> {
  const { mailer } = ctx
  if (!mailer) throw new MailError('unavailable')
  const mail = await takeMail(ctx, input.mailId)
  if (!mail) return
  if (mail.notAfter && mail.notAfter <= ctx.now()) return giveUp(ctx, mail, 'too_late')
  if (mail.doubts > maxDoubts) return giveUp(ctx, mail, 'unknown')
  const outgoing = write(ctx, mail)
  if (!outgoing) return giveUp(ctx, mail, 'refused')
  try {
    await mailer.send(outgoing)
  } catch (error) {
    const code = error instanceof MailError ? error.code : 'unknown'
    if (code === 'refused') return giveUp(ctx, mail, 'refused')
    await giveBack(ctx, mail, code)
    throw error
  }
  await end(ctx, mail, { status: 'sent', failure: null })
}

/** The queue gives up: the mail is not sent any more. */
export async function abandonMail({
  ctx,
  input,
}: {
  ctx: Context
  input: { mailId: string }
}): Promise<void> {
  const mail = await ctx.db.prisma.mail.findUnique({ where: { id: input.mailId } })
  if (mail?.status === 'queued') await giveUp(ctx, mail, mail.leaseUntil ? 'unknown' : 'unavailable')
}

/**
 * Undefined when it has been sent or given up. A lease that ran out is a doubt. @throws MailError while another
 * worker has it
 */
async function takeMail(ctx: Context, id: string): Promise<Mail | undefined> {
  const { prisma } = ctx.db
  const count = await prisma.$executeRaw`
    UPDATE mails SET attempt = attempt + 1, doubts = doubts + (lease_until IS NOT NULL)::int,
      lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE id = ${id}::uuid AND status = 'queued' AND (lease_until IS NULL OR lease_until < now())`
  const mail = await prisma.mail.findUnique({ where: { id } })
  if (mail?.status !== 'queued') return undefined
  if (count === 0) throw new MailError('unavailable')
  return mail
}

function write(ctx: Context, mail: Mail): OutgoingMail | undefined {
  const { id, kind, language, dataSealed } = mail
  if (!isMailKind(kind) || !dataSealed || !ctx.mailer) return undefined
  const data = JSON.parse(ctx.vault.open(dataSealed, mailDataPlace(id)))
  const content = mailKinds[kind].write(language, data)
  return {
    messageId: `<${id}@${new URL(ctx.publicUrl).hostname}>`,
    to: mail.recipient,
    ...renderMail(content, language),
  }
}

/** What certainly was not sent is free for the next attempt; of the rest the lease runs out. */
async function giveBack(ctx: Context, { id, attempt }: Mail, failure: MailFailure): Promise<void> {
  await ctx.db.prisma.mail.updateMany({
    where: { id, attempt, status: 'queued' },
    data: { failure, ...(failure === 'unavailable' && { leaseUntil: null }) },
  })
}

async function giveUp(ctx: Context, mail: Mail, failure: MailFailure): Promise<void> {
  ctx.log.warn({ mailId: mail.id, kind: mail.kind, failure }, 'mail not sent')
  await end(ctx, mail, { status: 'failed', failure })
}

async function end(
  ctx: Context,
  { id, attempt }: Mail,
  outcome: { status: 'sent' | 'failed'; failure: MailFailure | null },
): Promise<void> {
  await ctx.db.prisma.mail.updateMany({
    where: { id, attempt, status: 'queued' },
    data: { ...outcome, dataSealed: null, leaseUntil: null, endedAt: ctx.now() },
  })
}
