import { previewSync } from '../../endpoints/preview-sync.ts'
import { findIntegration } from '../find.ts'
import { mock, refuse } from '../mock.ts'
import { windowOf } from '../samples/days.ts'
import { sampleInvoices } from '../samples/invoices.ts'
import { createChoices } from '../samples/random.ts'

export const previewSyncMock = mock(previewSync, (store, { params, body }) => {
  const { integration } = findIntegration(store, params.id)
  if (!integration.company) refuse('not_connected')
  if (integration.status === 'paused') refuse('integration_paused')
  const { daysBack = integration.daysBack } = body
  const now = store.now()
  const found = sampleInvoices(createChoices(daysBack), now, daysBack, daysBack * 3)
  const looked = found.slice(0, 100)
  return {
    window: windowOf(now, daysBack),
    total: found.length,
    looked: looked.length,
    withEmail: looked.filter(({ emails }) => emails.length > 0).length,
    withPhoneOnly: looked.filter(({ emails, phone }) => emails.length === 0 && phone).length,
    credits: looked.filter(({ isCredit }) => isCredit).length,
    cancelled: 0,
    quarantined: 0,
    sample: looked.slice(0, 5),
  }
})
