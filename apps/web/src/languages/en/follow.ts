export default {
  follow: 'Follow',
  unfollow: 'Stop following',
  following: 'You get an e-mail when something is wrong with {name}.',
  notFollowing: 'You are no longer told about {name}.',
  followers:
    '{count, plural, =0 {Nobody gets an e-mail when something is wrong.} other {Gets an e-mail when something is wrong: {names}.}}',
  noMail: 'This installation sends no e-mail, so nobody is told.',
} as const
