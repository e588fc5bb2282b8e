import { SignOnFailure, signOnPath } from '@collector/contracts'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { Notice } from '../../components/notice.tsx'
import { safeTarget } from '../../config/paths.ts'

/** The way in through the organisation's own provider, and why it did not work a moment ago. */
export function SingleSignOn({ provider }: { provider: string }) {
  const t = useTranslations('entry')
  const [search] = useSearchParams()
  const failure = SignOnFailure.safeParse(search.get('sso')).data
  const next = safeTarget(search.get('next'), window.location.origin)
  return (
    <>
      <div role="status">
        {failure && <Notice icon={IconAlertTriangle}>{t(`ssoFailed.${failure}`, { provider })}</Notice>}
      </div>
      <Button component="a" href={signOnPath({ next })} variant="default" fullWidth>
        {t('singleSignOn', { provider })}
      </Button>
    </>
  )
}
