import type { Page } from '@playwright/test'

/** Takes a picture of a screen, under its name. */
export type Shoot = (page: Page, screen: string) => Promise<void>
