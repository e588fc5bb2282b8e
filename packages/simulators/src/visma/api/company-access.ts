import type { VismaBehaviour } from '../behaviour.ts'
import type { VismaSimulatorClient } from '../clients.ts'
import type { VismaCompany, VismaCompanyState } from '../data/company.ts'
import { ApiError } from './api-error.ts'

type Blocking = Exclude<VismaCompanyState, 'active' | 'noInvoicing'>

const REFUSALS: Record<Blocking, { code: number; message: string }> = {
  startupGuideNotCompleted: {
    code: 4003,
    message: 'ForbiddenRequestException - The startup guide has not been completed for this company.',
  },
  notActive: { code: 4004, message: 'ForbiddenRequestException - The company is not active.' },
  noAccess: {
    code: 4011,
    message:
      'ForbiddenRequestException - The authenticated user does not have access to eAccounting for this company.',
  },
  licenceNotAccepted: {
    code: 4012,
    message: 'ForbiddenRequestException - The licence agreement has not been accepted.',
  },
  noApiModule: { code: 4002, message: 'ForbiddenRequestException - No access to module: api_standard' },
  permissionDenied: { code: 4007, message: 'ForbiddenRequestException - Permission denied.' },
}

/** Throws the API's refusal when the company's state, or the kind of client, stands in the way. */
export function requireCompanyAccess(options: {
  company: VismaCompany
  client: VismaSimulatorClient
  invoicing: boolean
  behaviour: VismaBehaviour
}): void {
  const { company, client, invoicing, behaviour } = options
  const refuse = (code: number, message: string) => new ApiError(behaviour.companyErrorStatus, code, message)

  if (client.kind === 'sandbox' && !company.sandbox) {
    throw refuse(4034, 'ForbiddenRequestException - Not allowed with a sandbox client.')
  }
  if (!company.hasEAccounting) throw refuse(REFUSALS.noAccess.code, REFUSALS.noAccess.message)
  if (company.state === 'noInvoicing') {
    if (invoicing) {
      throw refuse(4009, 'ForbiddenRequestException - No access due to the product variant of the company.')
    }
  } else if (company.state !== 'active') {
    const { code, message } = REFUSALS[company.state]
    throw refuse(code, message)
  }
}
