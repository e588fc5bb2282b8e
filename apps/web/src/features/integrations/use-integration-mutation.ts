import type { Integration } from '@collector/contracts'
import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useAnnounce } from '../../components/announcer.tsx'
import { useFailureText } from '../../components/failure.tsx'
import { integrationsKey } from './list-queries.ts'
import { integrationQuery } from './queries.ts'

interface Options<Result, Input> {
  mutationFn: (input: Input) => Promise<Result>
  /** What is said when it is done. */
  done: string
  onSuccess?: (result: Result) => void
  /** Where the failure is shown; a button without a place of its own leaves it to the announcement. */
  onError?: UseMutationOptions<Result, Error, Input>['onError']
  /** What is shown of an integration before the answer is there; a failure takes it back. */
  ahead?: { id: string; change: (now: Integration) => Integration }
}

/** Changes something about an integration, then refreshes what is shown about it and says so. */
export function useIntegrationMutation<Result, Input = void>(options: Options<Result, Input>) {
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const failureText = useFailureText()
  const showAhead = async ({ id, change }: NonNullable<typeof options.ahead>) => {
    const { queryKey } = integrationQuery(id)
    await queryClient.cancelQueries({ queryKey, exact: true })
    const before = queryClient.getQueryData(queryKey)
    if (before) queryClient.setQueryData(queryKey, change(before))
    return () => queryClient.setQueryData(queryKey, before)
  }
  return useMutation<Result, Error, Input, (() => unknown) | undefined>({
    mutationKey: integrationsKey,
    mutationFn: options.mutationFn,
    onMutate: () => options.ahead && showAhead(options.ahead),
    onSuccess: async result => {
      await queryClient.invalidateQueries({ queryKey: integrationsKey })
      announce(options.done)
      options.onSuccess?.(result)
    },
    onError: (error, input, takeBack, context) => {
      takeBack?.()
      if (options.onError) options.onError(error, input, undefined, context)
      else announce(failureText(error))
    },
    // What failed may have been decided on old values.
    onSettled: (_, error) => {
      if (error) void queryClient.invalidateQueries({ queryKey: integrationsKey })
    },
  })
}
