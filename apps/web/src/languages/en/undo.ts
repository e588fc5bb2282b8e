export default {
  button: 'Undo',
  offered: 'You can undo it, in the line below the state.',
  paused: '{name} is paused.',
  resumed: '{name} is resumed.',
  revoked: 'The link is revoked.',
  newLink: 'Make a new link',
  restored: 'The former settings are back.',
} as const
