import { useId } from 'react'
import { Failure } from '../../components/failure.tsx'
import { SteadyButton } from '../../components/steady-button.tsx'
import styles from './person-action.module.css'

interface Props {
  title: string
  text: string
  /** Nothing can be done while it is false. */
  button: string | false
  action: { error: Error | null; isPending: boolean; run: () => void }
  dangerous?: boolean
}

/** One thing that can be done about somebody, with what comes of it. */
export function PersonAction({ title, text, button, action, dangerous = false }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.action}>
      <div className={styles.what}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        <p className={styles.text}>{text}</p>
      </div>
      {button && (
        <SteadyButton
          variant="default"
          {...(dangerous && { color: 'red', variant: 'light' })}
          loading={action.isPending}
          onClick={action.run}
        >
          {button}
        </SteadyButton>
      )}
      {action.error && <Failure error={action.error} />}
    </section>
  )
}
