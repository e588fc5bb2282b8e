/** Letters that are typed for each other, in both cases: what a database's locale knows of them differs. */
const alike = [
  'aàáâãäåæAÀÁÂÃÄÅÆ',
  'eèéêëEÈÉÊË',
  'iìíîïIÌÍÎÏ',
  'oòóôõöøOÒÓÔÕÖØ',
  'uùúûüUÙÚÛÜ',
  'cçCÇ',
  'nñNÑ',
  'yýÿYÝŸ',
]

const classOf = new Map(
  alike.flatMap(letters => [...letters].map(letter => [letter, `[${letters}]`] as const)),
)

/**
 * A word as a regular expression of PostgreSQL that finds it whatever case and accents; everything in it means
 * itself. It holds no repetition, so it is read in one pass.
 */
export function patternOf(word: string): string {
  return [...word.normalize('NFC')]
    .map(letter => classOf.get(letter) ?? letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('')
}
