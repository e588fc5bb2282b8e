import { randomUUID } from 'node:crypto'

/** An answer in the error format of the API. */
export class ApiError extends Error {
  readonly status: number
  readonly errorCode: number
  readonly headers: Record<string, string>

  constructor(status: number, errorCode: number, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.errorCode = errorCode
    this.headers = headers
  }
}

export function errorBody(errorCode: number, message: string) {
  return { ErrorCode: errorCode, DeveloperErrorMessage: message, ErrorId: randomUUID(), Errors: [] }
}

export const notAuthorized = () =>
  new ApiError(401, 4005, 'AuthorizationException - Authorization has been denied for this request.', {
    'www-authenticate': 'Bearer',
  })

export const notFound = () =>
  new ApiError(404, 3000, 'ResourceNotFoundException - The requested resource was not found.')

export const badQuery = (detail: string) => new ApiError(400, 6000, `QueryParameterException - ${detail}`)

export const badInput = (detail: string) => new ApiError(400, 6001, `InvalidInputException - ${detail}`)

export function rateLimitedBody(requests: number, seconds?: number) {
  const wait = seconds === undefined ? '' : ` Try again in ${seconds} seconds.`
  return errorBody(4010, `API calls quota exceeded! maximum admitted ${requests} per Minute.${wait}`)
}
