import { followIntegration, type Integration, unfollowIntegration } from '@collector/contracts'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { useFailureText } from '../../components/failure.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useLanguage } from '../../languages/language.ts'
import styles from './follow-integration.module.css'
import { followersQuery, mailSettingsQuery } from './queries.ts'

/** Who is told when the integration needs somebody, and whether oneself is. */
export function FollowIntegration({ integration: { id, name } }: { integration: Integration }) {
  const t = useTranslations('follow')
  const format = useFormatter()
  const { language } = useLanguage()
  const announce = useAnnounce()
  const failureText = useFailureText()
  const queryClient = useQueryClient()
  const { data: settings } = useQuery(mailSettingsQuery)
  const { data: followers } = useQuery(followersQuery(id))
  const isFollowing = followers?.isFollowing ?? false
  const mutation = useMutation({
    mutationFn: () =>
      isFollowing
        ? client.call(unfollowIntegration, { params: { id } })
        : client.call(followIntegration, { params: { id }, body: { language } }),
    onSuccess: next => {
      queryClient.setQueryData(followersQuery(id).queryKey, next)
      announce(t(next.isFollowing ? 'following' : 'notFollowing', { name }))
    },
    onError: error => announce(failureText(error)),
  })
  if (!followers || !settings) return null
  if (settings.delivery === 'none') return <p className={styles.quiet}>{t('noMail')}</p>
  const names = format.list(followers.items.map(person => person.name))
  const Icon = isFollowing ? IconBellOff : IconBell
  return (
    <div className={styles.row}>
      <p className={styles.quiet}>{t('followers', { count: followers.items.length, names })}</p>
      <SteadyButton
        task="follow"
        variant="default"
        size="xs"
        leftSection={<Icon aria-hidden size={16} />}
        loading={mutation.isPending}
        onClick={() => mutation.mutate()}
      >
        {t(isFollowing ? 'unfollow' : 'follow')}
      </SteadyButton>
    </div>
  )
}
