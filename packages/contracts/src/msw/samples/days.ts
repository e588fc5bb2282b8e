const dayMs = 86_400_000

/** The calendar date in Stockholm this many days before `now`. */
export function dateBefore(now: Date, days: number): string {
  const at = new Date(now.getTime() - days * dayMs)
  return at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })
}

/** The instant this many minutes before `now`. */
export function minutesBefore(now: Date, minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString()
}

/** First and last day of a window of `daysBack` days that ends today. */
export function windowOf(now: Date, daysBack: number): { from: string; to: string } {
  return { from: dateBefore(now, daysBack), to: dateBefore(now, 0) }
}
