import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import styles from './announcer.module.css'

type Announce = (message: string, options?: { visible: boolean }) => void

const AnnounceContext = createContext<Announce>(() => {})

/**
 * Shows a short message for a while and has screen readers read it, without taking the focus. What the page shows
 * anyway is only read.
 */
export const useAnnounce = () => use(AnnounceContext)

const shownForMs = 7_000

/** Messages that come close together are all shown and read: none of them pushes another away. */
export function Announcer({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly { turn: number; message: string }[]>([])
  const turns = useRef(0)
}
