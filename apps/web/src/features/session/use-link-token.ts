import { useState } from 'react'
import { useLocation } from 'react-router'

/** The secret of a link. It comes in the fragment, which no server log and no referrer sees. */
export function useLinkToken(): string {
  const { hash } = useLocation()
  const [token] = useState(() => hash.slice(1))
  return token
}
