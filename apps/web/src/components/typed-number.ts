/** A whole number as it is typed; anything else is no number, which the field's schema refuses. */
export const typedNumber = (text: string) => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN)
