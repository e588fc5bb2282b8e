import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Preferences } from '../../components/preferences.tsx'
import styles from './entry-page.module.css'

interface Props {
  title: string
  intro?: string
  hint?: string
  /** It takes the place of a form that was sent: the focus goes to its title. */
  arrives?: boolean
  children?: ReactNode
}

/** A page for people who are not logged in yet: one card with one thing to do. */
export function EntryPage({ title, intro, hint, arrives = false, children }: Props) {
  const t = useTranslations('frame')
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (arrives) heading.current?.focus()
  }, [arrives])

  return (
    <div className={styles.page}>
      <title>{`${title} · ${t('product')}`}</title>
      <header className={styles.preferences}>
        <Preferences />
      </header>
      <main className={styles.card}>
        <p className={styles.product}>{t('product')}</p>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {intro && <p className={styles.note}>{intro}</p>}
        {children}
        {hint && <p className={styles.note}>{hint}</p>}
      </main>
    </div>
  )
}
