export default {
  button: 'Ångra',
  offered: 'Du kan ångra det, på raden under läget.',
  paused: '{name} är pausad.',
  pausedWithLink: '{name} är pausad, och dess länk har slutat gälla.',
  resumed: '{name} är återupptagen.',
  resumedWithLink: '{name} är återupptagen och har en ny länk. Dela den i stället.',
  revoked: 'Länken är återkallad.',
  newLink: 'Skapa en ny länk',
  restored: 'De tidigare inställningarna är tillbaka.',
} as const
