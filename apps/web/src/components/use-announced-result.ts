import { useEffect, useRef } from 'react'
import { useAnnounce } from './announcer.tsx'

/**
 * Says to screen readers what a list holds once it has been narrowed to something else (`wanted`) and the answer
 * has come (`text`); of what the page began with nothing is said.
 */
export function useAnnouncedResult(wanted: string, text: string | undefined) {
  const announce = useAnnounce()
  const said = useRef(wanted)

  useEffect(() => {
    if (said.current === wanted || text === undefined) return
    said.current = wanted
    announce(text, { quiet: true })
  }, [wanted, text, announce])
}
