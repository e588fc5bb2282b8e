import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { RecordTable } from '../../components/record-table.tsx'
import { saveFile } from '../../components/save-file.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import type { BulkAction, BulkOutcome } from './bulk-bar.tsx'
import styles from './bulk-results.module.css'
import { linksAsCsv } from './links-as-csv.ts'

interface Props {
  outcome: BulkOutcome
  isUndoing: boolean
  onUndo: (action: BulkAction, ids: string[]) => void
  onClose: () => void
}

/** What takes an action back; a link that was replaced stays replaced. */
const opposites: Partial<Record<BulkAction, BulkAction>> = { pause: 'resume', resume: 'pause' }

/** What became of each integration, with the new links to copy and, where it can be, a way back. */
export function BulkResultsDialog({ outcome, isUndoing, onUndo, onClose }: Props) {
  const t = useTranslations('bulk')
  const close = useTranslations('action')('close')
  const { action, results } = outcome
  const done = results.filter(({ reason }) => reason === null)
  const opposite = opposites[action]
  const links = results.flatMap(({ name, link }) => (link ? [{ name: name ?? '', ...link }] : []))
  const text = action === 'pause' ? t('pauseText') : action === 'newLinks' && t('linksText')
  const title = t(`results.${action}`, { done: done.length })
  return (
    <Dialog title={title} onClose={onClose} wide>
      {done.length > 0 && text && <p className={styles.text}>{text}</p>}
      <RecordTable
        caption={title}
        items={results}
        keyOf={({ id }) => id}
        columns={[
          { label: t('name'), cell: ({ name }) => name ?? t('deleted') },
          {
            label: t('outcome'),
            cell: ({ reason, link }) => (
              <div>
                {reason ? t('skipped', { reason: t(`reasons.${reason}`) }) : t('done')}
                {link && <span className={styles.link}>{link.url}</span>}
                {link && <CopyButton text={link.url} label={t('copy')} />}
              </div>
            ),
          },
        ]}
      />
      <DialogActions>
        {links.length > 0 && (
          <>
            <Button variant="default" onClick={() => saveFile('consent-links.csv', linksAsCsv(links, t))}>
              {t('csv')}
            </Button>
            <CopyButton
              text={links.map(({ name, url }) => `${name}\t${url}`).join('\n')}
              label={t('copyAll')}
            />
          </>
        )}
        {opposite && done.length > 0 && (
          <SteadyButton
            variant="default"
            loading={isUndoing}
            onClick={() =>
              onUndo(
                opposite,
                done.map(({ id }) => id),
              )
            }
          >
            {t('undo')}
          </SteadyButton>
        )}
        <Button onClick={onClose}>{close}</Button>
      </DialogActions>
    </Dialog>
  )
}
