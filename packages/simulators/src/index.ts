export type { Fault, FaultMatch, FaultRule, Faults, RateLimitStyle } from './levers/faults.ts'
export type { LoggedRequest, RequestCounters } from './levers/request-log.ts'
export type { VismaBehaviour } from './visma/behaviour.ts'
export { defaultAccounts, defaultCompanies, type VismaAccount } from './visma/cast.ts'
export type { VismaSimulatorClient } from './visma/clients.ts'
export {
  createVismaSimulator,
  type VismaSimulator,
  type VismaSimulatorOptions,
} from './visma/create-visma-simulator.ts'
export type { PageEvent, VismaCompanies } from './visma/data/companies.ts'
export type { VismaCompany, VismaCompanySeed, VismaCompanyState } from './visma/data/company.ts'
export type { VismaCompanySettings } from './visma/data/wire-company-settings.ts'
export type { VismaCustomer } from './visma/data/wire-customer.ts'
export type { VismaCustomerInvoice } from './visma/data/wire-invoice.ts'
