export type { FortnoxBehaviour } from './fortnox/behaviour.ts'
export {
  createFortnoxSimulator,
  type FortnoxSimulator,
  type FortnoxSimulatorOptions,
} from './fortnox/create-fortnox-simulator.ts'
export type { FortnoxCompanyState } from './fortnox/data/company.ts'
export type { Fault, RateLimitStyle } from './levers/faults.ts'
export type { LoggedRequest } from './levers/request-log.ts'
export { createMailSimulator, type MailSimulator } from './mail/create-mail-simulator.ts'
export type { VismaBehaviour } from './visma/behaviour.ts'
export {
  createVismaSimulator,
  type VismaSimulator,
  type VismaSimulatorOptions,
} from './visma/create-visma-simulator.ts'
export type { VismaCompanyState } from './visma/data/company.ts'
