import type { Field } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../../languages/language.ts'

/** Tells a setting's value in words. */
export function useSettingText() {
  const t = useTranslations('integration')
  const { language } = useLanguage()
  return ({ options }: Field, value: unknown): string => {
    if (value === null || value === '') return t('everything')
    if (typeof value === 'boolean') return t(value ? 'on' : 'off')
    return options?.find(option => option.value === value)?.label[language] ?? String(value)
  }
}
