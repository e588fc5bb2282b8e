export default {
  more: 'Mer',
  reconnect: 'Anslut igen',
  reconnectText:
    'Med den nya länken godkänner ägaren till {company} igen. Fakturor och historik finns kvar, och hämtningen fortsätter under tiden.',
  typeName: 'Skriv namnet för att bekräfta: {name}',
  mismatch: 'Det är inte namnet.',
} as const
