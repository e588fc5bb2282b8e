export interface RegisteredClient {
  clientId: string
  redirectUris: string[]
}

/** A client with the redirect URIs that it was given and those that were stored for it and are URIs. */
export function withStoredRedirectUris<Client extends RegisteredClient>(
  client: Client,
  stored: readonly RegisteredClient[],
): Client {
  const remembered = stored.find(other => other.clientId === client.clientId)?.redirectUris ?? []
  const known = remembered.filter(uri => URL.canParse(uri))
  return { ...client, redirectUris: [...new Set([...client.redirectUris, ...known])] }
}
