import { Temporal } from 'temporal-polyfill'

const zone = 'Europe/Stockholm'

const inSweden = (instant: Date) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)

/** The calendar date in Sweden. */
export function swedishDate(instant: Date): string {
  return inSweden(instant).toPlainDate().toString()
}

/**
 * `YYYY-MM-DD HH:MM` by the Swedish clock, however it is read never later than `instant`: a time of the hour
 * that comes twice in autumn may be taken for its second coming, so in its first an hour less is said.
 */
export function swedishTime(instant: Date): string {
  const time = inSweden(instant)
  const clock = time.toPlainDateTime()
  const latest = clock.toZonedDateTime(zone, { disambiguation: 'later' })
  const said = latest.epochMilliseconds > time.epochMilliseconds ? clock.subtract({ hours: 1 }) : clock
  return said.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}
