import { round } from '../../data/money.ts'
import { createRandom } from '../../data/random.ts'
import type { InvoiceRecord } from './records.ts'

const ARTICLES = [
  { number: '100', text: 'Klippning och styling', unit: 'st', unitEnglish: 'pcs' },
  { number: '101', text: 'Arbete enligt offert', unit: 'tim', unitEnglish: 'h' },
  { number: '102', text: 'Målning, två strykningar', unit: 'm²', unitEnglish: 'm²' },
  { number: '103', text: 'Konsultation 60 min', unit: 'tim', unitEnglish: 'h' },
  { number: '104', text: 'Material och förbrukning', unit: 'st', unitEnglish: 'pcs' },
] as const

/** One row for the whole amount, or two that share it; collective invoices get a row of mere text besides. */
export function wireInvoiceRows(record: InvoiceRecord) {
  const random = createRandom(record.id, 'rows')
  const first = random.chance(0.5) ? record.net : round(record.net * 0.6)
  const amounts = first === record.net ? [first] : [first, round(record.net - first)]
  const rows = amounts.map((amount, index) => {
    const article = random.pick(ARTICLES)
    const quantity = random.int(1, 8)
    return {
      Id: random.uuid(),
      ArticleNumber: article.number as string | null,
      ArticleId: random.uuid() as string | null,
      AmountNoVat: amount,
      Amount: round(amount + (record.vat > 0 ? amount * 0.25 : 0)),
      PercentVat: record.vat > 0 ? 0.25 : 0,
      VatRate: (record.vat > 0 ? 0.25 : 0) as number | null,
      LineNumber: index + 1,
      IsTextRow: false,
      Text: article.text as string | null,
      UnitPrice: Math.round((amount / quantity) * 10_000) / 10_000,
      UnitAbbreviation: article.unit as string | null,
      UnitAbbreviationEnglish: article.unitEnglish as string | null,
      DiscountPercentage: 0,
      IsDiscountInFixedAmount: false,
      DiscountFixedAmount: null as number | null,
      Quantity: quantity,
      IsWorkCost: record.kind === 'rot' && index === 0,
      IsVatFree: false,
      CostCenterItemId1: null as string | null,
      CostCenterItemId2: null as string | null,
      CostCenterItemId3: null as string | null,
      UnitId: random.uuid() as string | null,
      ProjectId: null as string | null,
      WorkCostType: (record.kind === 'rot' && index === 0 ? 1 : null) as number | null,
      WorkHours: null as number | null,
      MaterialCosts: null as number | null,
    }
  })
  const [model] = rows
  if (record.kind !== 'collective' || !model) return rows
  const textRow = {
    ...model,
    Id: random.uuid(),
    ArticleNumber: null,
    ArticleId: null,
    AmountNoVat: 0,
    Amount: 0,
    LineNumber: rows.length + 1,
    IsTextRow: true,
    Text: 'Samlingsfaktura för månadens order. Tack för förtroendet!',
    UnitPrice: 0,
    Quantity: 0,
  }
  return [...rows, textRow]
}
