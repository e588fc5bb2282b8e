export default {
  logInTitle: 'Logga in',
  email: 'E-post',
  password: 'Lösenord',
  name: 'Namn',
  logIn: 'Logga in',
  hint: 'Första gången här? Öppna engångslänken som visades i terminalen när systemet startade.',
  showPassword: 'Visa lösenordet',
  setUpTitle: 'Skapa den första administratören',
  setUpIntro: 'Länken fungerar en gång. Sedan loggar du in med din e-post och ditt lösenord.',
  passwordHelp: 'Minst 8 tecken. En mening är ett bra lösenord.',
  setUp: 'Skapa administratör',
  noToken:
    'Adressen saknar sin engångskod. Öppna hela länken som visades i terminalen, eller starta om systemet för att få en ny.',
  loggedOut: 'Du är utloggad.',
  ended: 'Du blev utloggad. Logga in för att fortsätta där du var.',
  invited: 'Inbjuden? Öppna först länken i din inbjudan.',
} as const
