import common from './common.ts'
import list from './list.ts'

/** What the list and the frame around it say. */
export default { ...common, list }
