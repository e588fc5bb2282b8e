import { type Field, fieldsOf, type Integration, settingsOf } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../../languages/language.ts'
import { useSettingText } from './use-setting-text.ts'

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
  const settingText = useSettingText()
  return (
    <dl>
      {settings.map(({ field, value }) => (
        <div key={field.label.en}>
          <dt>{field.label[language]}</dt>
          <dd>{t('newer', { value: settingText(field, value) })}</dd>
        </div>
      ))}
    </dl>
  )
}
