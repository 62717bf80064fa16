import { CLOCK_CONFORMANCE } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { NodeClock } from './clock.ts'

describe('real clock', () => {
  for (const { name, run } of CLOCK_CONFORMANCE) {
    it(name, async () => {
      await expect(run(new NodeClock())).resolves.toBeUndefined()
    })
  }

  it('leaves nothing behind that keeps the process alive', () => {
    const timeouts = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timeouts()
    const clock = new NodeClock()
    const timers = [600_000, 300_000, 900_000].map((delay) => clock.schedule(delay, () => {}))
    expect(timeouts()).toBe(before + 1)
    for (const timer of timers) timer.cancel()
    expect(timeouts()).toBe(before)
  })
})
