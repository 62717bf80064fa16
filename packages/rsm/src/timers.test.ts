import { SimClock, SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { Timers } from './timers.ts'

const nothing = () => ({ records: [], reply: undefined })

describe('Timers', () => {
  it('fire as a map of deadlines would, whatever is set, moved and cancelled', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const clock = new SimClock()
      const random = new SimRandom(seed)
      const fired: [number, string][] = []
      const expected: [number, string][] = []
      const model = new Map<string, number>()
      const timers = new Timers<never>(clock, (key) => fired.push([clock.monotonic(), key]))
      for (let step = 0; step < 300; step++) {
        const key = `key ${random.below(8)}`
        const delay = random.below(50)
        if (random.below(4) === 0) {
          timers.cancel(key)
          model.delete(key)
        } else {
          timers.schedule(key, delay, nothing)
          model.set(key, clock.monotonic() + delay)
        }
        const until = clock.monotonic() + random.below(10)
        for (const [due, at] of [...model].sort(([, a], [, b]) => a - b)) {
          if (at > until) continue
          expected.push([at, due])
          model.delete(due)
        }
        await clock.runUntil(until)
        expect(timers.size).toBe(model.size)
      }
      const order = ([a, x]: [number, string], [b, y]: [number, string]) => a - b || (x < y ? -1 : 1)
      expect(fired.sort(order)).toEqual(expected.sort(order))
    }
  })

  it('need one timer of the clock for all, and few entries for deadlines that are moved on', async () => {
    const clock = new SimClock()
    let fired = 0
    const timers = new Timers<never>(clock, () => fired++)
    for (let n = 0; n < 100; n++) timers.schedule(`member ${n}`, 45_000, nothing)
    for (let beat = 0; beat < 100; beat++) {
      await clock.runFor(3000)
      for (let n = 0; n < 100; n++) timers.schedule(`member ${n}`, 45_000, nothing)
      expect(clock.pendingTimers).toBe(1)
    }
    expect(fired).toBe(0)
    for (let n = 0; n < 99; n++) timers.cancel(`member ${n}`)
    await clock.runFor(45_000)
    expect(fired).toBe(1)
    timers.schedule('last', 10, nothing)
    timers.clear()
    expect([timers.size, clock.pendingTimers]).toEqual([0, 0])
  })

  it('fire a key set again for now in a later round, not for ever in this one', async () => {
    const clock = new SimClock()
    let count = 0
    const timers: Timers<never> = new Timers<never>(clock, (key, operation) => {
      if (++count < 5) timers.schedule(key, 1, operation)
    })
    timers.schedule('tick', 1, nothing)
    await clock.runFor(100)
    expect(count).toBe(5)
  })
})
