export default {
  button: 'Undo',
  offered: 'You can undo it, in the line below the state.',
  paused: '{name} is paused.',
  pausedWithLink: '{name} is paused, and its link has stopped working.',
  resumed: '{name} is resumed.',
  resumedWithLink: '{name} is resumed, and has a new link. Share that one.',
  revoked: 'The link is revoked.',
  newLink: 'Make a new link',
  restored: 'The former settings are back.',
} as const
