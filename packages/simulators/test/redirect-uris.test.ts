import { expect, test } from 'vitest'
import { withStoredRedirectUris } from '../src/state/redirect-uris.ts'

test('a stored redirect URI that is none does not spoil the client', () => {
  const stored = ['http://localhost:abc/oauth/visma/callback', 'http://localhost:3000/oauth/visma/callback']
  const client = withStoredRedirectUris({ clientId: 'collector', redirectUris: [] }, [
    { clientId: 'collector', redirectUris: stored },
  ])
  expect(client.redirectUris).toEqual(['http://localhost:3000/oauth/visma/callback'])
})
