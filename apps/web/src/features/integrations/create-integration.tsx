import {
  type App,
  appIds,
  appNames,
  CreateIntegrationInput,
  createIntegration,
  emptySettings,
  type SettingsValues,
  toCreateInput,
} from '@collector/contracts'
import { Button, NativeSelect } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, type LoaderFunction, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { Breadcrumbs } from '../../components/breadcrumbs.tsx'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { LeaveGuard } from '../../components/leave-guard.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { paths } from '../../config/paths.ts'
import { requirePermission } from '../session/session.ts'
import styles from './create-integration.module.css'
import { DuplicateWarning } from './duplicate-warning.tsx'
import { integrationsKey } from './list-queries.ts'
import { integrationQuery } from './queries.ts'
import { SettingsFields } from './settings-fields.tsx'
import { useConfigured } from './use-configured.ts'

export const loader: LoaderFunction = ({ context }) => requirePermission(context, 'integrations:create')

type Values = SettingsValues & { app: App | '' }

const inputOf = ({ app, ...settings }: Values) =>
  (app ? toCreateInput(app, settings) : { app }) as CreateIntegrationInput

const initialValues: Values = { app: '', ...emptySettings }
const choices = appIds.map(value => ({ value, label: appNames[value] }))

export function Component() {
  const t = useTranslations()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const configured = useConfigured()
  const form = useContractForm({ schema: CreateIntegrationInput, initialValues, toInput: inputOf })
  const mutation = useMutation({
    mutationKey: integrationsKey,
    mutationFn: (values: Values) => client.call(createIntegration, { body: inputOf(values) }),
    onSuccess: async integration => {
      queryClient.setQueryData(integrationQuery(integration.id).queryKey, integration)
      void queryClient.invalidateQueries({ queryKey: integrationsKey })
      form.resetDirty()
      announce(
        t(configured(integration.app) ? 'form.created' : 'form.createdOnly', { name: integration.name }),
      )
      await navigate(paths.integration(integration.id), { replace: true })
    },
    onError: form.showProblem,
  })
  const { app } = form.values

  const save = form.onSubmit(values => {
    // The button ignores presses only after the next render; a second click before that must not create a
    // second one.
    if (queryClient.isMutating({ mutationKey: integrationsKey }) === 0) mutation.mutate(values)
  })

  return (
    <>
      <Breadcrumbs page={t('form.title')} />
      <PageHeading title={t('form.title')} intro={t('form.intro')} />
      <form noValidate onSubmit={save} className={styles.form}>
        <NativeSelect
          label={t('form.app')}
          {...form.getInputProps('app')}
          data={[{ value: '', label: t('form.choose'), disabled: app !== '' }, ...choices]}
        />
        <div role="status">
          {app && !configured(app) && (
            <p className={styles.notice}>
              <IconAlertTriangle aria-hidden size={20} />
              {t('sentence.notConfigured', { app: appNames[app] })}
            </p>
          )}
        </div>
        {app && (
          <>
            <SettingsFields app={app} form={form} />
            <DuplicateWarning app={app} venueId={String(form.values.venueId)} />
            {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
            <p className={styles.next}>{t(configured(app) ? 'form.next' : 'form.nextLater')}</p>
            <div className={styles.actions}>
              <SteadyButton type="submit" {...keepFocus} loading={mutation.isPending}>
                {t('action.save')}
              </SteadyButton>
              <Button component={Link} to={paths.integrations} variant="default" {...keepFocus}>
                {t('action.cancel')}
              </Button>
            </div>
          </>
        )}
        <output className={styles.progress}>{mutation.isPending && t('action.saving')}</output>
      </form>
      <LeaveGuard isDirty={form.isDirty} />
    </>
  )
}
