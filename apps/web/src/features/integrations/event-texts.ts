import {
  type App,
  AttentionReason,
  appNames,
  ConsentFailure,
  type Event,
  type FieldName,
  fieldsOf,
  IntegrationEventType,
  SearchDate,
  SyncFailure,
} from '@collector/contracts'
import { useFormatter, useTranslations } from 'use-intl'
import { useClock } from '../../components/clock.tsx'
import { eventKeyOf } from '../../languages/event-key.ts'
import { useLanguage } from '../../languages/language.ts'
import { dateRange, relativeTime } from '../../languages/times.ts'
import { useSettingText } from './use-setting-text.ts'

type Told = IntegrationEventType

const isTold = (type: Event['type']): type is Told => IntegrationEventType.options.some(each => each === type)

function messageOf({ type, data, actor }: Event) {
  if (type === 'consent_link.copied' && data.what === 'message') return 'consent_link_message_copied'
  if (type === 'connection.revoked' && data.outcome === 'kept') return 'connection_kept'
  if (type === 'connection.revoked' && data.outcome !== 'revoked') return 'connection_not_revoked'
  if (type === 'consent.failed' && data.reason === 'undone') return 'consent_undone'
  if (type === 'consent.failed' && data.reason === 'interrupted') return 'consent_interrupted'
  if (type === 'connection.attention' && actor.kind === 'provider') return 'connection_stopped'
  if (type === 'sync.failed' && actor.kind === 'provider') return 'sync_refused'
  return isTold(type) ? eventKeyOf(type) : 'other'
}

/** Tells the events of integrations in words; of one of which nothing is left, only what happened. */
export function useEventTexts() {
  const t = useTranslations()
  const format = useFormatter()
  const now = useClock()
  const { language } = useLanguage()
  const settingText = useSettingText()
  // Who was connected then is not who is now.
  const company = t('history.formerCompany')

  const actorOf = ({ actor: { kind, name } }: Event, app: string) => {
    switch (kind) {
      case 'user':
        return name ?? t('history.somebody')
      case 'owner':
        return t('history.owner')
      case 'visitor':
        return t('history.visitor')
      case 'provider':
        return app
      case 'system':
        return t('history.system')
    }
  }

  const changesOf = (changes: unknown, of: App) =>
    fieldsOf(of).flatMap(([name, field]) => {
      const change = (changes as Partial<Record<FieldName, { from: unknown; to: unknown }>> | null)?.[name]
      if (!change) return []
      const [from, to] = [settingText(field, change.from), settingText(field, change.to)]
      return [`${field.label[language]}: ${from} → ${to}`]
    })

  const detailsOf = ({ type, data, createdAt }: Event, of: App): string | undefined => {
    const app = appNames[of]
    switch (type) {
      case 'integration.updated':
        return changesOf(data.changes, of).join(', ')
      case 'consent.granted':
        return [data.company, data.organisationNumber].filter(Boolean).join(', ')
      case 'consent.failed': {
        if (data.reason === 'undone') return String(data.company ?? '')
        const reason = ConsentFailure.safeParse(data.reason).data
        const facts = { app, company, approver: t(`sentence.approver.${of}`) }
        const ago = relativeTime(format, createdAt, now)
        return reason && t(`sentence.consentFailure.${reason}`, { ...facts, ago })
      }
      case 'company.held':
      case 'company.declined':
      case 'connection.ended':
        return String(data.company ?? '')
      case 'company.accepted':
        return [data.former, data.company].filter(Boolean).join(' → ')
      case 'connection.attention': {
        const reason = AttentionReason.safeParse(data.reason).data
        return reason && t(`sentence.attention.${reason}`, { app, company })
      }
      case 'sync.failed': {
        const failure = SyncFailure.safeParse(data.failure).data
        return failure && t(`sentence.syncFailure.${failure}`, { app })
      }
      case 'invoices.exported': {
        const [from, to] = [SearchDate.safeParse(data.from).data, SearchDate.safeParse(data.to).data]
        return from && to
          ? t('timeline.exported', {
              count: Number(data.count ?? 0),
              window: dateRange(format, { from, to }),
              searched: String(data.searched === true),
            })
          : undefined
      }
      case 'sync.succeeded':
        return [
          t('integration.syncs.found', { seen: Number(data.seen ?? 0) }),
          t('integration.syncs.detail', {
            added: Number(data.added ?? 0),
            changed: Number(data.changed ?? 0),
            unchanged: Number(data.unchanged ?? 0),
          }),
        ].join(': ')
      default:
        return undefined
    }
  }

  return (event: Event, of: App | null) => {
    const app = of ? appNames[of] : t('history.theApp')
    return {
      what: t(`history.events.${messageOf(event)}`, { actor: actorOf(event, app), app }),
      details: of ? detailsOf(event, of) : undefined,
    }
  }
}
