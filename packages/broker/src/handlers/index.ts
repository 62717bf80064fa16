/** The dispatch table: which APIs are served. `docs/design.md` says the same, and a test compares them. */
import { ApiKey } from '@ottla/protocol'
import type { AnyHandler } from '../handler.ts'
import { produceHandler } from './000-produce.ts'
import { fetchHandler } from './001-fetch.ts'
import { apiVersionsHandler } from './018-api-versions.ts'

export const handlers: ReadonlyMap<number, AnyHandler> = new Map([
  [ApiKey.Produce, produceHandler],
  [ApiKey.Fetch, fetchHandler],
  [ApiKey.ApiVersions, apiVersionsHandler],
])
