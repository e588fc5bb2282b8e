import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import styles from './announcer.module.css'

const AnnounceContext = createContext<(message: string) => void>(() => {})

/** Shows a short message for a while and has screen readers read it, without taking the focus. */
export const useAnnounce = () => use(AnnounceContext)

const shownForMs = 7_000

/** Messages that come close together are all shown and read: none of them pushes another away. */
export function Announcer({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly { turn: number; message: string }[]>([])
  const turns = useRef(0)
  const announce = useCallback((message: string) => {
    turns.current += 1
    const turn = turns.current
    setShown(before => [...before, { turn, message }])
    setTimeout(() => setShown(before => before.filter(each => each.turn !== turn)), shownForMs)
  }, [])

  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className={styles.region}>
        {shown.map(({ turn, message }) => (
          <p key={turn} className={styles.message}>
            {message}
          </p>
        ))}
      </div>
    </AnnounceContext>
  )
}
