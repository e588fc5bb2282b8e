export default {
  more: 'More',
  reconnect: 'Reconnect',
  reconnectText:
    'With the new link the owner of {company} approves again. Invoices and history stay{status, select, connected {, and fetching goes on meanwhile} attention {, and fetching goes on once the owner has approved} other {}}.',
  typeName: 'Type the name to confirm: {name}',
  mismatch: 'This is not the name.',
} as const
