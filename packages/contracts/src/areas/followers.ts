export { followIntegration } from '../endpoints/follow-integration.ts'
export { listFollowers } from '../endpoints/list-followers.ts'
export { unfollowIntegration } from '../endpoints/unfollow-integration.ts'
export * from '../followers.ts'
