import type { CompanyContact } from '../../data/company-contact.ts'
import type { BookSizes } from '../../data/fill-books.ts'
import type { LegalForm } from '../../data/swedish-numbers.ts'

/** Whether, and why not, a company can be connected and read. */
export type FortnoxCompanyState =
  | 'active'
  /** An unpaid bill: the consent ends at the callback without any parameter, the API says 2000310. */
  | 'locked'
  /** Without the integration licence: `error_missing_license`, at the API 2001101. */
  | 'noLicence'
  /** The integration was never ordered: `error_missing_app_license`, at the API 2001103. */
  | 'notBought'
  /** 2001103 at the API */
  | 'noApiLicence'
  /** 2001101 on invoices */
  | 'noInvoiceModule'
  /** 2001339 on invoices, unless connected with a service account */
  | 'noInvoiceRights'

export interface FortnoxCompany extends CompanyContact {
  /** The tenant id as text. */
  id: string
  /** The database number. */
  tenantId: number
  name: string
  organizationNumber: string
  legalForm: LegalForm | 'enskildFirma'
  state: FortnoxCompanyState
  accountingMethod: 'ACCRUAL' | 'CASH'
}

export interface FortnoxCompanySeed extends Partial<Omit<FortnoxCompany, 'id'>>, BookSizes {
  name: string
  firstInvoiceNumber?: number
}
