import type { ApiBehaviour } from './api-behaviour.ts'

/** An answer with `ErrorInformation`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: number
  /** Which letter case the keys of this error were recorded in. */
  readonly recordedKeys: 'lowerCase' | 'capitalised'

  constructor(
    status: number,
    code: number,
    message: string,
    recordedKeys: 'lowerCase' | 'capitalised' = 'lowerCase',
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.recordedKeys = recordedKeys
  }
}

/** The body of an error in the letter case that the switch asks for. */
export function errorBody({ code, message, recordedKeys }: ApiError, behaviour: ApiBehaviour): object {
  const keys = behaviour.errorKeys === 'asRecorded' ? recordedKeys : behaviour.errorKeys
  return {
    ErrorInformation:
      keys === 'capitalised' ? { Error: 1, Message: message, Code: code } : { error: 1, message, code },
  }
}

export const systemException = (status = 500) => new ApiError(status, 1000003, 'System exception')

export const invalidFilter = () => new ApiError(400, 2000587, 'Ett ogiltigt filter har använts.')

export const invalidParameter = () => new ApiError(400, 2000588, 'Ogiltig parameter i anropet.')

export const notBoolean = (name: string) => new ApiError(400, 2000134, `Värdet måste vara boolskt. (${name})`)

export const invoiceNotFound = () => new ApiError(404, 2000434, 'Kan inte hitta fakturan.', 'capitalised')

export const customerNotFound = () => new ApiError(404, 2000433, 'Kan inte hitta kunden.', 'capitalised')
