import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import form from '../../components/form.module.css'
import styles from './recovery-codes.module.css'

interface Props {
  codes: string[]
  account: string
  onClose: () => void
}

/** The recovery codes, shown this once. */
export function RecoveryCodesDialog({ codes, account, onClose }: Props) {
  const t = useTranslations('account')
  const text = `Reco Collector, ${account}\n\n${codes.join('\n')}\n`
  return (
    <Dialog title={t('codesTitle')} onClose={onClose}>
      <div className={form.form}>
        <p>{t('codes')}</p>
        <ul className={styles.codes}>
          {codes.map(code => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className={form.row}>
          <CopyButton text={text} label={t('copyCodes')} primary />
          <Button
            component="a"
            variant="default"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download="reco-collector-recovery-codes.txt"
            leftSection={<IconDownload aria-hidden size={18} />}
          >
            {t('download')}
          </Button>
        </div>
      </div>
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('codesSaved')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
