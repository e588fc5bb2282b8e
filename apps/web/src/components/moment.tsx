import { VisuallyHidden } from '@mantine/core'
import { useFormatter } from 'use-intl'
import { exactTime, type Formatter, relativeTime } from '../languages/times.ts'
import { useClock } from './clock.tsx'

interface Props {
  at: string
  /** From how many days ago on the exact time is shown instead: of a year ago, "last year" says too little. */
  exactAfterDays?: number
}

const dayMs = 86_400_000

/** A point in time as "12 minutes ago", exact on hover and for screen readers. */
export function Moment({ at, exactAfterDays = Number.POSITIVE_INFINITY }: Props) {
  const format: Formatter = useFormatter()
  const now = useClock()
  const exact = exactTime(format, at)
  if (now.getTime() - new Date(at).getTime() > exactAfterDays * dayMs)
    return <time dateTime={at}>{exact}</time>
  return (
    <time dateTime={at} title={exact}>
      {relativeTime(format, at, now)}
      <VisuallyHidden> ({exact})</VisuallyHidden>
    </time>
  )
}
