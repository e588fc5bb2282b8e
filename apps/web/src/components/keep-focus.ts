import type { MouseEvent } from 'react'

/**
 * For a button beside fields: pressing it leaves the focus in the field, or the message that leaving shows or
 * hides would move the button away before it is let go, and the press would be lost.
 */
export const keepFocus = { onMouseDown: (event: MouseEvent) => event.preventDefault() }
