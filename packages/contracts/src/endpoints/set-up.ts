import { defineEndpoint } from '../endpoint.ts'
import { Session, SetUpInput } from '../sessions.ts'

export const setUp = defineEndpoint({
  name: 'setUp',
  method: 'POST',
  path: '/setup',
  summary: 'Create the first administrator with the one-time token',
  permission: 'public',
  body: SetUpInput,
  success: { status: 201, body: Session },
  problems: ['wrong_setup_token', 'already_set_up'],
})
