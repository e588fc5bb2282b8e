import type { VismaBehaviour } from '../behaviour.ts'
import type { VismaCompany } from '../data/company.ts'
import { EACCOUNTING_SERVICE } from '../scopes.ts'

export interface CompanyQuestion {
  companies: readonly VismaCompany[]
  defaultCompany: string | undefined
  acrValues: readonly string[]
  prompts: ReadonlySet<string>
  /** What the user picked, once that is done. */
  pickedId: string | undefined
  behaviour: VismaBehaviour
}

export interface CompanyChoice {
  /** The companies to pick from. */
  offered: VismaCompany[]
  /** The company of this authorization; null while the user has yet to pick. */
  chosen: VismaCompany | null
}

/** Decides which companies the picker offers, and whether one of them goes without saying. */
export function chooseCompany(question: CompanyQuestion): CompanyChoice {
  const { acrValues, prompts, behaviour } = question
  const onlyEAccounting = acrValues.some(value => value.toLowerCase() === EACCOUNTING_SERVICE.toLowerCase())
  const offered = question.companies.filter(company => company.hasEAccounting || !onlyEAccounting)

  const picked = offered.find(company => company.id === question.pickedId)
  if (picked) return { offered, chosen: picked }

  const forced = acrValues.includes('forceselectcompany:true') && prompts.has('login')
  const asked = prompts.has('select_account') || forced
  const [only, ...others] = offered
  if (only && others.length === 0) {
    const show = behaviour.singleCompanyPicker
    return { offered, chosen: show === 'never' || (show === 'whenAsked' && !asked) ? only : null }
  }
  if (asked) return { offered, chosen: null }
  return { offered, chosen: offered.find(company => company.name === question.defaultCompany) ?? null }
}
