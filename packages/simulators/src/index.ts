export type { FortnoxBehaviour } from './fortnox/behaviour.ts'
export {
  defaultAccounts as defaultFortnoxAccounts,
  defaultCompanies as defaultFortnoxCompanies,
  type FortnoxAccount,
} from './fortnox/cast.ts'
export type { FortnoxSimulatorClient } from './fortnox/clients.ts'
export {
  createFortnoxSimulator,
  type FortnoxSimulator,
  type FortnoxSimulatorOptions,
} from './fortnox/create-fortnox-simulator.ts'
export type { FortnoxCompanies, PageEvent as FortnoxPageEvent } from './fortnox/data/companies.ts'
export type {
  FortnoxCompany,
  FortnoxCompanySeed,
  FortnoxCompanyState,
} from './fortnox/data/company.ts'
export type { FortnoxCompanyInformation } from './fortnox/data/wire-company.ts'
export type { FortnoxCustomer, FortnoxCustomerListItem } from './fortnox/data/wire-customer.ts'
export type { FortnoxInvoice, FortnoxInvoiceListItem } from './fortnox/data/wire-invoice.ts'
export type { Fault, FaultMatch, FaultRule, Faults, RateLimitStyle } from './levers/faults.ts'
export type { LoggedRequest, RequestCounters } from './levers/request-log.ts'
export {
  createMailSimulator,
  type MailSimulator,
  type ReceivedMail,
} from './mail/create-mail-simulator.ts'
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
