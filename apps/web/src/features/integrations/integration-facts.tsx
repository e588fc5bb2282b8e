import { appNames, fieldsOf, type Integration } from '@collector/contracts'
import { useFormatter, useTranslations } from 'use-intl'
import { type Fact, Facts } from '../../components/facts.tsx'
import { Section } from '../../components/section.tsx'
import { useLanguage } from '../../languages/language.ts'
import { exactTime } from '../../languages/times.ts'
import { FollowIntegration } from './follow-integration.tsx'
import styles from './integration-facts.module.css'
import { useSettingText } from './use-setting-text.ts'

/** The settings and what is known of the company. */
export function IntegrationFacts({ integration }: { integration: Integration }) {
  const t = useTranslations('integration')
  const format = useFormatter()
  const { language } = useLanguage()
  const settingText = useSettingText()
  const { app, company, connectedAt, createdAt } = integration
  const instant = (at: string) => <time dateTime={at}>{exactTime(format, at)}</time>
  const unknown = <span className={styles.unknown}>{t(company ? 'unknown' : 'notConnected')}</span>

  const facts: Fact[] = [
    ...fieldsOf(app)
      .filter(([name]) => name !== 'name')
      .map(
        ([name, field]): Fact => [
          field.label[language],
          settingText(field, integration[name as keyof Integration]),
        ],
      ),
    [t('app'), appNames[app]],
    [t('company'), company?.name ?? unknown],
    [t('organisationNumber'), company?.organisationNumber ?? unknown],
    [t('connectedSince'), connectedAt ? instant(connectedAt) : unknown],
    [t('created'), instant(createdAt)],
  ]
  return (
    <Section title={t('facts')}>
      <Facts facts={facts} />
      <FollowIntegration integration={integration} />
    </Section>
  )
}
