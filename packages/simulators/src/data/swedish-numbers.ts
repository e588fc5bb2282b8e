import type { Random } from './random.ts'

/** The check digit that makes `digits` pass the Luhn test. */
function luhnCheckDigit(digits: string): number {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - (sum % 10)) % 10
}

export type LegalForm = 'aktiebolag' | 'handelsbolag' | 'ekonomiskForening' | 'ideellForening'

const GROUP_DIGITS: Record<LegalForm, string> = {
  aktiebolag: '55',
  handelsbolag: '96',
  ekonomiskForening: '76',
  ideellForening: '80',
}

/** A well-formed organisation number such as `559123-4563`; fictional, though a real company may bear it. */
export function organisationNumber(random: Random, form: LegalForm = 'aktiebolag'): string {
  // The third digit of an organisation number is never below 2: that tells it from a date of birth.
  const digits = `${GROUP_DIGITS[form]}${random.int(2, 9)}${String(random.int(0, 999_999)).padStart(6, '0')}`
  const all = `${digits}${luhnCheckDigit(digits)}`
  return `${all.slice(0, 6)}-${all.slice(6)}`
}

/** A well-formed personal identity number with a birth number of the test range 980–989. */
export function personalNumber(random: Random): string {
  const year = String(random.int(50, 99))
  const month = String(random.int(1, 12)).padStart(2, '0')
  const day = String(random.int(1, 28)).padStart(2, '0')
  const digits = `${year}${month}${day}98${random.int(0, 9)}`
  return `${digits.slice(0, 6)}-${digits.slice(6)}${luhnCheckDigit(digits)}`
}

/** A bank giro number such as `512-3455`. */
export function bankGiro(random: Random): string {
  const digits = String(random.int(500_000, 599_999))
  return `${digits.slice(0, 3)}-${digits.slice(3)}${luhnCheckDigit(digits)}`
}

/** A payment reference (OCR) that ends in its check digit. */
export function paymentReference(invoiceNumber: number): string {
  const digits = `${invoiceNumber}00`
  return `${digits}${luhnCheckDigit(digits)}`
}
