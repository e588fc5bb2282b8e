import type { Fault } from '../levers/faults.ts'
import type { ApiBehaviour } from './api/api-behaviour.ts'
import { defaultApiBehaviour } from './api/api-behaviour.ts'
import type { IdentityBehaviour } from './identity/identity-behaviour.ts'
import { defaultIdentityBehaviour } from './identity/identity-behaviour.ts'

/**
 * What the real service is not known to do for certain, and what a test may want otherwise. Every member can
 * be changed while the simulator runs.
 */
export interface FortnoxBehaviour extends IdentityBehaviour, ApiBehaviour {
  /** While set, strikes every request to `/oauth-v1`. */
  identityOutage: Fault | null
  /** While set, strikes every request to the API. */
  apiOutage: Fault | null
}

/** The settings that follow the best evidence there is. */
export function defaultFortnoxBehaviour(): FortnoxBehaviour {
  return {
    ...defaultIdentityBehaviour(),
    ...defaultApiBehaviour(),
    identityOutage: null,
    apiOutage: null,
  }
}
