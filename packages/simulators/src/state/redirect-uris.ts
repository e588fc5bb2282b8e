interface RegisteredClient {
  clientId: string
  redirectUris: string[]
}

/** A client with the redirect URIs that it was given and those that were stored for it. */
export function withStoredRedirectUris<Client extends RegisteredClient>(
  client: Client,
  stored: readonly RegisteredClient[],
): Client {
  const known = stored.find(other => other.clientId === client.clientId)?.redirectUris ?? []
  return { ...client, redirectUris: [...new Set([...client.redirectUris, ...known])] }
}
