import common from './common.ts'
import form from './form.ts'
import history from './history.ts'
import integration from './integration.ts'
import list from './list.ts'
import sentence from './sentence.ts'
import session from './session.ts'

export default { ...common, form, history, integration, list, sentence, session }
