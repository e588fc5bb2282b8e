/** What the mocks hand out. */
export const recoveryCodes = ['7KQ2-M4XD', 'P9TN-3WBC', 'H5ZR-8VJE', 'Q2LF-6YSK'] as const
