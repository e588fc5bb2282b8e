import type firstLoad from './en/first-load.ts'
import type later from './en/later.ts'

type English = typeof firstLoad & typeof later

/** The same keys with any text: what a translation has to provide. */
type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }

export type FirstLoadMessages = Translated<typeof firstLoad>

export type LaterMessages = Translated<typeof later>

declare module 'use-intl' {
  interface AppConfig {
    Messages: English
  }
}
