import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './password-field.module.css'

/** A field for a password, with a button that shows what was typed. */
export function PasswordField(props: PasswordInputProps) {
  const t = useTranslations('session')
  return (
    <PasswordInput
      {...props}
      classNames={{ input: styles.field ?? '', innerInput: styles.input ?? '' }}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
    />
  )
}
