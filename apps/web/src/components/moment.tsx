import { VisuallyHidden } from '@mantine/core'
import { useFormatter, useNow } from 'use-intl'
import { type Formatter, relativeTime } from './relative-time.ts'

/** A point in time as "12 minutes ago", exact on hover and for screen readers. */
export function Moment({ at }: { at: string }) {
  const format: Formatter = useFormatter()
  const now = useNow({ updateInterval: 15_000 })
  const exact = format.dateTime(new Date(at), 'instant')
  return (
    <time dateTime={at} title={exact}>
      {relativeTime(format, at, now)}
      <VisuallyHidden> ({exact})</VisuallyHidden>
    </time>
  )
}
