import { type AccountEventType, type AuditEvent, Role } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { eventKeyOf } from '../../languages/event-key.ts'

function messageOf(type: AccountEventType, data: AuditEvent['data']) {
  if (type === 'session.refused' && data.again) return 'session_refused_again'
  if (type === 'session.ended' && data.sessionId) return 'session_ended_one'
  if (type === 'session.ended' && data.others) return 'session_ended_others'
  if (type === 'second_factor.disabled' && data.person) return 'second_factor_disabled_for'
  return eventKeyOf(type)
}

/** Tells in words what people do with accounts. */
export function useAccountEventTexts() {
  const t = useTranslations()

  const actorOf = ({ kind, name }: AuditEvent['actor']) =>
    kind === 'system' ? t('history.system') : (name ?? t('history.somebody'))

  const roleOf = (role: unknown) => {
    const { data } = Role.safeParse(role)
    return data && t(`role.${data}`)
  }

  const detailsOf = (type: AccountEventType, data: AuditEvent['data']): string | undefined => {
    switch (type) {
      case 'session.created':
        return data.by === 'single_sign_on' ? t('audit.bySingleSignOn') : undefined
      case 'session.refused':
      case 'password_reset.requested':
        return data.known === false ? t('audit.unknownAddress') : undefined
      case 'session.ended':
        return data.others ? t('audit.others', { count: Number(data.others) }) : undefined
      case 'recovery_codes.used':
        return t('audit.codesLeft', { count: Number(data.left ?? 0) })
      case 'account.renamed':
        return `${data.from} → ${data.to}`
      case 'person.role_changed':
        return [roleOf(data.from), roleOf(data.to)].filter(Boolean).join(' → ')
      case 'access.refused':
        return String(data.operation ?? '')
      default:
        return roleOf(data.role)
    }
  }

  return (type: AccountEventType, { actor, data }: AuditEvent) => ({
    what: t(`audit.events.${messageOf(type, data)}`, { actor: actorOf(actor) }),
    details: detailsOf(type, data),
  })
}
