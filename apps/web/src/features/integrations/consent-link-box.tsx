import { apps, type Integration } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { CopyButton } from '../../components/copy-button.tsx'
import { Section } from '../../components/section.tsx'
import styles from './consent-link-box.module.css'
import { ConsentMessage } from './consent-message.tsx'
import { NewLinkButton } from './create-consent-link.tsx'
import { RevokeLinkButton } from './revoke-consent-link.tsx'
import { useConfigured } from './use-configured.ts'

/** The link to share with the owner, while consent is due. */
export function ConsentLinkBox({ integration }: { integration: Integration }) {
  const t = useTranslations('integration.link')
  const format = useFormatter()
  const canApprove = useConfigured()(integration.app)
  const { consentLink: link, status, attentionReason } = integration
  const due =
    status === 'pending' ||
    attentionReason === 'reauthorization_required' ||
    attentionReason === 'company_mismatch'
  if (!due || !link?.url) return null
  return (
    <Section
      title={t('title')}
      intro={t(canApprove ? 'intro' : 'introLater', { app: apps[integration.app].name })}
    >
      <div className={styles.box}>
        <div className={styles.url}>
          <TextInput
            label={t('url')}
            readOnly
            value={link.url}
            onFocus={event => event.currentTarget.select()}
            className={styles.field ?? ''}
          />
          <CopyButton text={link.url} label={t('copyUrl')} primary />
        </div>
        <div className={styles.foot}>
          <p>{t('validUntil', { time: format.dateTime(new Date(link.expiresAt), 'instant') })}</p>
          <div className={styles.actions}>
            <NewLinkButton integration={integration} />
            <RevokeLinkButton integration={integration} />
          </div>
        </div>
        {canApprove && <ConsentMessage integration={integration} url={link.url} expiresAt={link.expiresAt} />}
      </div>
    </Section>
  )
}
