/** The value, or an error that says what is missing. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The Fortnox simulator has no ${what}`)
  return value
}
