import type en from './en/index.ts'

/** The same keys with any text: what a translation has to provide. */
type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }

export type Messages = Translated<typeof en>

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof en
  }
}
