import { appNames, type Integration, requestSync } from '@collector/contracts'
import { IconFileOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { usePermission } from '../session/session.ts'
import styles from './missing-invoices.module.css'
import { useIntegrationMutation } from './use-integration-mutation.ts'

/** Says that many invoices have vanished from the app at once, and lets somebody say that it is no fault. */
export function MissingInvoices({ integration }: { integration: Integration }) {
  const t = useTranslations('fetch.missing')
  const may = usePermission()
  const [asking, setAsking] = useState(false)
  const { app, invoicesInWindow, missingHeld: count, status } = integration
  const canFetch = may('integrations:manage') && status !== 'paused'
  return (
    <>
      <div role="status" className={styles.place}>
        {count > 0 && (
          <Notice
            icon={IconFileOff}
            action={
              canFetch && (
                <SteadyButton task="fetch" variant="default" size="xs" onClick={() => setAsking(true)}>
                  {t('accept')}
                </SteadyButton>
              )
            }
          >
            {t('notice', { count, total: Math.max(count, invoicesInWindow), app: appNames[app] })}
          </Notice>
        )}
      </div>
      {asking && <AcceptMissingDialog integration={integration} onClose={() => setAsking(false)} />}
    </>
  )
}

function AcceptMissingDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const t = useTranslations('fetch.missing')
  const { id, app, missingHeld } = integration
  // The question stays the same while the answer to it arrives.
  const [count] = useState(missingHeld)
  const mutation = useIntegrationMutation({
    mutationFn: () => client.call(requestSync, { params: { id }, body: { acceptMissing: true } }),
    done: t('requested'),
    onSuccess: onClose,
    onError: () => {},
  })
  return (
    <ConfirmDialog title={t('title', { count })} confirm={t('confirm')} mutation={mutation} onClose={onClose}>
      <p>{t('what', { app: appNames[app] })}</p>
    </ConfirmDialog>
  )
}
