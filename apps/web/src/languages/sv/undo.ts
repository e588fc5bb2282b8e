export default {
  button: 'Ångra',
  offered: 'Du kan ångra det, på raden under läget.',
  paused: '{name} är pausad.',
  resumed: '{name} är återupptagen.',
  revoked: 'Länken är återkallad.',
  newLink: 'Skapa en ny länk',
  restored: 'De tidigare inställningarna är tillbaka.',
} as const
