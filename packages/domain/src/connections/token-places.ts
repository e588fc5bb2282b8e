/** Where the tokens of an integration's connection are sealed for. */
export const accessTokenPlace = (integrationId: string) => ({
  table: 'connections',
  row: integrationId,
  column: 'access_token_sealed',
})

export const refreshTokenPlace = (integrationId: string) => ({
  table: 'connections',
  row: integrationId,
  column: 'refresh_token_sealed',
})

/** Where those of a company that waits for a decision are. */
export const heldAccessTokenPlace = (integrationId: string) => ({
  table: 'held_connections',
  row: integrationId,
  column: 'access_token_sealed',
})

export const heldRefreshTokenPlace = (integrationId: string) => ({
  table: 'held_connections',
  row: integrationId,
  column: 'refresh_token_sealed',
})

/** Where the token of a grant that is to be withdrawn is. */
export const revocationTokenPlace = (id: string) => ({
  table: 'revocations',
  row: id,
  column: 'refresh_token_sealed',
})
