/**
 * Gives the focus back to `lost`, or, when it has left the page, to what stands there for the same task
 * (`data-task`), else to the page's title: it never falls back to where the page begins.
 */
export function passFocusOn(lost: Element | null): void {
  const hasFocus = document.activeElement !== null && document.activeElement !== document.body
  if (hasFocus || !(lost instanceof HTMLElement)) return
  const { task } = lost.dataset
  const successor = task && document.querySelector<HTMLElement>(`[data-task="${task}"]`)
  const target = lost.isConnected ? lost : successor || document.querySelector<HTMLElement>('h1')
  target?.focus()
}
