/** Where a consent link's token is sealed for. */
export const linkTokenPlace = (linkId: string) => ({
  table: 'consent_links',
  row: linkId,
  column: 'token_sealed',
})
