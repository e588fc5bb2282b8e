import { ApiProblem, getSession, logIn, type Session } from '@collector/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type LoaderFunction, redirect, useNavigate, useSearchParams } from 'react-router'
import { client } from '../../api/client.ts'
import { safeTarget } from '../../config/paths.ts'
import { CodeStep } from './code-step.tsx'
import { type Credentials, PasswordStep } from './password-step.tsx'
import { sessionQuery } from './session.ts'

/** Whoever is logged in already goes on. Asked of the API: what is kept here outlives logging out by a moment. */
export const loader: LoaderFunction = async ({ request }) => {
  const { searchParams, origin } = new URL(request.url)
  const session = await client.attempt(getSession, { signal: request.signal })
  return session.ok ? redirect(safeTarget(searchParams.get('next'), origin)) : null
}

/** Logging in: the password, and a code where the account has a second factor. */
export function Component() {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const queryClient = useQueryClient()
  // Kept while the code is typed: the API takes both together, so no half login exists anywhere.
  const [credentials, setCredentials] = useState<Credentials>()
  const mutation = useMutation({
    mutationFn: (body: Credentials & { code?: string }) => client.call(logIn, { body }),
    onSuccess: (session: Session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      return navigate(safeTarget(search.get('next'), window.location.origin), { replace: true })
    },
    onError: (error, { email, password }) => {
      if (isCodeMissing(error)) setCredentials({ email, password })
    },
  })

  if (credentials) {
    const startOver = () => {
      setCredentials(undefined)
      mutation.reset()
    }
    return (
      <CodeStep
        error={isCodeMissing(mutation.error) ? null : mutation.error}
        isPending={mutation.isPending}
        onCode={code => mutation.mutate({ ...credentials, code })}
        onStartOver={startOver}
      />
    )
  }
  return (
    <PasswordStep error={mutation.error} isPending={mutation.isPending} onCredentials={mutation.mutate} />
  )
}

const isCodeMissing = (error: Error | null) =>
  error instanceof ApiProblem && error.code === 'second_factor_required'
