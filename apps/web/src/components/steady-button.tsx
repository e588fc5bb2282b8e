import { Button, type ButtonProps } from '@mantine/core'
import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { passFocusOn } from './pass-focus-on.ts'

interface Props extends ButtonProps, Omit<ComponentProps<'button'>, keyof ButtonProps | 'ref'> {
  /** Shared with the button that takes this one's place: it also takes the focus. */
  task?: string
}

/**
 * A button that keeps the focus while it is `loading` or `disabled`: it says so and ignores presses, but the
 * browser's own `disabled` would drop the focus. When it leaves the page, it passes the focus on.
 */
export function SteadyButton({ task, ...button }: Props) {
  const root = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => {
    const element = root.current
    return () => {
      // A dialog gives the focus back by itself. The page that takes over is there after this commit.
      if (element && element === document.activeElement && !element.closest('dialog'))
        queueMicrotask(() => passFocusOn(element))
    }
  }, [])

  return (
    <Button
      component={FocusableButton}
      ref={root}
      data-task={task}
      aria-busy={button.loading || undefined}
      {...button}
    />
  )
}

function FocusableButton({ disabled, type, onClick, ...button }: ComponentProps<'button'>) {
  return (
    <button
      {...button}
      type={type ?? 'button'}
      aria-disabled={disabled || undefined}
      onClick={event => (disabled ? event.preventDefault() : onClick?.(event))}
    />
  )
}
