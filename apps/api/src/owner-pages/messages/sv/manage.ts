import type { Messages } from '../en.ts'

/** Det ägare läser när de hanterar en anslutning, på svenska. */
export const manage: Messages['manage'] = {
  offer: 'Se eller avsluta anslutningen',
  offerText:
    'Logga in i {app} för att visa att du hör till det anslutna företaget. {app} kan be dig godkänna en gång till: gör det. Reco får inte läsa något mer än förut.',
  title: 'Anslutningen till Reco',
  tab: 'Hantera: {venue}',
  state: 'Läge',
  states: {
    pending: 'Väntar på godkännande',
    connected: 'Fungerar',
    attention: 'Behöver åtgärdas: den som skickade länken vet om det',
    paused: 'Pausad: inget hämtas',
  },
  connectedAt: 'Ansluten sedan',
  lastRead: 'Senast läst',
  neverRead: 'Inte än',
  invoices: 'Fakturor som sparas nu',
  end: 'Avsluta anslutningen',
  endText:
    'Inget mer hämtas, det som har lästs raderas genast och Recos åtkomst i {app} dras tillbaka. Den som skickade länken får veta det.',
  disconnect: 'Koppla från {company}',
  until: 'Sidan går att se i den här webbläsaren i en halvtimme. Sedan öppnar du länken igen.',
  ended: {
    title: '{app} är frånkopplat.',
    text: 'Inget mer hämtas, det som hade lästs är raderat och Recos åtkomst i {app} är tillbakadragen.',
    next: 'Vill ni ansluta igen ber du den som skickade länken om en ny.',
  },
  mismatch: {
    title: 'Det är inte det anslutna företaget.',
    text: 'Du loggade in i ett annat företag än det som är anslutet, så du ser inget om det här.',
    next: 'Öppna länken igen och välj det anslutna företaget.',
  },
  refused: {
    title: 'Du godkände inte i {app}.',
    text: 'Då vet vi inte om du hör till det anslutna företaget. Inget har ändrats: anslutningen är som den var.',
    next: 'Öppna länken igen och godkänn. Sedan kan du avsluta anslutningen här.',
  },
  failed: {
    title: 'Det gick inte att visa att du hör till företaget.',
    text: '{app} bekräftade det inte. Inget har ändrats: anslutningen är som den var.',
    next: 'Öppna länken igen om en stund. Du kan alltid {withdrawal}.',
  },
}
