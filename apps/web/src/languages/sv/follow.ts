import type { LaterMessages } from '../messages.ts'

export default {
  follow: 'Följ',
  unfollow: 'Sluta följa',
  following: 'Du får ett mejl när {name} behöver åtgärdas.',
  notFollowing: 'Du får inte längre e-post om {name}.',
  followers:
    '{count, plural, =0 {Ingen får ett mejl när integrationen behöver åtgärdas.} other {Får ett mejl när integrationen behöver åtgärdas: {names}.}}',
  noMail: 'Inga mejl skickas härifrån, så ingen får besked.',
} satisfies LaterMessages['follow']
