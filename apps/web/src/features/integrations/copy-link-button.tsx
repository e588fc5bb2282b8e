import { type Integration, type RecordLinkCopyInput, recordLinkCopy } from '@collector/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { eventsKey } from './queries.ts'

interface Props {
  integration: Integration
  /** The link itself, or the message that holds it. */
  what: NonNullable<NonNullable<RecordLinkCopyInput>['what']>
  text: string
  label: string
  primary?: boolean
}

/** Copies what is shared with the owner; the history then says who did. */
export function CopyLinkButton({ integration: { id }, what, ...button }: Props) {
  const queryClient = useQueryClient()
  const report = useMutation({
    mutationFn: () => client.call(recordLinkCopy, { params: { id }, body: { what } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: eventsKey(id) }),
  })
  return <CopyButton {...button} onCopied={() => report.mutate()} />
}
