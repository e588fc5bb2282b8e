export * from './provider.ts'
export * from './provider-error.ts'
export { vismaApiUrl, vismaIdentityUrl, vismaScopes } from './visma/constants.ts'
export { createVismaProvider, type VismaConfig } from './visma/index.ts'
