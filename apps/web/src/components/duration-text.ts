import type { Formatter } from './relative-time.ts'

/** "2 minutes 5 seconds"; below a second "350 milliseconds". */
export function durationText(format: Formatter, ms: number): string {
  const said = (value: number, unit: string) =>
    format.number(value, { style: 'unit', unit, unitDisplay: 'long' })
  if (ms < 1000) return said(ms, 'millisecond')
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const
  return parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => said(value, unit))
    .join(' ')
}
