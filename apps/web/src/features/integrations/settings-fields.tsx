import { type App, type Field, fieldsOf, type SettingsValues } from '@collector/contracts'
import { NativeSelect, Switch, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useLanguage } from '../../languages/language.ts'

interface Form {
  getInputProps: (
    field: keyof SettingsValues,
    options?: { type: 'checkbox' },
  ) => ReturnType<UseFormReturnType<SettingsValues>['getInputProps']>
}

/** The controls of an app's settings, as the contracts describe them. */
export function SettingsFields({ app, form }: { app: App; form: Form }) {
  return fieldsOf(app).map(([name, field]) => <Control key={name} name={name} field={field} form={form} />)
}

interface ControlProps {
  name: keyof SettingsValues
  field: Field
  form: Form
}

function Control({ name, field, form }: ControlProps) {
  const { language } = useLanguage()
  const texts = { label: field.label[language], description: field.help[language] }
  const asked = {
    ...texts,
    'aria-required': field.required,
    autoComplete: 'off',
    ...form.getInputProps(name),
  }
  switch (field.control) {
    case 'text':
      return <TextInput {...asked} />
    case 'number':
      return <TextInput {...asked} inputMode="numeric" />
    case 'select':
      return (
        <NativeSelect
          {...asked}
          data={field.options?.map(({ value, label }) => ({ value, label: label[language] })) ?? []}
        />
      )
    case 'switch':
      return <Switch {...texts} {...form.getInputProps(name, { type: 'checkbox' })} />
  }
}
