import type { CompanyContact } from '../../data/company-contact.ts'
import type { BookSizes } from '../../data/fill-books.ts'

/** Whether, and why not, the API serves a company. */
export type VismaCompanyState =
  | 'active'
  /** 4003 */
  | 'startupGuideNotCompleted'
  /** 4004 */
  | 'notActive'
  /** 4009, on everything but the company's settings: the Bookkeeping plan */
  | 'noInvoicing'
  /** 4011 */
  | 'noAccess'
  /** 4012 */
  | 'licenceNotAccepted'
  /** 4002 */
  | 'noApiModule'
  /** 4007 */
  | 'permissionDenied'

export interface VismaCompany extends CompanyContact {
  id: string
  name: string
  corporateIdentityNumber: string
  typeOfBusiness: number
  state: VismaCompanyState
  /** A sandbox client gets 4034 for a company that is none. */
  sandbox: boolean
  /** Whether the company appears when the picker is narrowed to eAccounting. */
  hasEAccounting: boolean
}

export interface VismaCompanySeed extends Partial<VismaCompany>, BookSizes {
  name: string
}
