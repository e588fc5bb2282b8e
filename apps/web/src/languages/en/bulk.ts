export default {
  selection: 'Selected integrations',
  selected: '{count, plural, one {# selected} other {# selected}}',
  tooMany: 'At most 100 at a time.',
  pause: 'Pause',
  resume: 'Resume',
  newLinks: 'New links',
  clear: 'Clear selection',
  undo: 'Undo',
  results: {
    pause:
      '{done, plural, =0 {Nothing was paused} one {# integration is paused} other {# integrations are paused}}',
    resume:
      '{done, plural, =0 {Nothing was resumed} one {# integration is resumed} other {# integrations are resumed}}',
    newLinks: '{done, plural, =0 {No link was made} one {# new link} other {# new links}}',
  },
  pauseText:
    'Nothing is fetched while they are paused. Consent links that are valid wait, and work again when they are resumed.',
  linksText: 'Links that were active before have stopped working. Each new one works once, for 7 days.',
  name: 'Integration',
  outcome: 'Result',
  done: 'Done',
  skipped: 'Skipped: {reason}',
  reasons: {
    not_found: 'it no longer exists',
    already_paused: 'it is paused already',
    not_paused: 'it is not paused',
    paused: 'it is paused, so a link would not work',
    already_connected: 'it is connected and needs none',
    internal: 'something went wrong with us, try again',
  },
  deleted: 'Deleted integration',
  copy: 'Copy',
  copyAll: 'Copy all links',
  csv: 'Download as CSV',
  csvColumns: { name: 'Name', venueId: 'Venue ID', app: 'App', link: 'Link', validUntil: 'Valid until' },
} as const
