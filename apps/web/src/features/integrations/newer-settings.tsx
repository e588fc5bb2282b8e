import { type Field, fieldsOf, type Integration, type SettingsValues, settingsOf } from '@collector/contracts'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../../languages/language.ts'
import { useSettingText } from './use-setting-text.ts'

export interface NewerSetting {
  name: keyof SettingsValues
  field: Field
  value: string | boolean
}

/** What a form of settings has to do with what others save meanwhile. */
interface Form {
  values: SettingsValues
  setValues: (values: Partial<SettingsValues>) => void
}

/**
 * Has the fields that the person left alone follow what was saved meanwhile, and hands back the settings that
 * both have changed.
 */
export function useNewerSettings({ values, setValues }: Form, integration: Integration): NewerSetting[] {
  const now = settingsOf(integration)
  // What each field was when the person last agreed with what is saved.
  const [base, setBase] = useState(now)
  const changed = fieldsOf(integration.app).filter(([name]) => now[name] !== base[name])
  const isMine = (name: keyof SettingsValues) => values[name] !== base[name] && values[name] !== now[name]
  const followed = Object.fromEntries(
    changed.filter(([name]) => !isMine(name)).map(([name]) => [name, now[name]]),
  )

  // After every render: once followed, nothing is left to follow.
  useEffect(() => {
    if (Object.keys(followed).length === 0) return
    setValues(followed)
    setBase({ ...base, ...followed })
  })

  return changed.filter(([name]) => isMine(name)).map(([name, field]) => ({ name, field, value: now[name] }))
}

interface Props {
  settings: readonly NewerSetting[]
  onUse: (setting: NewerSetting) => void
}

/** Shows what was saved meanwhile, beside what is typed, and offers it. */
export function NewerSettings({ settings, onUse }: Props) {
  const t = useTranslations('form')
  const { language } = useLanguage()
  const settingText = useSettingText()
  return (
    <dl>
      {settings.map(setting => (
        <div key={setting.name}>
          <dt>{setting.field.label[language]}</dt>
          <dd>{t('newer', { value: settingText(setting.field, setting.value) })}</dd>
          <dd>
            <Button variant="default" size="xs" onClick={() => onUse(setting)}>
              {t('useNewer', { label: setting.field.label[language] })}
            </Button>
          </dd>
        </div>
      ))}
    </dl>
  )
}
