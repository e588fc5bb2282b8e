import { IconPlugConnected } from '@tabler/icons-react'
import { NavLink } from 'react-router'
import { useTranslations } from 'use-intl'
import { Preferences } from '../components/preferences.tsx'
import { paths } from '../config/paths.ts'
import styles from './side-navigation.module.css'

export const navigationId = 'navigation'

interface Props {
  /** On a phone it is folded away until it is asked for. */
  open: boolean
  onNavigate: () => void
}

export function SideNavigation({ open, onNavigate }: Props) {
  const t = useTranslations('frame')
  return (
    <nav id={navigationId} aria-label={t('navigation')} className={styles.side} data-open={open || undefined}>
      <div className={styles.stay}>
        <h2 className={styles.group} id="navigation-settings">
          {t('settings')}
        </h2>
        <ul className={styles.links} aria-labelledby="navigation-settings">
          <li>
            <NavLink to={paths.integrations} className={styles.link ?? ''} onClick={onNavigate}>
              <IconPlugConnected aria-hidden size={18} />
              {t('integrations')}
            </NavLink>
          </li>
        </ul>
      </div>
      {open && (
        <div className={styles.preferences}>
          <Preferences />
        </div>
      )}
    </nav>
  )
}
