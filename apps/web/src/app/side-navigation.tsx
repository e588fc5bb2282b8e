import { IconHistory, IconPlugConnected, IconUserCircle, IconUsers } from '@tabler/icons-react'
import { NavLink } from 'react-router'
import { useTranslations } from 'use-intl'
import { Preferences } from '../components/preferences.tsx'
import { paths } from '../config/paths.ts'
import { usePermission } from '../features/session/session.ts'
import styles from './side-navigation.module.css'

export const navigationId = 'navigation'

interface Props {
  /** On a phone it is folded away until it is asked for. */
  open: boolean
  onNavigate: () => void
}

export function SideNavigation({ open, onNavigate }: Props) {
  const t = useTranslations('frame')
  const may = usePermission()
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
          {may('people:manage') && (
            <li>
              <NavLink to={paths.people} className={styles.link ?? ''} onClick={onNavigate}>
                <IconUsers aria-hidden size={18} />
                {t('people')}
              </NavLink>
            </li>
          )}
          {may('audit:read') && (
            <li>
              <NavLink to={paths.auditLog} className={styles.link ?? ''} onClick={onNavigate}>
                <IconHistory aria-hidden size={18} />
                {t('auditLog')}
              </NavLink>
            </li>
          )}
          <li>
            <NavLink to={paths.account} className={styles.link ?? ''} onClick={onNavigate}>
              <IconUserCircle aria-hidden size={18} />
              {t('account')}
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
