import { type App, appNames, apps, listIntegrations } from '@collector/contracts'
import { queryOf } from '@collector/contracts/queries'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Notice } from '../../components/notice.tsx'
import { paths } from '../../config/paths.ts'

const askAfterMs = 300

interface Props {
  app: App
  /** As it is typed. */
  venueId: string
  /** The integration whose settings these are. */
  except?: string
}

/** Says beside the form that the venue already has an integration with this app; it may have another one. */
export function DuplicateWarning({ app, venueId, except }: Props) {
  const t = useTranslations('form')
  const [asked] = useDebouncedValue(venueId.trim(), askAfterMs)
  const isVenueId = apps[app].fields.venueId.schema.safeParse(asked).success
  const { data } = useQuery({
    ...queryOf(client, listIntegrations, { query: { app, venueId: asked, limit: '2' } }),
    enabled: isVenueId,
  })
  const other = isVenueId ? data?.items.find(({ id }) => id !== except) : undefined

  return (
    <div role="status">
      {other && (
        <Notice icon={IconCopy} action={<Link to={paths.integration(other.id)}>{other.name}</Link>}>
          {t('duplicate', { app: appNames[app] })}
        </Notice>
      )}
    </div>
  )
}
