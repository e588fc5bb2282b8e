export default {
  noLink: 'There is no link yet. Make one and share it with the owner.',
  unopened: 'Waiting for the owner: the link has not been opened yet.',
  opened: 'The link was opened {ago}, but {app} has not been approved yet.',
  expired: 'The link stopped working on {date}. Make a new one.',
  revoked: 'The link was revoked. Make a new one when the owner should approve.',
  used: 'The company was disconnected, and what was fetched has been erased. Make a new link when the owner should approve again.',
  endedBy:
    '{who} disconnected the company, and what was fetched has been erased. Make a new link when the owner should approve again.',
  notConfigured: '{app} cannot be connected in this installation yet.',
  starting: 'Connected to {company}. The first fetch starts in a moment.',
  queued: 'Connected to {company}. A fetch starts in a moment.',
  progress: 'Connected to {company}. Fetching invoices: {seen, number} of about {expected, number}.',
  progressUnknown: 'Connected to {company}. Fetching invoices: {seen, number} so far.',
  works:
    'Works. {count, plural, =0 {No invoices} one {# invoice} other {# invoices}} of the last {days, plural, one {day} other {# days}}, fetched {ago}.',
  fetchFailed: 'The fetch {ago} did not succeed. {reason}',
  fetchCancelled: 'The fetch {ago} was cancelled. The next one runs by itself; you can also fetch now.',
  waitsForApp: '{app} has not answered since {time}. The fetch waits and goes on by itself.',
  paused: 'Paused. Nothing is fetched.',
  pausedBy: 'Paused by {who}. Nothing is fetched.',
  failingSince: 'Fetching has failed since {since}. {reason}',
  failing: 'Fetching keeps failing. {reason}',
  appErrs: '{app} answers with an error; we try again by ourselves.',
  since: { time: '{time} today', weekday: '{weekday}', date: '{date}' },
  companyHeld: 'Another company was approved: {other} instead of {company}. Which is right?',
  companyKept: '{company} was kept. The owner has to open the link again and approve with {company}.',
  unknownCompany: 'the company',
  consentFailure: {
    refused: 'The owner came back from {app} without approving. Talk to them; the same link still works.',
    provider_unavailable:
      '{app} did not answer when the owner tried {ago}. Ask the owner to open the link again in a while.',
    provider_rejected:
      '{app} answered with an error when the owner tried {ago}. Ask the owner to try again; if it stays, send a new link.',
    scope_missing:
      'The owner approved less than we asked for. Ask them to open the link again and accept everything that {app} shows.',
    no_invoicing:
      'The company’s plan in {app} has no invoicing. The owner must choose another company or another plan, then open the link again.',
    no_access:
      'The person who approved may not read invoices in {app}. Ask {approver} to open the link instead.',
    setup_incomplete:
      'The company is not fully set up in {app}. The owner must finish that in {app}, then open the link again.',
    company_inactive:
      'The company is not active in {app}. The owner must activate it there or choose another company, then open the link again.',
    terms_not_accepted:
      'The owner has not accepted {app}’s terms. They must do so in {app}, then open the link again.',
    api_module_missing:
      'The company lacks the part of {app} that lets other systems read its invoices. The owner must order it in {app}, then open the link again.',
    licence_missing:
      'The company lacks a licence for invoicing or integrations in {app}. The owner must order it in {app}, then open the link again.',
    not_administrator:
      'The person who tried may not approve for the company in {app}. Ask {approver} to open the link instead.',
    company_mismatch:
      'Another company than {company} was approved, so nothing was changed. Ask the owner which is right.',
    link_no_longer_valid: 'The link stopped working while the owner was approving. Send a new one.',
    configuration:
      '{app} does not accept our registration. Owners cannot approve until whoever runs this system has corrected it.',
    interrupted: 'We were stopped half-way while the owner was approving. Ask them to open the link again.',
    undone:
      'The owner disconnected the company right after approving. Ask which company is right, then send a new link.',
  },
  attention: {
    reauthorization_required: '{app} no longer lets us in. The owner must approve again.',
    licence_missing:
      '{app} says the company lacks a licence for invoicing or integrations. The owner must order it in {app}; approving again does not help.',
    company_mismatch: 'Another company than {company} was approved. Choose which is right.',
    customer_action_required:
      '{app} stops us until the owner has done something there. Ask the owner to log in to {app} and follow what it says.',
    sync_failing: 'Fetching keeps failing. {app} answers with an error; we try again by ourselves.',
  },
  syncFailure: {
    reauthorization_required: '{app} no longer lets us in. The owner must approve again.',
    licence_missing:
      '{app} says the company lacks a licence for invoicing or integrations. The owner must order it in {app}.',
    customer_action_required: '{app} stops us until the owner has done something there.',
    provider_unavailable: '{app} does not answer; we try again by ourselves.',
    rate_limited: '{app} asks us to slow down; we go on by ourselves in a while.',
    malformed_answer:
      '{app} answers with something we cannot read; we try again by ourselves. If it stays, tell support.',
    configuration: '{app} does not accept our registration. Whoever runs this system must correct it.',
    interrupted: 'We were stopped half-way; we try again by ourselves.',
  },
  approver: { visma: 'a user with sales rights', fortnox: 'a system administrator' },
} as const
