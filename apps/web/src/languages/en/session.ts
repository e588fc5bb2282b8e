export default {
  logInTitle: 'Log in',
  email: 'E-mail',
  password: 'Password',
  name: 'Name',
  logIn: 'Log in',
  hint: 'First time here? Open the one-time link that was printed when the system started.',
  showPassword: 'Show password',
  setUpTitle: 'Create the first administrator',
  setUpIntro: 'This link works once. Afterwards you log in with your e-mail and password.',
  passwordHelp: 'At least 8 characters. A sentence is a good password.',
  setUp: 'Create administrator',
  noToken:
    'This address lacks its one-time token. Open the whole link that the start printed, or start the system again to get a new one.',
  loggedOut: 'You are logged out.',
  ended: 'You were logged out. Log in to go on where you were.',
  invited: 'Invited? Open the link of your invitation first.',
} as const
