export { countInvoicesPerDay } from '../endpoints/count-invoices-per-day.ts'
export { exportInvoices } from '../endpoints/export-invoices.ts'
export { listInvoices } from '../endpoints/list-invoices.ts'
export * from '../invoices.ts'
