import { type Person, type Role, updatePerson } from '@collector/contracts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../../api/client.ts'
import { Failure } from '../../components/failure.tsx'
import styles from '../../components/form.module.css'
import { SteadyButton } from '../../components/steady-button.tsx'
import { useGuardedMutation } from '../session/use-guarded-mutation.ts'
import { peopleKeys } from './queries.ts'
import { RoleField } from './role-field.tsx'

/** Gives somebody another role. */
export function ChangeRole({ person: { id, name, role: current } }: { person: Person }) {
  const t = useTranslations()
  const [role, setRole] = useState<Role>(current)
  const mutation = useGuardedMutation({
    mutationFn: () => client.call(updatePerson, { params: { id }, body: { role } }),
    refreshes: peopleKeys,
    done: t('people.roleSaved', { name, role: t(`role.${role}`) }),
    onError: () => {},
  })
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        mutation.mutate()
      }}
    >
      <RoleField value={role} onChange={event => setRole(event.currentTarget.value as Role)} />
      {mutation.isError && <Failure error={mutation.error} />}
      <div>
        <SteadyButton
          type="submit"
          variant="default"
          disabled={role === current}
          loading={mutation.isPending}
        >
          {t('people.saveRole')}
        </SteadyButton>
      </div>
    </form>
  )
}
