import {
  type BulkLinkResult,
  createConsentLinks,
  type IntegrationSelection,
  pauseIntegrations,
  resumeIntegrations,
} from '@collector/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { patientClient } from '../../api/client.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { Failure } from '../../components/failure.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { usePermission } from '../session/session.ts'
import styles from './bulk-bar.module.css'
import { BulkResultsDialog } from './bulk-results.tsx'
import { integrationsKey } from './list-queries.ts'
import type { Selection } from './use-selection.ts'

const mostAtOnce = 100

/** What can be done with several integrations. */
export type BulkAction = 'pause' | 'resume' | 'newLinks'

/** What was done with them, and what became of each; the links only when links were made. */
export interface BulkOutcome {
  action: BulkAction
  results: (Omit<BulkLinkResult, 'link'> & Partial<Pick<BulkLinkResult, 'link'>>)[]
}

const calls: Record<BulkAction, (body: IntegrationSelection) => Promise<Pick<BulkOutcome, 'results'>>> = {
  pause: body => patientClient.call(pauseIntegrations, { body }),
  resume: body => patientClient.call(resumeIntegrations, { body }),
  newLinks: body => patientClient.call(createConsentLinks, { body }),
}

/** Stands under the list while something in it is ticked: what can be done with all of it at once. */
export default function BulkBar({ selection }: { selection: Selection }) {
  const t = useTranslations('bulk')
  const may = usePermission()
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null)
  const mutation = useMutation({
    mutationKey: integrationsKey,
    mutationFn: async ({ action, ids }: { action: BulkAction; ids: string[] }): Promise<BulkOutcome> => ({
      action,
      ...(await calls[action]({ ids })),
    }),
    onSuccess: done => {
      const count = done.results.filter(({ reason }) => reason === null).length
      announce(t(`results.${done.action}`, { done: count }), { quiet: true })
      setOutcome(done)
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: integrationsKey }),
  })
  const run = (action: BulkAction, ids: readonly string[]) => mutation.mutate({ action, ids: [...ids] })
  const tooMany = selection.ids.size > mostAtOnce
  const actions: BulkAction[] = may('integrations:manage') ? ['pause', 'resume', 'newLinks'] : ['newLinks']

  return (
    <section aria-label={t('selection')} className={styles.bar}>
      <p role="status" className={styles.count}>
        {t('selected', { count: selection.ids.size })} {tooMany && t('tooMany')}
      </p>
      {actions.map(action => (
        <SteadyButton
          key={action}
          variant="default"
          disabled={tooMany}
          loading={mutation.isPending && mutation.variables.action === action}
          onClick={() => !mutation.isPending && run(action, [...selection.ids])}
        >
          {t(action)}
        </SteadyButton>
      ))}
      <SteadyButton variant="subtle" onClick={selection.clear}>
        {t('clear')}
      </SteadyButton>
      {mutation.isError && <Failure error={mutation.error} />}
      {outcome && (
        <BulkResultsDialog
          outcome={outcome}
          isUndoing={mutation.isPending}
          onUndo={(action, ids) => run(action, ids)}
          onClose={() => setOutcome(null)}
        />
      )}
    </section>
  )
}
