import type { Language } from '@collector/contracts'

/**
 * What a browser prefers, by its `Accept-Language`: English unless Swedish comes first, for whoever reads neither
 * language is more likely to read English. Swedish when it says nothing.
 */
export function preferredLanguage(header: string | undefined): Language {
  if (!header) return 'sv'
  const ranked = header
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map(parameter => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ language, quality }) => (language === 'sv' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return ranked[0]?.language === 'sv' ? 'sv' : 'en'
}
