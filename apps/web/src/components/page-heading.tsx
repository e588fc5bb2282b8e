import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { useTranslations } from 'use-intl'
import styles from './page-heading.module.css'

interface Props {
  title: string
  intro?: ReactNode
  actions?: ReactNode
}

/**
 * The page's title in the page and on the tab. After a navigation the focus starts here; narrowing what the page
 * shows is none.
 */
export function PageHeading({ title, intro, actions }: Props) {
  const t = useTranslations('frame')
  const heading = useRef<HTMLHeadingElement>(null)
  const focusedAt = useRef<string>(undefined)
  const { key, pathname } = useLocation()
  const navigationType = useNavigationType()

  useEffect(() => {
    if (focusedAt.current === pathname) return
    focusedAt.current = pathname
    const firstPage = key === 'default' && navigationType === 'POP'
    if (!firstPage) heading.current?.focus({ preventScroll: true })
  }, [key, pathname, navigationType])

  return (
    <div className={styles.bar}>
      <title>{`${title} · ${t('product')}`}</title>
      <div className={styles.texts}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {intro && <p className={styles.intro}>{intro}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
