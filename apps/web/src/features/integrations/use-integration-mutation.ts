import type { Integration } from '@collector/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { type ChangeOptions, useChange } from '../../components/use-change.ts'
import { integrationsKey } from './list-queries.ts'
import { integrationQuery } from './queries.ts'

interface Options<Result, Input> extends ChangeOptions<Result, Input> {
  /** What is said when it is done. */
  done: string
  /** Names the mutation among those of integrations, for buttons that wait for it. */
  task?: string
  /** What is shown of an integration before the answer is there; a failure takes it back. */
  ahead?: { id: string; change: (now: Integration) => Integration }
}

/** Changes something about an integration. */
export function useIntegrationMutation<Result, Input = void>({
  ahead,
  task,
  ...options
}: Options<Result, Input>) {
  const queryClient = useQueryClient()
  const showAhead = async ({ id, change }: NonNullable<typeof ahead>) => {
    const { queryKey } = integrationQuery(id)
    await queryClient.cancelQueries({ queryKey, exact: true })
    const before = queryClient.getQueryData(queryKey)
    if (before) queryClient.setQueryData(queryKey, change(before))
    return () => queryClient.setQueryData(queryKey, before)
  }
  return useChange<Result, Input>({
    ...options,
    mutationKey: task ? [...integrationsKey, task] : integrationsKey,
    refreshes: [integrationsKey],
    showAhead: ahead && (() => showAhead(ahead)),
  })
}
