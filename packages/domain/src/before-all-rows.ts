/** Where a walk over the rows of a table begins that goes on after the last id it has seen. */
export const beforeAllRows = '00000000-0000-0000-0000-000000000000'
