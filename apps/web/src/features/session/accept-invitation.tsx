import {
  AcceptInvitationInput,
  ApiProblem,
  acceptInvitation,
  type InvitationOffer,
  readInvitation,
} from '@collector/contracts'
import { queryKeyOf } from '@collector/contracts/queries'
import { TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Facts } from '../../components/facts.tsx'
import { Failure } from '../../components/failure.tsx'
import { keepFocus } from '../../components/keep-focus.ts'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useContractForm } from '../../components/use-contract-form.tsx'
import { paths } from '../../config/paths.ts'
import { EntryPage } from './entry-page.tsx'
import { PasswordField } from './password-field.tsx'
import { sessionQuery } from './session.ts'
import { useLinkToken } from './use-link-token.ts'

/** What an invited person sees first: who invites, as what, and the password to choose. */
export function Component() {
  const t = useTranslations()
  const token = useLinkToken()
  const query = useQuery({
    queryKey: queryKeyOf(readInvitation, { body: { token } }),
    queryFn: ({ signal }) => client.call(readInvitation, { body: { token }, signal }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (query.data) return <AcceptForm token={token} offer={query.data} />
  if (!token) return <DeadLink text={t('entry.incomplete')} />
  if (isDead(query.error)) return <DeadLink text={t('entry.deadInvitation')} />
  return (
    <EntryPage title={t('entry.inviteTitle')} intro={query.isPending ? t('entry.loading') : ''}>
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
    </EntryPage>
  )
}

function AcceptForm({ token, offer }: { token: string; offer: InvitationOffer }) {
  const t = useTranslations()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useContractForm({
    schema: AcceptInvitationInput,
    initialValues: { name: '', password: '' },
    toInput: values => ({ ...values, token }),
  })
  const mutation = useMutation({
    mutationFn: (values: typeof form.values) => client.call(acceptInvitation, { body: { ...values, token } }),
    onSuccess: session => {
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
      return navigate(paths.integrations, { replace: true })
    },
    onError: form.showProblem,
  })
  if (isDead(mutation.error)) return <DeadLink text={t('entry.deadInvitation')} />
  return (
    <EntryPage title={t('entry.inviteTitle')} intro={t('entry.inviteIntro', { invitedBy: offer.invitedBy })}>
      <Facts
        facts={[
          [t('entry.as'), offer.email],
          [t('entry.role'), `${t(`role.${offer.role}`)}: ${lowerFirst(t(`people.rights.${offer.role}`))}`],
        ]}
      />
      <form noValidate onSubmit={form.onSubmit(values => mutation.mutate(values))}>
        {mutation.isError && !form.isToldAtFields(mutation.error) && <Failure error={mutation.error} />}
        {/* For the password manager, which shall remember them together. */}
        <input type="hidden" autoComplete="username" value={offer.email} readOnly />
        <TextInput label={t('entry.name')} autoComplete="name" {...form.getInputProps('name')} />
        <PasswordField
          label={t('entry.choosePassword')}
          description={t('session.passwordHelp')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <SteadyButton type="submit" {...keepFocus} fullWidth loading={mutation.isPending}>
          {t('entry.accept')}
        </SteadyButton>
      </form>
    </EntryPage>
  )
}

function DeadLink({ text }: { text: string }) {
  const t = useTranslations('entry')
  return (
    <EntryPage key="dead" arrives title={t('deadTitle')} intro={text}>
      <Link to={paths.logIn}>{t('toLogIn')}</Link>
    </EntryPage>
  )
}

/** As the rest of a sentence. */
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const isDead = (error: unknown) => error instanceof ApiProblem && error.code === 'link_not_valid'
