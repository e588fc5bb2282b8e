import { randomBytes } from 'node:crypto'

/** An integration as the developer portal knows it. */
export interface FortnoxSimulatorClient {
  /** Twelve characters. */
  clientId: string
  clientSecret: string
  redirectUris: string[]
  /** The scopes that are switched on in the portal: no request may ask for others. */
  scopes: string[]
  /** Whether `account_type=service` is open to it. */
  allowsServiceAccount: boolean
  /** False when no company at all has bought it; else each company's own state decides. */
  bought: boolean
}

/** The client that exists when none is given. */
export function createDefaultClient(): FortnoxSimulatorClient {
  return {
    clientId: 'collectorSim',
    clientSecret: randomBytes(20).toString('hex'),
    redirectUris: [],
    scopes: ['companyinformation', 'customer', 'invoice'],
    allowsServiceAccount: true,
    bought: true,
  }
}
