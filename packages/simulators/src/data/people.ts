/** Someone who can sign in. */
export interface Account {
  email: string
  password: string
  name: string
  /** The names of the companies the user may pick from. */
  companies: string[]
}

export function createAccount(name: string, email: string, companies: string[]): Account {
  return { email, password: 'demo', name, companies }
}

/** Who can sign in when only companies are given: one person, with every right in all of them. */
export function accountForAll(companies: readonly { name: string }[]): Account {
  return createAccount(
    'Eva Björk',
    'eva@bjorks-salong.example',
    companies.map(company => company.name),
  )
}

/** Those who can sign in with every provider when neither people nor companies are given. */
export function commonAccounts() {
  return {
    eva: accountForAll([{ name: 'Björks Salong AB' }]),
    lisa: createAccount('Lisa Lindgren', 'lisa@lindgrens-maleri.example', ['Lindgrens Måleri']),
    petra: createAccount('Petra Mälström', 'petra@malargrossisten.example', [
      'Mälardalens Grossist AB',
      'Björks Salong AB',
    ]),
    olle: createAccount('Olle Utan', 'olle@utan-foretag.example', []),
  }
}

/** The names of the companies that belong to the Norrlunda group. */
export function norrlundaCompanies(companies: readonly { name: string }[]): string[] {
  return companies.map(company => company.name).filter(name => name.includes('Norrlunda'))
}
