import type { Role, SignOnFailure } from '@collector/contracts'

/** One walk to the provider and back. */
export interface SignOnRequest {
  redirectUri: string
  state: string
  nonce: string
  codeVerifier: string
  /** The provider shall ask for the password, whoever is logged in there. */
  freshLogin: boolean
}

/** Whom the provider vouches for. */
export interface SignOnIdentity {
  /** Who it is, whatever the address: issuer and subject. */
  subject: string
  email: string | undefined
  isEmailVerified: boolean
  name: string | undefined
  /** When the person logged in there; undefined when the provider does not say. */
  authenticatedAt: Date | undefined
}

/** The organisation's own OpenID Connect provider. */
export interface SingleSignOn {
  /** As people call it. */
  readonly name: string
  /** Whoever has a verified address there gets an account at the first login. */
  readonly domains: readonly string[]
  /** What those may do. */
  readonly role: Role
  /** Where to send the browser. @throws SignOnError unavailable */
  authorizationUrl(request: SignOnRequest): Promise<URL>
  /** Who came back. @throws SignOnError refused, unavailable */
  identify(request: SignOnRequest & { parameters: URLSearchParams }): Promise<SignOnIdentity>
}

/** Nobody is logged in. */
export class SignOnError extends Error {
  override name = 'SignOnError'
  readonly failure: SignOnFailure

  constructor(failure: SignOnFailure, options: { cause?: unknown } = {}) {
    super(failure, options)
    this.failure = failure
  }
}
