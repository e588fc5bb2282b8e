import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useAnnounce } from '../../components/announcer.tsx'
import { useFailureText } from '../../components/failure.tsx'
import { integrationsKey } from './queries.ts'

interface Options<Result, Input> {
  mutationFn: (input: Input) => Promise<Result>
  /** What is said when it is done. */
  done: string
  onSuccess?: (result: Result) => void
  /** Where the failure is shown; a button without a place of its own leaves it to the announcement. */
  onError?: UseMutationOptions<Result, Error, Input>['onError']
}

/** Changes something about an integration, then refreshes what is shown about it and says so. */
export function useIntegrationMutation<Result, Input = void>(options: Options<Result, Input>) {
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const failureText = useFailureText()
  return useMutation<Result, Error, Input>({
    mutationKey: integrationsKey,
    mutationFn: options.mutationFn,
    onSuccess: async result => {
      await queryClient.invalidateQueries({ queryKey: integrationsKey })
      announce(options.done)
      options.onSuccess?.(result)
    },
    onError: options.onError ?? (error => announce(failureText(error))),
    // What failed may have been decided on old values.
    onSettled: (_, error) => {
      if (error) void queryClient.invalidateQueries({ queryKey: integrationsKey })
    },
  })
}
