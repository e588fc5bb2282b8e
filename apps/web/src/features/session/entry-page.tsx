import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Preferences } from '../../components/preferences.tsx'
import styles from './entry-page.module.css'

interface Props {
  title: string
  intro?: string
  hint?: string
  children?: ReactNode
}

/** A page for people who are not logged in yet: one card with one thing to do. */
export function EntryPage({ title, intro, hint, children }: Props) {
  const t = useTranslations('frame')
  return (
    <div className={styles.page}>
      <title>{`${title} · ${t('product')}`}</title>
      <header className={styles.preferences}>
        <Preferences />
      </header>
      <main className={styles.card}>
        <p className={styles.product}>{t('product')}</p>
        <h1 tabIndex={-1}>{title}</h1>
        {intro && <p className={styles.note}>{intro}</p>}
        {children}
        {hint && <p className={styles.note}>{hint}</p>}
      </main>
    </div>
  )
}
