import type { LaterMessages } from '../messages.ts'

export default {
  follow: 'Följ',
  unfollow: 'Sluta följa',
  following: 'Du får mejl när något är fel med {name}.',
  notFollowing: 'Du får inte längre e-post om {name}.',
  followers:
    '{count, plural, =0 {Ingen får mejl när något är fel.} other {Får mejl när något är fel: {names}.}}',
  noMail: 'Inga mejl skickas härifrån, så ingen får besked.',
} satisfies LaterMessages['follow']
