export type Found = <T>(value: T | undefined, what: string) => T

/**
 * Makes the function that hands on a value, or throws an error that says what the provider's simulator lacks.
 */
export const createFound =
  (provider: string): Found =>
  (value, what) => {
    if (value === undefined) throw new Error(`The ${provider} simulator has no ${what}`)
    return value
  }
