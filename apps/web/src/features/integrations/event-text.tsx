import type { Event } from '@collector/contracts'
import {
  IconBuildingStore,
  IconCloud,
  IconLink,
  type IconProps,
  IconSettings,
  IconUser,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import styles from './event-text.module.css'

type ActorKind = Event['actor']['kind']

const actorIcons: Record<ActorKind, ComponentType<IconProps>> = {
  user: IconUser,
  owner: IconBuildingStore,
  visitor: IconLink,
  provider: IconCloud,
  system: IconSettings,
}

interface Props {
  kind: ActorKind
  what: string
  details: string | undefined
}

/** What happened, with what kind of actor did it. */
export function EventText({ kind, what, details }: Props) {
  const Icon = actorIcons[kind]
  return (
    <span className={styles.event}>
      <Icon aria-hidden size={18} className={styles.actor ?? ''} data-actor={kind} />
      <span className={styles.what}>
        {what}
        {details && <span className={styles.details}>{details}</span>}
      </span>
    </span>
  )
}
