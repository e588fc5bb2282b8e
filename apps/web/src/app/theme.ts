import { colorsTuple, createTheme } from '@mantine/core'

const shades = Array.from({ length: 10 }, (_, shade) => `var(--mantine-color-brand-${shade})`)

/**
 * Colours and variables are in theme.css: Mantine would inject them as a style element, which the page's
 * policy forbids.
 */
export const theme = createTheme({
  primaryColor: 'brand',
  colors: { brand: colorsTuple(shades) },
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
})
