import type { Messages } from '../messages.ts'
import common from './common.ts'
import form from './form.ts'
import history from './history.ts'
import integration from './integration.ts'
import list from './list.ts'
import sentence from './sentence.ts'
import session from './session.ts'

const messages: Messages = { ...common, form, history, integration, list, sentence, session }

export default messages
