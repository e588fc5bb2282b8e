import { SecondFactorCode } from '@collector/contracts'
import { Button, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { EntryPage } from './entry-page.tsx'

interface Props {
  error: Error | null
  isPending: boolean
  onCode: (code: string) => void
  onStartOver: () => void
}

/** The second step of a login: a code of the app, or a recovery code. */
export function CodeStep({ error, isPending, onCode, onStartOver }: Props) {
  const t = useTranslations('entry')
  const form = useContractForm({
    schema: SecondFactorCode.transform(code => ({ code })),
    initialValues: { code: '' },
    toInput: ({ code }) => code,
  })
  return (
    <EntryPage title={t('codeTitle')} intro={t('codeIntro')}>
      <form noValidate onSubmit={form.onSubmit(({ code }) => onCode(code))}>
        {error && <Failure error={error} />}
        <TextInput
          autoFocus
          label={t('code')}
          description={t('codeHelp')}
          autoComplete="one-time-code"
          {...form.getInputProps('code')}
        />
        <SteadyButton type="submit" {...keepFocus} fullWidth loading={isPending}>
          {t('continue')}
        </SteadyButton>
      </form>
      <Button variant="subtle" onClick={onStartOver}>
        {t('startOver')}
      </Button>
    </EntryPage>
  )
}
