import { round } from '../../data/money.ts'
import { createRandom } from '../../data/random.ts'
import type { InvoiceRecord } from './records.ts'

const ARTICLES = [
  { number: '100', text: 'Klippning och styling', unit: 'st' },
  { number: '101', text: 'Arbete enligt offert', unit: 'h' },
  { number: '102', text: 'Målning, två strykningar', unit: 'm2' },
  { number: '103', text: 'Konsulttid', unit: 'h' },
  { number: '104', text: 'Material och förbrukning', unit: 'st' },
] as const

/** One row for the whole amount, or two that share it. */
export function wireInvoiceRows(record: InvoiceRecord) {
  const random = createRandom('fortnox', 'rows', record.number)
  const first = random.chance(0.5) ? record.net : round(record.net * 0.6)
  const amounts = first === record.net ? [first] : [first, round(record.net - first)]
  return amounts.map((amount, index) => {
    const article = random.pick(ARTICLES)
    const quantity = random.int(1, 8)
    const houseWork = record.kind === 'rot' && index === 0
    const price = Math.round((amount / quantity) * 100) / 100
    return {
      AccountNumber: 3001,
      ArticleNumber: article.number as string,
      ContributionPercent: '0',
      ContributionValue: '0',
      Cost: 0,
      CostCenter: record.costCenter,
      DeliveredQuantity: `${quantity}.00`,
      Description: article.text as string,
      Discount: 0,
      DiscountType: 'PERCENT',
      HouseWork: houseWork,
      HouseWorkHoursToReport: (houseWork ? quantity : null) as number | null,
      HouseWorkType: (houseWork ? 'PAINTINGWALLPAPERING' : null) as string | null,
      Price: price,
      PriceExcludingVAT: price,
      Project: '',
      RowId: index + 1,
      StockPointCode: null as string | null,
      Total: amount,
      TotalExcludingVAT: amount,
      Unit: article.unit as string,
      VAT: record.vat === 0 ? 0 : 25,
      VATCode: null as string | null,
    }
  })
}
