import { type Integration, type Language, languages } from '@collector/contracts'
import { NativeSelect, Textarea } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { languageNames } from '../../languages/language.ts'
import styles from './consent-message.module.css'
import { consentMessageOf } from './consent-message-text.ts'
import { CopyLinkButton } from './copy-link-button.tsx'
import { appsQuery } from './list-queries.ts'

interface Props {
  integration: Integration
  url: string
  expiresAt: string
}

/** A ready message to the owner, in the owner's language rather than the page's. */
export function ConsentMessage({ integration, url, expiresAt }: Props) {
  const t = useTranslations('integration.link')
  const [language, setLanguage] = useState<Language>('sv')
  const { invoiceRetentionDays } = useSuspenseQuery(appsQuery).data
  const message = consentMessageOf({ ...integration, url, expiresAt, invoiceRetentionDays, language })
  return (
    <fieldset className={styles.message}>
      <legend>{t('messageTitle')}</legend>
      <div className={styles.bar}>
        <NativeSelect
          label={t('messageLanguage')}
          value={language}
          onChange={event => setLanguage(event.currentTarget.value as Language)}
          data={languages.map(value => ({ value, label: languageNames[value] }))}
        />
        <CopyLinkButton integration={integration} what="message" text={message} label={t('copyMessage')} />
      </div>
      <Textarea label={t('message')} readOnly lang={language} rows={12} value={message} />
    </fieldset>
  )
}
