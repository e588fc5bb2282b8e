import { z } from 'zod'
import { languages } from './languages.ts'

/**
 * Who is told by e-mail when an integration needs somebody, and when it works again.
 *
 * @example
 * const names = (followers: Followers) => followers.items.map(({ name }) => name)
 */
export const Followers = z
  .object({
    items: z.array(z.object({ id: z.uuid(), name: z.string() })),
    /** Whether the one who asks is among them. */
    isFollowing: z.boolean(),
  })
  .meta({ id: 'Followers' })
export type Followers = z.infer<typeof Followers>

/**
 * The language in which the follower is written to.
 *
 * @example
 * const input: FollowIntegrationInput = { language: 'sv' }
 */
export const FollowIntegrationInput = z.strictObject({ language: z.enum(languages) })
export type FollowIntegrationInput = z.input<typeof FollowIntegrationInput>
