export default {
  decide: {
    title: 'Which company is right?',
    what: '{former} has been connected so far. Now {other} has approved.',
    numbers: 'Organisation numbers: {former} so far, {other} now.',
    until: 'Nothing of {other} is read until you decide.',
    keep: 'Keep {former}',
    kept: '{former} stays connected.',
    switch: 'Switch to {other}',
    switchTitle: 'Switch from {former} to {other}?',
    erased: 'The stored invoices of {former} and their fetches are erased. It cannot be undone.',
    grant: 'Our access to {former} in {app} is withdrawn.',
    fetched: 'Then the invoices of {other} are fetched.',
    switched: '{other} is connected. Its invoices are being fetched.',
  },
  disconnect: {
    button: 'Disconnect',
    title: 'Disconnect {company}?',
    grant: 'Our access to {company} in {app} is withdrawn.',
    erased:
      '{count, plural, =0 {What is stored} one {The stored invoice} other {The # stored invoices}} and the fetches are erased. It cannot be undone.',
    next: '{name} stays, and waits until an owner approves again with a new link.',
    confirm: 'Disconnect {company}',
    done: '{company} is disconnected.',
  },
} as const
