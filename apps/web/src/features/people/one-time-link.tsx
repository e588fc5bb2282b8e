import { Button, TextInput } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import styles from '../../components/form.module.css'
import { exactTime } from '../../languages/times.ts'

interface Props {
  title: string
  email: string
  link: { url: string; expiresAt: string; sent: boolean }
  onClose: () => void
}

/** A link for one person, shown this once. */
export function OneTimeLinkDialog({ title, email, link, onClose }: Props) {
  const t = useTranslations('people')
  const format = useFormatter()
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.form}>
        <p>{t(link.sent ? 'linkSent' : 'linkNotSent', { email })}</p>
        <div className={styles.row}>
          <TextInput
            label={t('link')}
            readOnly
            value={link.url}
            className={styles.grow ?? ''}
            onFocus={event => event.currentTarget.select()}
          />
          <CopyButton text={link.url} label={t('copyLink')} primary />
        </div>
        <p>{t('linkOnce', { time: exactTime(format, link.expiresAt) })}</p>
      </div>
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
