/** The one redirect URI of each app. It comes from the configuration alone. */
export const redirectUriOf = (publicUrl: string) => (app: string) => `${publicUrl}/oauth/${app}/callback`
