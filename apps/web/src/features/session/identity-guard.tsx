import { ApiProblem } from '@collector/contracts'
import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from 'react'

type Run = <Result>(action: () => Promise<Result>) => Promise<Result>

const ConfirmContext = createContext<Run>(action => action())

/**
 * Runs an action that the API may refuse until the person has proved once more who it is: then asks, and runs
 * it again. Who declines gets the refusal.
 */
export const useConfirmed = () => use(ConfirmContext)

const ReauthenticateDialog = lazy(() => import('./reauthenticate.tsx'))

interface Question {
  onConfirmed: () => void
  onClose: () => void
}

/** Asks for the password once more when something on the pages inside demands it. */
export function IdentityGuard({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question>()
  const confirmed: Run = useCallback(async action => {
    try {
      return await action()
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'reauthentication_required') throw problem
      await new Promise<void>((resolve, reject) => {
        setQuestion({ onConfirmed: resolve, onClose: () => reject(problem) })
      }).finally(() => setQuestion(undefined))
      return action()
    }
  }, [])
  return (
    <ConfirmContext value={confirmed}>
      {children}
      {question && (
        <Suspense>
          <ReauthenticateDialog {...question} />
        </Suspense>
      )}
    </ConfirmContext>
  )
}
