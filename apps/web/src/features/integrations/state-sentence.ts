import { apps, type Integration, type SyncFailure } from '@collector/contracts'
import type { useTranslations } from 'use-intl'
import { type Formatter, relativeTime } from '../../components/relative-time.ts'

export type Tone = 'wait' | 'good' | 'bad' | 'calm'

export interface Sentence {
  tone: Tone
  text: string
  /** What the one button beside the sentence does. */
  action: 'new-link' | 'resume' | 'fetch' | null
}

interface Context {
  t: ReturnType<typeof useTranslations<'sentence'>>
  format: Formatter
  now: Date
  /** False while this installation is not registered with the app. */
  configured: boolean
  /** What the history adds, where it is known. */
  pausedBy?: string | undefined
  attentionSince?: string | undefined
}

/** How an integration is and who does what next, in one sentence or two. */
export function sentenceOf(integration: Integration, context: Context): Sentence {
  const { t, configured, pausedBy } = context
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

function linkSentence(integration: Integration, { t, format, now }: Context): Sentence {
  const { consentLink: link } = integration
  if (!link) return { tone: 'wait', text: t('noLink'), action: 'new-link' }
  const facts = { ...factsOf(integration, t), date: dayAndMonth(format, link.expiresAt) }
  switch (link.state) {
    case 'expired':
    case 'revoked':
    case 'used': {
      const undone = link.state === 'used' && link.lastFailure?.reason === 'undone'
      const text = undone ? t('consentFailure.undone') : t(link.state, facts)
      return { tone: 'bad', text, action: 'new-link' }
    }
    case 'active':
      if (link.lastFailure) {
        const { reason, at } = link.lastFailure
        const values = { ...facts, ago: relativeTime(format, at, now) }
        return { tone: 'bad', text: t(`consentFailure.${reason}`, values), action: null }
      }
      return link.openedAt
        ? {
            tone: 'wait',
            text: t('opened', { ...facts, ago: relativeTime(format, link.openedAt, now) }),
            action: null,
          }
        : { tone: 'wait', text: t('unopened'), action: null }
  }
}

function fetchSentence(integration: Integration, { t, format, now }: Context): Sentence {
  const { lastSync: sync, daysBack: days, invoicesInWindow: count } = integration
  const facts = factsOf(integration, t)
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
  const { t, format, attentionSince } = context
  const { attentionReason, consentLink, lastSync } = integration
  const facts = factsOf(integration, t)
  switch (attentionReason) {
    case 'reauthorization_required':
    case 'company_mismatch': {
      const failed = consentLink?.state === 'active' && consentLink.lastFailure
      return failed
        ? linkSentence(integration, context)
        : {
            tone: 'bad',
            text: t(`attention.${attentionReason}`, facts),
            action: consentLink?.state === 'active' ? null : 'new-link',
          }
    }
    case 'licence_missing':
    case 'customer_action_required':
      return { tone: 'bad', text: t(`attention.${attentionReason}`, facts), action: 'fetch' }
    case 'sync_failing':
    case null: {
      const reason = lastSync?.failure && reasonOf(lastSync.failure, facts, t)
      const text = !reason
        ? t('attention.sync_failing', facts)
        : attentionSince
          ? t('failingSince', { date: dayAndMonth(format, attentionSince), reason })
          : t('failing', { reason })
      return { tone: 'bad', text, action: 'fetch' }
    }
  }
}

function reasonOf(failure: SyncFailure | null, facts: { app: string }, t: Context['t']): string {
  return t(`syncFailure.${failure ?? 'interrupted'}`, facts)
}

const nameOf = ({ app }: Integration) => apps[app].name

function factsOf(integration: Integration, t: Context['t']) {
  return {
    app: nameOf(integration),
    company: integration.company?.name ?? t('unknownCompany'),
    approver: t(`approver.${integration.app}`),
  }
}

function dayAndMonth(format: Formatter, at: string): string {
  return format.dateTime(new Date(at), { day: 'numeric', month: 'long' })
}
