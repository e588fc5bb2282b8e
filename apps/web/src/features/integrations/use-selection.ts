import { useState } from 'react'

/** What is ticked in a list, by id; it survives going to another page of it. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Ticks all of them, or none. */
  set: (ids: readonly string[], isTicked: boolean) => void
  clear: () => void
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    ids,
    set: (changed, isTicked) =>
      setIds(before => new Set([...before, ...changed].filter(id => isTicked || !changed.includes(id)))),
    clear: () => setIds(new Set()),
  }
}
