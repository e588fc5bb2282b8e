import type { LoggedRequest } from '../../levers/request-log.ts'

/** The last parts of paths where a mere GET sends, prints or reminds. */
export const SIDE_EFFECT_ACTIONS = ['email', 'einvoice', 'eprint', 'print', 'printreminder'] as const

const SIDE_EFFECT_PATH = new RegExp(`^/3/[^/]+/[^/]+/(${SIDE_EFFECT_ACTIONS.join('|')})/?$`, 'i')

/** Whether a request would have changed something at the real service: a reader makes none. */
export function hasSideEffect({ method, path }: LoggedRequest): boolean {
  if (!path.startsWith('/3/')) return false
  return !['GET', 'HEAD', 'OPTIONS'].includes(method) || SIDE_EFFECT_PATH.test(path)
}
