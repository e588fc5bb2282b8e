import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import styles from './announcer.module.css'

interface Options {
  /** Only for screen readers: what comes by itself does not cover the page. */
  quiet?: boolean
}

interface Announcement {
  turn: number
  message: string
  quiet: boolean
}

const AnnounceContext = createContext<(message: string, options?: Options) => void>(() => {})

/**
 * Has screen readers read a short message, and shows it for a while unless it is quiet, without taking the
 * focus.
 */
export const useAnnounce = () => use(AnnounceContext)

const staysForMs = 7_000
const maxBoxes = 2

/**
 * Messages that come close together are each read, and the newest are shown: none of them pushes another
 * away.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [announcements, setAnnouncements] = useState<readonly Announcement[]>([])
  const turns = useRef(0)
  const announce = useCallback((message: string, { quiet = false }: Options = {}) => {
    turns.current += 1
    const turn = turns.current
    setAnnouncements(before => [...before, { turn, message, quiet }])
    setTimeout(() => setAnnouncements(before => before.filter(each => each.turn !== turn)), staysForMs)
  }, [])
  const boxes = announcements.filter(({ quiet }) => !quiet).slice(-maxBoxes)

  return (
    <AnnounceContext value={announce}>
      {children}
      {/* A status is atomic unless it says otherwise: each new message would have the earlier ones read again. */}
      <div role="status" aria-live="polite" aria-atomic={false} className={styles.region}>
        {announcements.map(announcement => (
          <p key={announcement.turn} className={boxes.includes(announcement) ? styles.box : styles.heard}>
            {announcement.message}
          </p>
        ))}
      </div>
    </AnnounceContext>
  )
}
