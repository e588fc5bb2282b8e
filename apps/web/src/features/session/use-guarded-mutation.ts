import type { QueryKey } from '@tanstack/react-query'
import { type ChangeOptions, useChange } from '../../components/use-change.ts'
import { useConfirmed } from './identity-guard.tsx'

interface Options<Result, Input> extends ChangeOptions<Result, Input> {
  /** What is asked for anew afterwards. */
  refreshes: readonly QueryKey[]
}

/** A change that may demand a fresh proof of who one is. */
export function useGuardedMutation<Result, Input = void>({ mutationFn, ...options }: Options<Result, Input>) {
  const confirmed = useConfirmed()
  return useChange<Result, Input>({ ...options, mutationFn: input => confirmed(() => mutationFn(input)) })
}
