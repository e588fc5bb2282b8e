import { type Language, languages } from '@collector/contracts'
import { type MantineColorScheme, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { languageNames, useLanguage } from '../languages/language.ts'
import styles from './preferences.module.css'

const themes = ['auto', 'light', 'dark'] as const satisfies MantineColorScheme[]

/** The choice of language and colour scheme. */
export function Preferences() {
  const t = useTranslations('frame')
  const { language, setLanguage } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <div className={styles.preferences}>
      <NativeSelect
        size="xs"
        aria-label={t('language')}
        value={language}
        onChange={event => setLanguage(event.currentTarget.value as Language)}
        data={languages.map(value => ({ value, label: languageNames[value] }))}
      />
      <NativeSelect
        size="xs"
        aria-label={t('theme')}
        value={colorScheme}
        onChange={event => setColorScheme(event.currentTarget.value as MantineColorScheme)}
        data={themes.map(value => ({ value, label: t(`themes.${value}`) }))}
      />
    </div>
  )
}
