import account from './account.ts'
import audit from './audit.ts'
import bulk from './bulk.ts'
import chart from './chart.ts'
import company from './company.ts'
import confirm from './confirm.ts'
import entry from './entry.ts'
import fetch from './fetch.ts'
import follow from './follow.ts'
import form from './form.ts'
import history from './history.ts'
import integration from './integration.ts'
import people from './people.ts'
import preview from './preview.ts'
import search from './search.ts'
import sentence from './sentence.ts'
import session from './session.ts'
import share from './share.ts'
import timeline from './timeline.ts'
import undo from './undo.ts'

/** What all other pages say: loaded together with the first of them. */
export default {
  account,
  audit,
  bulk,
  chart,
  company,
  confirm,
  entry,
  fetch,
  follow,
  form,
  history,
  integration,
  people,
  preview,
  search,
  sentence,
  session,
  share,
  timeline,
  undo,
}
