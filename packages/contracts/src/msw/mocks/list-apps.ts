import { App, apps, type Field } from '../../apps.ts'
import { listApps } from '../../endpoints/list-apps.ts'
import { mock } from '../mock.ts'

export const listAppsMock = mock(listApps, () => ({
  items: App.options.map(app => ({
    app,
    name: apps[app].name,
    configured: true,
    environment: 'simulated' as const,
    unavailableSince: null,
    fields: Object.entries<Field>(apps[app].fields).map(([name, { schema, options, ...field }]) => ({
      name,
      ...field,
      ...(options && { options: [...options] }),
    })),
  })),
  invoiceRetentionDays: 90,
}))
