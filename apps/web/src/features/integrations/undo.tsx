import type { Integration } from '@collector/contracts'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAnnounce } from '../../components/announcer.tsx'

/** Something that was just done and can be taken back. */
export interface Undoable {
  /** What was done. */
  text: string
  /** What the button says; "Undo" unless there is a better word. */
  label?: string
  /** Whether it still is as it was made: what somebody changed since is not taken back. */
  isCurrent: (now: Integration) => boolean
  undo: () => Promise<unknown>
  /** What is said when it is taken back. */
  done: string
}

interface Undo {
  undoable: Undoable | null
  offer: (undoable: Undoable) => void
  withdraw: () => void
}

const UndoContext = createContext<Undo>({ undoable: null, offer: () => {}, withdraw: () => {} })

/** What can be taken back on this page, and how to offer and withdraw it. */
export const useUndo = () => use(UndoContext)

/** Keeps the newest thing that can be taken back: it waits on the page, without a clock that runs out. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('undo')
  const announce = useAnnounce()
  const [undoable, setUndoable] = useState<Undoable | null>(null)
  const offer = useCallback(
    (next: Undoable) => {
      setUndoable(next)
      announce(t('offered'), { quiet: true })
    },
    [announce, t],
  )
  const withdraw = useCallback(() => setUndoable(null), [])
  const undo = useMemo(() => ({ undoable, offer, withdraw }), [undoable, offer, withdraw])
  return <UndoContext value={undo}>{children}</UndoContext>
}
