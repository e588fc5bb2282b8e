import { dayText } from '../../data/calendar.ts'
import type { ApiBehaviour } from './api-behaviour.ts'
import { invalidParameter, notBoolean } from './api-error.ts'

/** Gives a property of the row at hand. */
export type Read = (field: string) => unknown
export type Matcher = (read: Read) => boolean

/** What one list can be asked for, beside paging and `lastmodified`. */
export interface ListSpec {
  /** The values of `filter`. */
  filters: Readonly<Record<string, Matcher>>
  /** The endpoint's own parameters: each makes a matcher of its value, or throws. */
  fields: Readonly<Record<string, (value: string) => Matcher>>
  /** The values of `sortby`, and the property each stands for. */
  sortKeys: Readonly<Record<string, string>>
  /** The property that `fromdate` and `todate` go by. */
  dateField: string | null
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** Matches any part of the text in any letter case. */
const contains = (field: string) => (value: string) => {
  const wanted = value.toLowerCase()
  return (read: Read) =>
    String(read(field) ?? '')
      .toLowerCase()
      .includes(wanted)
}

const truth = (field: string) => (value: string) => {
  if (value !== 'true' && value !== 'false') throw notBoolean(field)
  return (read: Read) => String(read(field)) === value
}

/** On that day or later; dates of the same shape compare as texts. */
export const onOrAfter = (field: string) => (value: string) => {
  if (!DATE.test(value)) throw invalidParameter()
  return (read: Read) => String(read(field) ?? '') >= value
}

export const onOrBefore = (field: string) => (value: string) => {
  if (!DATE.test(value)) throw invalidParameter()
  return (read: Read) => {
    const day = read(field)
    return typeof day === 'string' && day !== '' && day <= value
  }
}

/** Some row of the invoice for which this holds. */
const someRow = (field: string, holds: (actual: unknown, value: string) => boolean) => (value: string) => {
  return (read: Read) =>
    (read('InvoiceRows') as Record<string, unknown>[]).some(row => holds(row[field], value))
}
const includes = (actual: unknown, value: string) =>
  String(actual).toLowerCase().includes(value.toLowerCase())

const texts = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([name, field]) => [name, contains(field)]))

/** What `/3/invoices` can be asked for on this day. */
export function invoiceListSpec(behaviour: ApiBehaviour, today: number): ListSpec {
  const todayText = dayText(today)
  const unpaid: Matcher = read => {
    if (read('Cancelled') === true) return false
    if (read('Booked') === false && !behaviour.unpaidIncludesUnbooked) return false
    const balance = Number(read('Balance'))
    return balance > 0 || (balance < 0 && behaviour.unpaidIncludesCredits)
  }
  return {
    filters: {
      cancelled: read => read('Cancelled') === true,
      fullypaid: read => read('Booked') === true && read('Cancelled') === false && read('Balance') === 0,
      unpaid,
      unpaidoverdue: read => unpaid(read) && String(read('DueDate')) < todayText,
      unbooked: read => read('Booked') === false && read('Cancelled') === false,
    },
    fields: {
      ...texts({
        costcenter: 'CostCenter',
        currency: 'Currency',
        customername: 'CustomerName',
        customernumber: 'CustomerNumber',
        documentnumber: 'DocumentNumber',
        externalinvoicereference1: 'ExternalInvoiceReference1',
        externalinvoicereference2: 'ExternalInvoiceReference2',
        invoicetype: 'InvoiceType',
        ocr: 'OCR',
        ourreference: 'OurReference',
        project: 'Project',
        yourordernumber: 'YourOrderNumber',
        yourreference: 'YourReference',
      }),
      credit: truth('Credit'),
      notcompleted: truth('NotCompleted'),
      sent: truth('Sent'),
      fromfinalpaydate: onOrAfter('FinalPayDate'),
      tofinalpaydate: onOrBefore('FinalPayDate'),
      articledescription: someRow('Description', includes),
      articlenumber: someRow('ArticleNumber', includes),
      accountnumberfrom: someRow('AccountNumber', (actual, value) => Number(actual) >= Number(value)),
      accountnumberto: someRow('AccountNumber', (actual, value) => Number(actual) <= Number(value)),
      label: value => read => (read('Labels') as { Id: number }[]).some(({ Id }) => String(Id) === value),
    },
    sortKeys: {
      customername: 'CustomerName',
      customernumber: 'CustomerNumber',
      documentnumber: 'DocumentNumber',
      invoicedate: 'InvoiceDate',
      ocr: 'OCR',
      total: 'Total',
    },
    dateField: 'InvoiceDate',
  }
}

/** What `/3/customers` can be asked for. */
export function customerListSpec(): ListSpec {
  return {
    filters: { active: read => read('Active') === true, inactive: read => read('Active') === false },
    fields: {
      ...texts({
        customernumber: 'CustomerNumber',
        name: 'Name',
        zipcode: 'ZipCode',
        city: 'City',
        email: 'Email',
        organisationnumber: 'OrganisationNumber',
        gln: 'GLN',
        glndelivery: 'GLNDelivery',
      }),
      phone: value => read => includes(`${read('Phone1') ?? ''} ${read('Phone2') ?? ''}`, value),
    },
    sortKeys: { customernumber: 'CustomerNumber', name: 'Name' },
    dateField: null,
  }
}
