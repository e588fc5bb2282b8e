import { apps, type Integration, type Localized } from '@collector/contracts'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Section } from '../../components/section.tsx'
import { useLanguage } from '../../languages/language.ts'
import styles from './integration-facts.module.css'
import { fieldsOf } from './settings.ts'

/** The settings and what is known of the company. */
export function IntegrationFacts({ integration }: { integration: Integration }) {
  const t = useTranslations('integration')
  const format = useFormatter()
  const { language } = useLanguage()
  const { app, company, connectedAt, createdAt } = integration
  const instant = (at: string) => <time dateTime={at}>{format.dateTime(new Date(at), 'instant')}</time>
  const unknown = <span className={styles.unknown}>{t('unknown')}</span>

  const shown = (value: unknown, options?: readonly { value: string; label: Localized }[]) => {
    if (value === null) return t('everything')
    if (typeof value === 'boolean') return t(value ? 'on' : 'off')
    return options?.find(option => option.value === value)?.label[language] ?? String(value)
  }

  const facts: [string, ReactNode][] = [
    ...fieldsOf(app)
      .filter(([name]) => name !== 'name')
      .map(([name, field]): [string, ReactNode] => [
        field.label[language],
        shown(integration[name as keyof Integration], field.options),
      ]),
    [t('app'), apps[app].name],
    [t('company'), company?.name ?? unknown],
    [t('organisationNumber'), company?.organisationNumber ?? unknown],
    [t('connectedSince'), connectedAt ? instant(connectedAt) : unknown],
    [t('created'), instant(createdAt)],
  ]
  return (
    <Section title={t('facts')}>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
