import type { ApiBehaviour } from '../api/api-behaviour.ts'
import type { FortnoxCompany } from './company.ts'

const withoutBlank = (postalCode: string) => postalCode.replace(/\s/g, '')

/**
 * `GET /3/companyinformation`: the organisation number is spelt with z here, the database number is a number.
 */
export function wireCompanyInformation(company: FortnoxCompany, { databaseNumber }: ApiBehaviour) {
  return {
    Address: company.address,
    City: company.city,
    CountryCode: 'SE',
    DatabaseNumber: (databaseNumber === 'number' ? company.tenantId : String(company.tenantId)) as
      | number
      | string,
    CompanyName: company.name,
    OrganizationNumber: company.organizationNumber,
    VisitAddress: '',
    VisitCity: '',
    VisitCountryCode: '',
    VisitZipCode: '',
    ZipCode: withoutBlank(company.postalCode),
  }
}

/** `GET /3/settings/company`: the same company, its database number a string. */
export function wireCompanySettings(company: FortnoxCompany) {
  return {
    Address: company.address,
    BG: company.bankGiro,
    BIC: '',
    BranchCode: '',
    City: company.city,
    ContactFirstName: '',
    ContactLastName: '',
    Country: 'Sverige',
    CountryCode: 'SE',
    DatabaseNumber: String(company.tenantId),
    Domicile: company.city,
    Email: company.email,
    Fax: '',
    IBAN: '',
    Name: company.name,
    OrganizationNumber: company.organizationNumber,
    PG: '',
    Phone1: company.phone,
    Phone2: '',
    TaxEnabled: true,
    VATNumber: `SE${company.organizationNumber.replace('-', '')}01`,
    VisitAddress: '',
    VisitCity: '',
    VisitCountry: '',
    VisitCountryCode: '',
    VisitName: '',
    VisitZipCode: '',
    WWW: company.website,
    ZipCode: withoutBlank(company.postalCode),
  }
}
