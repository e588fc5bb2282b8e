import { defineEndpoint } from '../endpoint.ts'
import { LogInInput, Session } from '../sessions.ts'

export const logIn = defineEndpoint({
  name: 'logIn',
  method: 'POST',
  path: '/session',
  summary: 'Log in',
  permission: 'public',
  body: LogInInput,
  success: { status: 201, body: Session },
  problems: ['wrong_credentials'],
})
