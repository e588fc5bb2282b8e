import { manage } from './en/manage.ts'

/** What owners read, in English. `{app}` is the app's short name, `{company}` the connected company. */
export const en = {
  layout: {
    sender: 'Reco Collector',
    language: 'Language',
    reference: 'Reference for support: {reference}',
  },
  connected: {
    title: 'Done! {company} is connected to Reco.',
    tab: 'Connected: {venue}',
    company: 'Company',
    organisationNumber: 'Organisation number',
    venue: 'Venue at Reco',
    app: 'App',
    next: 'What happens now',
    nextText:
      'Reco fetches the customer invoices of the last {days, plural, one {day} other {# days}} and looks for new ones every sixth hour. You need not do anything more and can close this page.',
    read: 'What is read',
    readText:
      'Customer invoices only: number, date, customer, contact details and amount. They are used to invite your customers to leave a review. Nothing is changed in {app}.',
    kept: 'How long it is kept',
    keptText: 'Until the invoice is {keptDays, plural, one {# day} other {# days}} old. Then it is erased.',
    withdraw: 'How to withdraw',
    withdrawText:
      'Open the link in the message again, log in to {app} and disconnect: what was read is erased at once. You can also {withdrawal}: then nothing more is fetched.',
    wrong: 'Wrong company?',
    wrongText: 'Disconnect it here within 30 minutes, in this browser. What was read is erased at once.',
    undo: 'Disconnect {company}',
  },
  manage,
  undone: {
    title: '{app} is disconnected.',
    text: 'Nothing more is fetched and what was read has been erased. To connect another company, ask the person who sent you the link for a new one.',
  },
  working: {
    title: 'One moment …',
    text: 'We are waiting for {app}. This page reloads by itself.',
  },
  failure: {
    refused: {
      title: 'Nothing was connected.',
      text: 'You did not approve in {app}, so Reco reads nothing.',
      next: 'Open the link again and approve if you want to connect; it works until {expires}. If the company is not in the list, log in with another account.',
    },
    provider_unavailable: {
      title: '{app} did not answer.',
      text: 'Nothing was connected, because {app} cannot be reached right now.',
      next: 'Open the link in the message again in a while. It works until {expires}.',
    },
    provider_rejected: {
      title: '{app} did not let us in.',
      text: 'Nothing was connected. The approval took too long or was interrupted.',
      next: 'Open the link in the message again and approve within five minutes. If it happens again, tell the person who sent you the link.',
    },
    scope_missing: {
      title: 'Some permissions were missing.',
      text: 'Nothing was connected, because {app} did not give permission to read customer invoices.',
      next: 'Open the link in the message again and approve everything that is listed.',
    },
    no_invoicing: {
      title: 'The company has no invoicing in {app}.',
      text: 'Nothing was connected. The company you chose has a plan without invoicing, so there are no invoices to read.',
      next: 'Open the link again and choose the company that sends the invoices, or upgrade the plan in {app} first.',
    },
    no_access: {
      title: 'Your user may not read the invoices.',
      text: 'Nothing was connected, because your user in {app} has no rights to sales in the company you chose.',
      next: 'Ask a user with sales rights to open the link, or choose another company.',
    },
    setup_incomplete: {
      title: 'The start guide in {app} is not finished.',
      text: 'Nothing was connected, because {app} wants its start guide completed first.',
      next: 'Log in to {app}, finish the start guide, and open the link in the message again.',
    },
    company_inactive: {
      title: 'The company is not active in {app}.',
      text: 'Nothing was connected, because the company you chose is not active.',
      next: 'Choose another company, or activate it in {app} and open the link again.',
    },
    terms_not_accepted: {
      title: 'The terms in {app} are not accepted.',
      text: 'Nothing was connected, because somebody must accept the licence terms in {app} first.',
      next: 'Log in to {app}, accept the terms, and open the link in the message again.',
    },
    api_module_missing: {
      title: 'The company lets no other apps in yet.',
      text: 'Nothing was connected, because the module for connected apps is not active for the company you chose.',
      next: 'Activate it in {app}, or choose another company, and open the link in the message again.',
    },
    licence_missing: {
      title: 'The company lacks a licence in {app}.',
      text: 'Nothing was connected. {app} says that the company has no licence for invoicing (Fakturering) or for integrations (Integration), or that this integration has not been ordered there.',
      next: 'Order the licence or the integration in {app} first, and then open the link in the message again.',
    },
    not_administrator: {
      title: 'A system administrator has to approve.',
      text: 'Nothing was connected, because your user in {app} is not a system administrator of the company you chose.',
      next: 'Ask a system administrator in {app} to open the link in the message.',
    },
    company_mismatch: {
      title: 'This is another company than before.',
      text: 'The venue has been connected to another company than the one you chose. Nothing is read from the one you chose until the person who sent you the link has decided.',
      next: 'If you picked the wrong company, open the link again and choose the same one as before. If the company has changed, tell the person who sent you the link.',
    },
    link_no_longer_valid: {
      title: 'The link did not work when you came back.',
      text: 'Nothing was connected, because the link was replaced, revoked, used or paused while you were at {app}.',
      next: 'Open the link again: it says what has happened and what you can do.',
    },
    configuration: {
      title: 'Something is wrong on our side.',
      text: 'Nothing was connected. The connection between Reco and {app} is not set up correctly.',
      next: 'You can do nothing about it. Tell the person who sent you the link, and try again later.',
    },
    interrupted: {
      title: 'We were interrupted.',
      text: 'Something went wrong on our side before the connection was finished.',
      next: 'Open the link in the message again. If it happens again, tell the person who sent you the link.',
    },
    undone: {
      title: '{app} is disconnected.',
      text: 'Nothing more is fetched and what was read has been erased.',
      next: 'To connect another company, ask the person who sent you the link for a new one.',
    },
  },
  problem: {
    link_unknown: {
      title: 'This link does not work.',
      text: 'The address does not belong to any link of ours. A part of it may have been lost in the message.',
      next: 'Copy the whole link from the message, or ask the person who sent it for a new one.',
    },
    link_expired: {
      title: 'The link is too old.',
      text: 'Links work for a limited time only, and this one’s has passed.',
      next: 'Ask the person who sent you the link for a new one.',
    },
    link_revoked: {
      title: 'The link has been withdrawn.',
      text: 'The person who sent it has withdrawn it, or made a newer one.',
      next: 'Look for a newer message, or ask the person who sent you the link for a new one.',
    },
    link_used: {
      title: 'The link has already been used.',
      text: 'Each link works once, and this one has been used to connect a company.',
      next: 'If it was you, all is done. If something is wrong, ask the person who sent you the link.',
    },
    connection_ended: {
      title: 'The connection has ended.',
      text: 'This link has been used, and what it connected is no longer connected. Reco reads nothing.',
      next: 'To connect again, ask the person who sent you the link for a new one.',
    },
    nothing_connected: {
      title: 'Nothing is connected through this link.',
      text: 'There is no connection that could be managed here. It has been ended, or the link has not been used.',
      next: 'To connect, open the link in the message, or ask the person who sent it for a new one.',
    },
    integration_paused: {
      title: 'The connection is paused.',
      text: 'The person who sent the link has paused it, so nothing can be approved right now.',
      next: 'Open the same link again in a while: it works again once it is resumed. The person who sent it can tell you when.',
    },
    integration_deleted: {
      title: 'The connection has been removed.',
      text: 'The person who sent the link has removed the connection. Reco reads nothing.',
      next: 'If you still want to connect, ask the person who sent you the link.',
    },
    app_not_configured: {
      title: 'It is not possible to connect {app} yet.',
      text: 'The connection between Reco and {app} is not set up.',
      next: 'Tell the person who sent you the link. It need not be replaced: try again when they say so.',
    },
    provider_unavailable: {
      title: '{app} does not answer.',
      text: 'You should have come to {app} now, but it cannot be reached.',
      next: 'Open the link again in a while.',
    },
    no_answer: {
      title: '{app} gave no answer.',
      text: '{app} sent you back without saying whether you approved, so nothing was connected. This happens when the account is locked, for example because of an unpaid bill.',
      next: 'Log in to {app}, see that the account works, and open the link in the message again.',
    },
    other_browser: {
      title: 'Please start from the link.',
      text: 'The approval was begun in another browser or too long ago, so for your safety nothing was connected.',
      next: 'Open the link in the message, and approve in the same browser.',
    },
    attempt_expired: {
      title: 'It took too long.',
      text: 'For your safety an approval must be finished within ten minutes, and shown within thirty.',
      next: 'If you were not told that the company is connected, open the link in the message again.',
    },
    already_handled: {
      title: 'This approval has already been received.',
      text: 'The same approval came twice. It was handled once.',
      next: 'If you were not told that the company is connected, open the link in the message again.',
    },
    rate_limited: {
      title: 'Too many tries.',
      text: 'Too many tries were made in a short time, from your network or through this link.',
      next: 'Wait a while, an hour at most, and open the link in the message again.',
    },
    unavailable: {
      title: 'We are busy right now.',
      text: 'We could not answer in time.',
      next: 'Wait a minute and reload the page, or open the link in the message again.',
    },
    internal: {
      title: 'Something went wrong with us.',
      text: 'We could not show this page.',
      next: 'Reload it, or open the link in the message again. If it happens again, tell the person who sent you the link.',
    },
  },
}

/** The same keys in another language. */
type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }
export type Messages = Translated<typeof en>
