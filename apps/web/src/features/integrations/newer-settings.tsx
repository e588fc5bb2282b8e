import type { Field, Integration } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../../languages/language.ts'
import { fieldsOf, settingsOf } from './settings.ts'

export interface NewerSetting {
  field: Field
  value: string | boolean
}

/** The settings that somebody else has changed since `read`. */
export function newerSettings(read: Integration, now: Integration): NewerSetting[] {
  const [before, after] = [settingsOf(read), settingsOf(now)]
  return fieldsOf(now.app)
    .filter(([name]) => before[name] !== after[name])
    .map(([name, field]) => ({ field, value: after[name] }))
}

/** Shows what somebody else saved meanwhile, beside what is typed. */
export function NewerSettings({ settings }: { settings: NewerSetting[] }) {
  const t = useTranslations('form')
  const { language } = useLanguage()
  const shown = ({ field, value }: NewerSetting) =>
    typeof value === 'boolean'
      ? t(value ? 'yes' : 'no')
      : (field.options?.find(option => option.value === value)?.label[language] ?? (value || t('none')))
  return (
    <dl>
      {settings.map(setting => (
        <div key={setting.field.label.en}>
          <dt>{setting.field.label[language]}</dt>
          <dd>{t('newer', { value: shown(setting) })}</dd>
        </div>
      ))}
    </dl>
  )
}
