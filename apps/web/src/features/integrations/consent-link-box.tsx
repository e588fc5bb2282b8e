import { appNames, type Integration } from '@collector/contracts'
import { TextInput } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { Section } from '../../components/section.tsx'
import { exactTime } from '../../languages/times.ts'
import styles from './consent-link-box.module.css'
import { ConsentMessage } from './consent-message.tsx'
import { CopyLinkButton } from './copy-link-button.tsx'
import { NewLinkButton } from './create-consent-link.tsx'
import { LinkDelivery } from './link-delivery.tsx'
import { RevokeLinkButton } from './revoke-consent-link.tsx'
import { SendLinkButton } from './send-consent-link.tsx'
import { LinkCodeButton } from './show-link-code.tsx'
import { useConfigured } from './use-configured.ts'

/** The link to share with the owner, while it works. */
export function ConsentLinkBox({ integration }: { integration: Integration }) {
  const t = useTranslations('integration.link')
  const format = useFormatter()
  const canApprove = useConfigured()(integration.app)
  const { consentLink: link, status } = integration
  const isPaused = status === 'paused'
  const canShare = canApprove && !isPaused
  if (!link?.url) return null
  return (
    <Section title={t('title')} intro={t(introOf(isPaused, canApprove), { app: appNames[integration.app] })}>
      <div className={styles.box}>
        <div className={styles.url}>
          <TextInput
            label={t('url')}
            readOnly
            value={link.url}
            onFocus={event => event.currentTarget.select()}
            className={styles.field ?? ''}
          />
          <CopyLinkButton integration={integration} what="url" text={link.url} label={t('copyUrl')} />
        </div>
        <div className={styles.foot}>
          <p>{t('validUntil', { time: exactTime(format, link.expiresAt) })}</p>
          <div className={styles.actions}>
            {!isPaused && <NewLinkButton integration={integration} />}
            <RevokeLinkButton integration={integration} />
          </div>
        </div>
        {canShare && (
          <div className={styles.foot}>
            <div className={styles.actions}>
              <SendLinkButton integration={integration} />
              <LinkCodeButton name={integration.name} url={link.url} />
            </div>
            <LinkDelivery integrationId={integration.id} linkId={link.id} />
          </div>
        )}
        {canShare && <ConsentMessage integration={integration} url={link.url} expiresAt={link.expiresAt} />}
      </div>
    </Section>
  )
}

function introOf(isPaused: boolean, canApprove: boolean) {
  if (isPaused) return 'introPaused'
  return canApprove ? 'intro' : 'introLater'
}
