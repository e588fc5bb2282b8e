import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '../../components/dialog.tsx'
import { QrCode } from '../../components/qr-code.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import styles from './share-dialog.module.css'

/** The link as a QR code, for an owner who stands beside with a phone. */
export function LinkCodeButton({ name, url }: { name: string; url: string }) {
  const t = useTranslations('share')
  const [isShown, setIsShown] = useState(false)
  return (
    <>
      <SteadyButton task="link-code" variant="default" onClick={() => setIsShown(true)}>
        {t('showCode')}
      </SteadyButton>
      {isShown && (
        <Dialog title={t('codeTitle', { name })} onClose={() => setIsShown(false)}>
          <p className={styles.text}>{t('codeText')}</p>
          <QrCode text={url} label={t('codeLabel', { name })} />
        </Dialog>
      )}
    </>
  )
}
