export default {
  more: 'Mer',
  reconnect: 'Anslut igen',
  reconnectText:
    'Med den nya länken godkänner ägaren till {company} igen. Fakturor och historik finns kvar{status, select, connected {, och hämtningen fortsätter under tiden} attention {, och hämtningen fortsätter när ägaren har godkänt} other {}}.',
  typeName: 'Skriv namnet för att bekräfta: {name}',
  mismatch: 'Det är inte namnet.',
} as const
