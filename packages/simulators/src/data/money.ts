/** An amount in whole hundredths. */
export function round(amount: number): number {
  return Math.round(amount * 100) / 100
}

const RATES: Record<string, number> = { EUR: 11.2134, NOK: 0.9871 }

/** What one unit of a currency is worth in Swedish kronor. */
export function currencyRate(currency: string): number {
  return RATES[currency] ?? 1
}

/** Value-added tax and the sum to pay: in kronor a quarter, and whole; abroad none. */
export function withVat(net: number, currency: string): { vat: number; total: number } {
  const vat = currency === 'SEK' ? round(net * 0.25) : 0
  return { vat, total: currency === 'SEK' ? Math.round(net + vat) : round(net + vat) }
}
