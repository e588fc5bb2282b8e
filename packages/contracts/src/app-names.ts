/**
 * The external apps an integration can connect, in the order they are offered.
 *
 * @example
 * const choices = appIds.map(value => ({ value, label: appNames[value] }))
 */
export const appIds = ['visma', 'fortnox'] as const

/**
 * What each external app is called.
 *
 * @example
 * const name: string = appNames.visma
 */
export const appNames: Record<(typeof appIds)[number], string> = { visma: 'Visma', fortnox: 'Fortnox' }
