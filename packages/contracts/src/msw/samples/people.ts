import type { OpenSession } from '../../accounts.ts'
import type { Invitation, Person } from '../../people.ts'
import type { Session } from '../../sessions.ts'
import { minutesBefore } from './days.ts'

const day = 24 * 60

/** Whoever is logged in and two others. */
export function samplePeople({ user }: Session, now: Date): Person[] {
  const ever = { disabledAt: null, createdAt: minutesBefore(now, 90 * day) }
  const idle = { sessions: 0, lastSeenAt: minutesBefore(now, 2 * day) }
  return [
    { ...user, ...ever, secondFactor: false, sessions: 2, lastSeenAt: minutesBefore(now, 1) },
    {
      ...{ id: '01932b1f-6c00-7a01-8a01-000000000002', email: 'karin.ek@reco.example', name: 'Karin Ek' },
      ...{ role: 'onboarding' as const, secondFactor: true, ...ever, ...idle },
    },
    {
      ...{ id: '01932b1f-6c00-7a01-8a01-000000000003', email: 'ali.haddad@reco.example', name: 'Ali Haddad' },
      ...{ role: 'administrator' as const, secondFactor: false, ...ever, ...idle },
      disabledAt: minutesBefore(now, day),
    },
  ]
}

/** Somebody who has not answered yet. */
export function sampleInvitations({ user }: Session, now: Date): Invitation[] {
  return [
    {
      id: '01932b1f-6c00-7a01-8a01-000000000004',
      email: 'sofia.nystrom@reco.example',
      role: 'viewer',
      invitedBy: user.name,
      createdAt: minutesBefore(now, day),
      expiresAt: minutesBefore(now, -6 * day),
    },
  ]
}

/** This browser and a phone. */
export function sampleOpenSessions({ expiresAt }: Session, now: Date): OpenSession[] {
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605.1.15'
  const desktop = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/153.0.0.0'
  return [desktop, phone].map((userAgent, i) => ({
    id: `01932b1f-6c00-7a01-8a01-00000000001${i}`,
    current: i === 0,
    address: i === 0 ? '192.0.2.17' : '198.51.100.4',
    userAgent,
    createdAt: minutesBefore(now, 60 + i * day),
    lastSeenAt: minutesBefore(now, 1 + i * 300),
    expiresAt,
  }))
}
