import { Role } from '@collector/contracts'
import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { useTranslations } from 'use-intl'

/** The roles to choose from, with what the chosen one may do. */
export function RoleField({ value, ...props }: Omit<NativeSelectProps, 'value'> & { value?: Role }) {
  const t = useTranslations()
  return (
    <NativeSelect
      {...props}
      {...(value && { value, description: t(`people.rights.${value}`) })}
      label={t('people.role')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={Role.options.map(role => ({ value: role, label: t(`role.${role}`) }))}
    />
  )
}
