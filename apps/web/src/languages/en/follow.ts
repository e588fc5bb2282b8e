export default {
  follow: 'Follow',
  unfollow: 'Stop following',
  following: 'You are told by e-mail when {name} needs somebody.',
  notFollowing: 'You are no longer told about {name}.',
  followers:
    '{count, plural, =0 {Nobody is told by e-mail when this needs somebody.} other {Told by e-mail when this needs somebody: {names}.}}',
  noMail: 'This installation sends no e-mail, so nobody is told.',
} as const
