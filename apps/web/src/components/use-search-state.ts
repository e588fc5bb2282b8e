import { useSearchParams } from 'react-router'

type Search<Name extends string> = Partial<Record<Name, string>>

/**
 * What a page is narrowed to, kept in its address so that it survives going on and back. A change stays on the
 * page: nothing scrolls, and the focus stays where it is.
 */
export function useSearchState<const Name extends string>(
  names: readonly Name[],
): [Search<Name>, (changes: { [N in Name]?: string | undefined }) => void] {
  const [params, setParams] = useSearchParams()
  const search: Search<Name> = {}
  for (const name of names) {
    const value = params.get(name)
    if (value) search[name] = value
  }
  const change = (changes: { [N in Name]?: string | undefined }) =>
    setParams(
      before => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries<string | undefined>(changes))
          if (value) after.set(name, value)
          else after.delete(name)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  return [search, change]
}
