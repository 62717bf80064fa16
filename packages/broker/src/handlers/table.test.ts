import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiInfo } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { offeredApis } from './018-api-versions.ts'
import { handlers } from './index.ts'

const design = readFileSync(join(import.meta.dirname, '../../../../docs/design.md'), 'utf8')
const rows = [...design.matchAll(/^\| (\d+) \| (\w+) \| ([^|]+) \|$/gm)].map(([, key, name, status]) => ({
  key: Number(key),
  name: name!,
  status: status!,
}))

describe('what ApiVersions offers', () => {
  it('is what docs/design.md calls served', () => {
    const served = rows.filter(({ status }) => status === 'served').map(({ key }) => key)
    expect(offeredApis(handlers, 'broker').map(({ apiKey }) => apiKey)).toEqual(served)
  })

  it('has a row in docs/design.md for every API key of the protocol', () => {
    const keys = Array.from({ length: 95 }, (_, key) => key)
    expect(rows.map(({ key }) => key)).toEqual(keys)
    for (const { key, name } of rows) expect(apiInfo(key)?.name ?? name, String(key)).toBe(name)
  })

  it('pitfall 4: offers Produce from 0, and everything else in the very range that Kafka announces', () => {
    for (const { apiKey, minVersion, maxVersion } of offeredApis(handlers, 'broker')) {
      expect({ min: minVersion, max: maxVersion }).toEqual(apiInfo(apiKey)!.broker)
    }
    expect(offeredApis(handlers, 'broker')[0]).toMatchObject({ apiKey: 0, minVersion: 0, maxVersion: 13 })
  })

  it('pitfall 14: does not offer telemetry, which nobody receives', () => {
    const keys = offeredApis(handlers, 'broker').map(({ apiKey }) => apiKey)
    expect(keys).not.toContain(71)
    expect(keys).not.toContain(72)
  })

  it('stands in the order of keys, with a handler that is for that key', () => {
    for (const [key, { request, response }] of handlers) expect([request.key, response.key]).toEqual([key, key])
  })
})
