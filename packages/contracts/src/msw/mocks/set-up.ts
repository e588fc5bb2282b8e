import { setUp } from '../../endpoints/set-up.ts'
import { mock, refuse } from '../mock.ts'

/** The sample data has an administrator already. */
export const setUpMock = mock(setUp, () => refuse('already_set_up'))
