import { type QueryKey, type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useAnnounce } from './announcer.tsx'
import { useFailureText } from './failure.tsx'

export interface ChangeOptions<Result, Input> {
  mutationFn: (input: Input) => Promise<Result>
  /** What is said when it is done. */
  done?: string
  onSuccess?: (result: Result) => unknown
  /** Where the failure is shown; a button without a place of its own leaves it to the announcement. */
  onError?: UseMutationOptions<Result, Error, Input>['onError']
}

interface Options<Result, Input> extends ChangeOptions<Result, Input> {
  mutationKey?: QueryKey
  /** What is asked for anew afterwards. */
  refreshes: readonly QueryKey[]
  /** Shows what will be before the answer is there, and hands back what a failure does about it. */
  showAhead?: (() => Promise<() => unknown>) | undefined
}

/** Changes something, then refreshes what is shown and says so. */
export function useChange<Result, Input = void>(options: Options<Result, Input>) {
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const failureText = useFailureText()
  const refresh = () =>
    Promise.all(options.refreshes.map(queryKey => queryClient.invalidateQueries({ queryKey })))
  return useMutation<Result, Error, Input, (() => unknown) | undefined>({
    ...(options.mutationKey && { mutationKey: options.mutationKey }),
    mutationFn: options.mutationFn,
    onMutate: () => options.showAhead?.(),
    onSuccess: async result => {
      await refresh()
      if (options.done) announce(options.done)
      await options.onSuccess?.(result)
    },
    onError: (error, input, takeBack, context) => {
      takeBack?.()
      if (options.onError) options.onError(error, input, undefined, context)
      else announce(failureText(error))
      // What failed may have been decided on old values.
      void refresh()
    },
  })
}
