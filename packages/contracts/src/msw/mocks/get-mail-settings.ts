import { getMailSettings } from '../../endpoints/get-mail-settings.ts'
import { mock } from '../mock.ts'

export const getMailSettingsMock = mock(getMailSettings, () => ({
  delivery: 'simulated' as const,
  inboxUrl: 'http://localhost:3012',
  from: 'Reco Collector <collector@reco.example>',
}))
