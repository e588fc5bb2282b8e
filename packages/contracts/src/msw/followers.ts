import type { Followers } from '../followers.ts'
import type { MockIntegration, MockStore } from './store.ts'

/** Who follows an integration, for whoever is logged in. */
export function followersOf({ session }: MockStore, { followers }: MockIntegration): Followers {
  return { items: followers, isFollowing: followers.some(({ id }) => id === session?.user.id) }
}
