import { type QueryKey, type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useAnnounce } from '../../components/announcer.tsx'
import { useFailureText } from '../../components/failure.tsx'
import { useConfirmed } from './identity-guard.tsx'

interface Options<Result, Input> {
  mutationFn: (input: Input) => Promise<Result>
  /** What is asked for anew afterwards. */
  refreshes: QueryKey
  /** What is said when it is done. */
  done?: string
  onSuccess?: (result: Result) => unknown
  /** Where the failure is shown; a button without a place of its own leaves it to the announcement. */
  onError?: UseMutationOptions<Result, Error, Input>['onError']
}

/** A change that may demand a fresh proof of who one is; then refreshes what is shown, and says so. */
export function useGuardedMutation<Result, Input = void>(options: Options<Result, Input>) {
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const failureText = useFailureText()
  const confirmed = useConfirmed()
  return useMutation<Result, Error, Input>({
    mutationFn: input => confirmed(() => options.mutationFn(input)),
    onSuccess: async result => {
      await queryClient.invalidateQueries({ queryKey: options.refreshes })
      if (options.done) announce(options.done)
      await options.onSuccess?.(result)
    },
    onError: options.onError ?? (error => announce(failureText(error))),
  })
}
