export default {
  more: 'More',
  reconnect: 'Reconnect',
  reconnectText:
    'With the new link the owner of {company} approves again. Invoices and history stay, and fetching goes on meanwhile.',
  typeName: 'Type the name to confirm: {name}',
  mismatch: 'This is not the name.',
} as const
