/** A comparison of two things that are measured side by side in one run. */
export interface Measure {
  /** What is compared with what. */
  measure: string
  limit: number
  direction: 'at least' | 'at most'
  /** Takes it; with `isSmall` over so little that the figures say no more than that it works. */
  take(size: { isSmall: boolean }): Promise<Outcome>
}

export interface Outcome {
  ratio: number
  /** False when something that must be so beside the ratio is not. */
  holds?: boolean
  /** What the ratio was made of. */
  figures: Record<string, unknown>
}

/** The line that is printed about a measure that was taken. */
export function lineOf({ measure, limit, direction }: Measure, { ratio, holds = true, figures }: Outcome) {
  const isWithin = direction === 'at least' ? ratio >= limit : ratio <= limit
  return { measure, ratio, limit, direction, meets: isWithin && holds, ...figures }
}
