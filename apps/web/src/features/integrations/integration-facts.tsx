import { apps, type Integration } from '@collector/contracts'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Section } from '../../components/section.tsx'
import { useLanguage } from '../../languages/language.ts'
import styles from './integration-facts.module.css'
import { fieldsOf } from './settings.ts'
import { useSettingText } from './use-setting-text.ts'

/** The settings and what is known of the company. */
export function IntegrationFacts({ integration }: { integration: Integration }) {
  const t = useTranslations('integration')
  const format = useFormatter()
  const { language } = useLanguage()
  const settingText = useSettingText()
  const { app, company, connectedAt, createdAt } = integration
  const instant = (at: string) => <time dateTime={at}>{format.dateTime(new Date(at), 'instant')}</time>
  const unknown = <span className={styles.unknown}>{t('unknown')}</span>

  const facts: [string, ReactNode][] = [
    ...fieldsOf(app)
      .filter(([name]) => name !== 'name')
      .map(([name, field]): [string, ReactNode] => [
        field.label[language],
        settingText(field, integration[name as keyof Integration]),
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
