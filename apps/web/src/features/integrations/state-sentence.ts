import { appNames, type ConsentFailure, type Integration, type SyncFailure } from '@collector/contracts'
import type { useTranslations } from 'use-intl'
import { clockTime, dayAndMonth, type Formatter, relativeTime } from '../../languages/times.ts'
import { sinceText } from './since-text.ts'

export type Tone = 'wait' | 'good' | 'bad' | 'calm'

export interface Sentence {
  tone: Tone
  text: string
  /** What the one button beside the sentence does. */
  action: 'copy-link' | 'new-link' | 'resume' | 'fetch' | null
}

interface Context {
  t: ReturnType<typeof useTranslations<'sentence'>>
  format: Formatter
  now: Date
  /** False while this installation is not registered with the app. */
  configured: boolean
  /** Since when the app has not answered. */
  unavailableSince?: string | null
  /** Who disconnected the company. */
  endedBy?: string | null
}

/** How an integration is and who does what next, in one sentence or two. */
export function sentenceOf(integration: Integration, context: Context): Sentence {
  const { t, configured } = context
  const { pausedBy } = integration
  switch (integration.status) {
    case 'paused':
      return {
        tone: 'calm',
        text: pausedBy ? t('pausedBy', { who: pausedBy }) : t('paused'),
        action: 'resume',
      }
    case 'pending':
      return configured
        ? linkSentence(integration, context)
        : { tone: 'bad', text: t('notConfigured', { app: nameOf(integration) }), action: null }
    case 'connected':
      return fetchSentence(integration, context)
    case 'attention':
      return attentionSentence(integration, context)
  }
}

function linkSentence(integration: Integration, { t, format, now, endedBy }: Context): Sentence {
  const { consentLink: link } = integration
  if (!link) return { tone: 'wait', text: t('noLink'), action: 'new-link' }
  const facts = { ...factsOf(integration, t), date: dayAndMonth(format, link.expiresAt) }
  switch (link.state) {
    case 'expired':
    case 'revoked':
    case 'used': {
      const undone = link.state === 'used' && link.lastFailure?.reason === 'undone'
      if (undone) return { tone: 'bad', text: t('consentFailure.undone'), action: 'new-link' }
      const text = link.state === 'used' && endedBy ? t('endedBy', { who: endedBy }) : t(link.state, facts)
      return { tone: 'bad', text, action: 'new-link' }
    }
    case 'active':
      if (link.lastFailure) {
        const { reason, at } = link.lastFailure
        const values = { ...facts, ago: relativeTime(format, at, now) }
        // While nobody has decided about the other company, `attentionSentence` asks.
        const text =
          reason === 'company_mismatch' ? t('companyKept', values) : t(`consentFailure.${reason}`, values)
        return { tone: 'bad', text, action: afterFailure(reason) }
      }
      return link.openedAt
        ? {
            tone: 'wait',
            text: t('opened', { ...facts, ago: relativeTime(format, link.openedAt, now) }),
            action: 'copy-link',
          }
        : { tone: 'wait', text: t('unopened'), action: 'copy-link' }
  }
}

/** The link still works, but not every failure is mended by opening it again. */
function afterFailure(reason: ConsentFailure): Sentence['action'] {
  switch (reason) {
    case 'link_no_longer_valid':
    case 'undone':
      return 'new-link'
    case 'configuration':
      return null
    default:
      return 'copy-link'
  }
}

function fetchSentence(integration: Integration, context: Context): Sentence {
  const { t, format, now } = context
  const { lastSync: sync, daysBack: days, invoicesInWindow: count } = integration
  const facts = factsOf(integration, t)
  const waiting = waitingText(integration, context)
  if (waiting) return { tone: 'wait', text: waiting, action: null }
  if (!sync || (sync.status === 'queued' && sync.trigger === 'consent'))
    return { tone: 'good', text: t('starting', facts), action: null }
  const ago = relativeTime(format, sync.finishedAt ?? sync.createdAt, now)
  const { seen, expected, failure } = sync
  switch (sync.status) {
    case 'queued':
      return { tone: 'good', text: t('queued', facts), action: null }
    case 'running':
      return expected === null
        ? { tone: 'good', text: t('progressUnknown', { ...facts, seen }), action: null }
        : { tone: 'good', text: t('progress', { ...facts, seen, expected }), action: null }
    case 'succeeded':
      return { tone: 'good', text: t('works', { count, days, ago }), action: null }
    case 'failed':
      return {
        tone: 'bad',
        text: t('fetchFailed', { ago, reason: reasonOf(failure, facts, t) }),
        action: 'fetch',
      }
    case 'cancelled':
      return { tone: 'calm', text: t('fetchCancelled', { ago }), action: 'fetch' }
  }
}

function attentionSentence(integration: Integration, context: Context): Sentence {
  const { t } = context
  const { attentionReason, consentLink, lastSync, heldCompany } = integration
  const facts = factsOf(integration, t)
  // Decided in a box of its own.
  if (heldCompany)
    return { tone: 'bad', text: t('companyHeld', { ...facts, other: heldCompany.name }), action: null }
  switch (attentionReason) {
    case 'reauthorization_required':
    case 'company_mismatch': {
      const failed = consentLink?.state === 'active' && consentLink.lastFailure
      return failed
        ? linkSentence(integration, context)
        : {
            tone: 'bad',
            text: t(`attention.${attentionReason}`, facts),
            action: consentLink?.state === 'active' ? 'copy-link' : 'new-link',
          }
    }
    case 'licence_missing':
    case 'customer_action_required':
      return { tone: 'bad', text: t(`attention.${attentionReason}`, facts), action: 'fetch' }
    case 'sync_failing':
    case null: {
      const reason = lastSync?.failure ? reasonOf(lastSync.failure, facts, t) : t('appErrs', facts)
      const text = waitingText(integration, context) ?? failingText(integration.failingSince, reason, context)
      return { tone: 'bad', text, action: 'fetch' }
    }
  }
}

function failingText(since: string | null, reason: string, { t, format, now }: Context): string {
  return since
    ? t('failingSince', { since: sinceText(t, format, since, now), reason })
    : t('failing', { reason })
}

/** A queued fetch of an app that does not answer begins when it does. */
function waitingText(integration: Integration, { t, format, now, unavailableSince }: Context): string | null {
  if (integration.lastSync?.status !== 'queued' || !unavailableSince) return null
  return t('waitsForApp', { app: nameOf(integration), time: clockTime(format, unavailableSince, now) })
}

function reasonOf(failure: SyncFailure | null, facts: { app: string }, t: Context['t']): string {
  return t(`syncFailure.${failure ?? 'interrupted'}`, facts)
}

const nameOf = ({ app }: Integration) => appNames[app]

function factsOf(integration: Integration, t: Context['t']) {
  return {
    app: nameOf(integration),
    company: integration.company?.name ?? t('unknownCompany'),
    approver: t(`approver.${integration.app}`),
  }
}
