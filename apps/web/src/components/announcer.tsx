import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import styles from './announcer.module.css'

const AnnounceContext = createContext<(message: string) => void>(() => {})

/** Shows a short message for a while and has screen readers read it, without taking the focus. */
export const useAnnounce = () => use(AnnounceContext)

const shownForMs = 7_000

export function Announcer({ children }: { children: ReactNode }) {
  const [{ message, turn }, setShown] = useState({ message: '', turn: 0 })
  const announce = useCallback((message: string) => setShown(({ turn }) => ({ message, turn: turn + 1 })), [])

  useEffect(() => {
    if (turn === 0) return
    const timer = setTimeout(() => setShown(shown => ({ ...shown, message: '' })), shownForMs)
    return () => clearTimeout(timer)
  }, [turn])

  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className={styles.region}>
        {message && (
          <p key={turn} className={styles.message}>
            {message}
          </p>
        )}
      </div>
    </AnnounceContext>
  )
}
