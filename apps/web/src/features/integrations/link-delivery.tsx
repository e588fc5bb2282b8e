import { useInfiniteQuery } from '@tanstack/react-query'
import { MailDelivery } from './mail-delivery.tsx'
import { consentLinksQuery } from './queries.ts'

/** What became of the newest mail with this link, if it was sent from here. */
export function LinkDelivery({ integrationId, linkId }: { integrationId: string; linkId: string }) {
  const { data } = useInfiniteQuery(consentLinksQuery(integrationId))
  const link = data?.pages.flatMap(page => page.items).find(({ id }) => id === linkId)
  const mail = link?.mails[0]
  return mail ? <MailDelivery mail={mail} /> : null
}
