import type { User } from '@collector/contracts'
import { Burger } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Preferences } from '../components/preferences.tsx'
import { paths } from '../config/paths.ts'
import { LogOutButton } from '../features/session/log-out.tsx'
import { navigationId } from './side-navigation.tsx'
import styles from './top-bar.module.css'

interface Props {
  user: User
  navigationOpen: boolean
  onToggleNavigation: () => void
}

export function TopBar({ user, navigationOpen, onToggleNavigation }: Props) {
  const t = useTranslations()
  return (
    <header className={styles.bar}>
      <Burger
        size="sm"
        className={styles.burger ?? ''}
        opened={navigationOpen}
        onClick={onToggleNavigation}
        aria-expanded={navigationOpen}
        aria-controls={navigationId}
        aria-label={t(navigationOpen ? 'frame.closeNavigation' : 'frame.openNavigation')}
      />
      <Link to={paths.home} className={styles.product}>
        {t('frame.product')}
      </Link>
      <div className={styles.preferences}>
        <Preferences />
      </div>
      <p className={styles.person} title={`${user.email} · ${t(`role.${user.role}`)}`}>
        {user.name}
      </p>
      <LogOutButton />
    </header>
  )
}
