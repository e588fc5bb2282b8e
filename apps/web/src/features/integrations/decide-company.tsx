import { decideCompany, type Integration } from '@collector/contracts'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Section } from '../../components/section.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import styles from './decide-company.module.css'
import { SwitchCompanyButton } from './switch-company.tsx'
import { useIntegrationMutation } from './use-integration-mutation.ts'

/** Asks which company is right, when another one than before has approved. */
export function DecideCompany({ integration }: { integration: Integration }) {
  const t = useTranslations()
  const { id, company, heldCompany } = integration
  const former = company?.name ?? t('sentence.unknownCompany')
  const other = heldCompany?.name ?? t('sentence.unknownCompany')
  const keep = useIntegrationMutation({
    mutationFn: () =>
      client.call(decideCompany, {
        params: { id },
        body: { accept: false, heldAt: heldCompany?.heldAt ?? '' },
      }),
    done: t('company.decide.kept', { former }),
  })
  const numbers = [company, heldCompany].map(each => each?.organisationNumber)
  return (
    <Section title={t('company.decide.title')}>
      <div className={styles.box}>
        <p>{t('company.decide.what', { former, other })}</p>
        {numbers.every(number => number) && (
          <p className={styles.numbers}>
            {t('company.decide.numbers', { former: numbers[0] ?? '', other: numbers[1] ?? '' })}
          </p>
        )}
        <p>{t('company.decide.until', { other })}</p>
        <div className={styles.actions}>
          <SteadyButton variant="default" loading={keep.isPending} onClick={() => keep.mutate()}>
            {t('company.decide.keep', { former })}
          </SteadyButton>
          <SwitchCompanyButton integration={integration} former={former} other={other} />
        </div>
      </div>
    </Section>
  )
}
