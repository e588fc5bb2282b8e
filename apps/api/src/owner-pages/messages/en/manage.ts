/** What owners read when they manage a connection, in English. */
export const manage = {
  offer: 'See or end the connection',
  offerText:
    'Log in to {app} to show that you belong to the connected company. {app} may ask you to approve once more: do so. Reco gets to read nothing more than before.',
  title: 'This connection to Reco',
  tab: 'Manage: {venue}',
  state: 'State',
  states: {
    pending: 'Waits for an approval',
    connected: 'Works',
    attention: 'Needs attention: the person who sent you the link knows about it',
    paused: 'Paused: nothing is fetched',
  },
  connectedAt: 'Connected since',
  lastRead: 'Last read',
  neverRead: 'Not yet',
  invoices: 'Invoices kept now',
  end: 'End the connection',
  endText:
    'Nothing more is fetched, what was read is erased at once, and Reco’s access in {app} is withdrawn. The person who sent you the link is told.',
  disconnect: 'Disconnect {company}',
  until: 'This page works in this browser for half an hour. Then open the link again.',
  ended: {
    title: '{app} is disconnected.',
    text: 'Nothing more is fetched, what was read is erased, and Reco’s access in {app} is withdrawn.',
    next: 'To connect again, ask the person who sent you the link for a new one.',
  },
  mismatch: {
    title: 'This is not the connected company.',
    text: 'You logged in to another company than the one that is connected, so you see nothing of it here.',
    next: 'Open the link again and choose the connected company.',
  },
  refused: {
    title: 'You did not approve in {app}.',
    text: 'So we do not know whether you belong to the connected company. Nothing was changed: the connection is as it was.',
    next: 'Open the link again and approve. You can then end the connection here.',
  },
  failed: {
    title: 'It could not be shown that you belong to the company.',
    text: '{app} did not confirm it. Nothing was changed: the connection is as it was.',
    next: 'Open the link again in a while. You can always {withdrawal}.',
  },
}
