export const DAY_MS = 24 * 60 * 60 * 1000

const STOCKHOLM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Sweden, as days since 1970-01-01. */
export function swedishDay(at: Date): number {
  return Date.parse(`${STOCKHOLM.format(at)}T00:00:00Z`) / DAY_MS
}

/** A calendar day as `2026-02-14`. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Reads the first ten characters of a date as a calendar day. */
export function parseDay(text: string): number {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(time)) throw new RangeError(`Not a date: ${text}`)
  return time / DAY_MS
}

/** When a calendar day begins in Sweden, in milliseconds since 1970 UTC. */
export function startOfDay(day: number): number {
  return swedishInstant(`${dayText(day)}T00:00:00`)
}

/** Today in Sweden by the given clock, worked out anew at most once for each hour it shows. */
export function createToday(now: () => Date): () => number {
  let known: { hour: number; day: number } | null = null
  return () => {
    const at = now()
    const hour = Math.floor(at.getTime() / 3_600_000)
    if (known?.hour !== hour) known = { hour, day: swedishDay(at) }
    return known.day
  }
}

const STOCKHOLM_CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** What Swedish clocks show, to the minute, as `2026-02-14 08:30`. */
export function swedishMinute(atMs: number): string {
  return STOCKHOLM_CLOCK.format(atMs).slice(0, 16)
}

/** The instant at which Swedish clocks show `2026-02-14T08:30:00`, in milliseconds since 1970 UTC. */
export function swedishInstant(clock: string): number {
  const asUtc = Date.parse(`${clock}Z`)
  const offsetAt = (instant: number) =>
    Date.parse(`${STOCKHOLM_CLOCK.format(instant).replace(' ', 'T')}Z`) - instant
  return asUtc - offsetAt(asUtc - offsetAt(asUtc))
}
