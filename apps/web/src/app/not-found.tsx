import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { PageHeading } from '../components/page-heading.tsx'
import { paths } from '../config/paths.ts'

export const loader = () => null

export function Component() {
  const t = useTranslations()
  return (
    <>
      <PageHeading title={t('failure.notFoundTitle')} intro={t('failure.notFound')} />
      <Button component={Link} to={paths.integrations} variant="default">
        {t('action.toList')}
      </Button>
    </>
  )
}
