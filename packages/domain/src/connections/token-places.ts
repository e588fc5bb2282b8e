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
