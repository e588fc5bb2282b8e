import { ensureTemplate } from '../src/ensure-template.ts'

// With this copy at hand the first start of an embedded database takes a fraction of a second.
await ensureTemplate()
