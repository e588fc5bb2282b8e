import { logOut } from '@collector/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { isUnauthenticated } from '../../api/query-client.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { useFailureText } from '../../components/failure.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { paths } from '../../config/paths.ts'

export function LogOutButton() {
  const t = useTranslations()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const failureText = useFailureText()
  const leave = async () => {
    await navigate(paths.logIn, { replace: true })
    // After leaving, or the page would ask again for what it shows.
    queryClient.clear()
    announce(t('session.loggedOut'))
  }
  const mutation = useMutation({
    mutationFn: () => client.call(logOut),
    onSuccess: leave,
    onError: error => (isUnauthenticated(error) ? leave() : announce(failureText(error))),
  })

  return (
    <SteadyButton variant="default" size="xs" loading={mutation.isPending} onClick={() => mutation.mutate()}>
      {t('frame.logOut')}
    </SteadyButton>
  )
}
