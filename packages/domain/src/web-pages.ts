/** The pages of the application that mails, links and logins lead to; its router names the same ones. */
export const webPages = {
  integrations: '/settings/external-app-integrations',
  integration: (id: string) => `/settings/external-app-integrations/${id}`,
  setUp: (token: string) => `/setup#${token}`,
  invitation: (token: string) => `/invitation#${token}`,
  resetPassword: (token: string) => `/reset-password#${token}`,
}
