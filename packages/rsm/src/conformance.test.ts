import { SimClock } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { REPLICATED_LOG_CONFORMANCE } from './conformance.ts'
import { MemoryLog } from './memory-log.ts'
import type { LogUnderTest } from './replicated-log.ts'

const codec = {
  encode: (record: string): { key: Buffer; value: null } => ({ key: Buffer.from(record), value: null }),
  decode: (key: Buffer): string => key.toString(),
}

async function open(): Promise<LogUnderTest<string>> {
  const clock = new SimClock()
  const log = new MemoryLog<string>(clock, codec)
  const under: LogUnderTest<string> = {
    log,
    clock,
    record: (n) => `record ${n}`,
    numberOf: (record) => Number(record.slice('record '.length)),
    settle: () => clock.runFor(100),
    // It is its own medium.
    reopen: () => Promise.resolve(under),
    crash: null,
    failNextWrite: () => {
      log.stalled = true
      clock.schedule(1, () => {
        log.lose(56)
        log.stalled = false
      })
    },
  }
  return await Promise.resolve(under)
}

describe('MemoryLog', () => {
  for (const { name, needs, run } of REPLICATED_LOG_CONFORMANCE) {
    if (needs === 'crash') continue
    it(name, async () => {
      await expect(run(open)).resolves.toBeUndefined()
    })
  }
})
