import {
  type Integration,
  type Language,
  languages,
  SendConsentLinkInput,
  sendConsentLink,
} from '@collector/contracts'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFoot } from '../../components/dialog-foot.tsx'
import { Failure } from '../../components/failure.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { languageNames } from '../../languages/language.ts'
import { consentLinksQuery, mailSettingsQuery } from './queries.ts'
import styles from './share-dialog.module.css'
import { useIntegrationMutation } from './use-integration-mutation.ts'

/** Sends the link from here, where mail is set up; elsewhere it says what to do instead. */
export function SendLinkButton({ integration }: { integration: Integration }) {
  const t = useTranslations('share')
  const [asking, setAsking] = useState(false)
  const { data: settings } = useQuery(mailSettingsQuery)
  if (!settings) return null
  if (settings.delivery === 'none') return <p>{t('notConfigured')}</p>
  return (
    <>
      <SteadyButton task="send-link" variant="default" onClick={() => setAsking(true)}>
        {t('send')}
      </SteadyButton>
      {asking && (
        <SendLinkDialog
          integration={integration}
          inboxUrl={settings.inboxUrl}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

interface Props {
  integration: Integration
  inboxUrl: string | null
  onClose: () => void
}

function SendLinkDialog({ integration: { id, name }, inboxUrl, onClose }: Props) {
  const t = useTranslations()
  const links = useInfiniteQuery(consentLinksQuery(id)).data?.pages.flatMap(page => page.items)
  const former = links?.flatMap(({ mails }) => mails)[0]
  const language = former?.language ?? 'sv'
  const form = useContractForm({
    schema: SendConsentLinkInput,
    initialValues: {
      to: former?.to ?? '',
      language: language as string,
      greeting: t(`share.greetings.${language}`) as string,
    },
    toInput: values => values,
  })
  const mutation = useIntegrationMutation({
    mutationFn: (values: typeof form.values) =>
      client.call(sendConsentLink, { params: { id }, body: SendConsentLinkInput.parse(values) }),
    done: t('share.onItsWay', { to: form.values.to }),
    onSuccess: onClose,
    onError: form.showProblem,
  })
  const changeLanguage = (next: Language) => {
    const untouched = languages.some(each => form.values.greeting === t(`share.greetings.${each}`))
    form.setValues({ language: next, ...(untouched && { greeting: t(`share.greetings.${next}`) }) })
  }
  return (
    <Dialog title={t('share.title', { name })} onClose={onClose}>
      <form noValidate onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        <p className={styles.text}>{t('share.intro')}</p>
        <TextInput
          mt="md"
          type="email"
          autoComplete="off"
          label={t('share.to')}
          {...form.getInputProps('to')}
        />
        <NativeSelect
          mt="md"
          label={t('share.language')}
          value={form.values.language}
          onChange={event => changeLanguage(event.currentTarget.value as Language)}
          data={languages.map(value => ({ value, label: languageNames[value] }))}
        />
        <Textarea
          mt="md"
          rows={4}
          lang={form.values.language}
          label={t('share.greeting')}
          description={t('share.greetingHelp')}
          {...form.getInputProps('greeting')}
        />
        {inboxUrl && (
          <p className={styles.note}>
            {t.rich('share.simulated', {
              link: text => (
                <a href={inboxUrl} target="_blank" rel="noreferrer">
                  {text}
                </a>
              ),
            })}
          </p>
        )}
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        <DialogFoot onCancel={onClose} confirm={t('share.confirm')} loading={mutation.isPending} />
      </form>
    </Dialog>
  )
}
