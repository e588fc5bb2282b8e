/** The value in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** To as many decimals as a reader wants of a measured figure. */
export function rounded(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals))
}
