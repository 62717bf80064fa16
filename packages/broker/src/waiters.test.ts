import { MetricRegistry } from '@ottla/base'
import { SimClock } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { type Parked, Waiters } from './waiters.ts'

function make(): { clock: SimClock; waiters: Waiters<string> } {
  const clock = new SimClock()
  return { clock, waiters: new Waiters<string>(clock, new MetricRegistry(), 'Fetch') }
}

/** Parks a waiter that notes each attempt, and answers when `ready` says so or its time is over. */
function park(
  { clock, waiters }: ReturnType<typeof make>,
  keys: readonly string[],
  delayMs: number,
  ready: () => boolean = () => false,
): { attempts: [number, boolean][]; parked: Parked } {
  const attempts: [number, boolean][] = []
  const parked = waiters.park(keys, delayMs, {
    attempt: (expired) => {
      attempts.push([clock.monotonic(), expired])
      return expired || ready()
    },
  })
  return { attempts, parked }
}

describe('waiters', () => {
  it('pitfall 78: answer as soon as there is enough, and at the deadline without', async () => {
    const world = make()
    let ready = false
    const { attempts } = park(world, ['a'], 500, () => ready)
    world.clock.schedule(100, () => {
      ready = true
      world.waiters.wake('a')
    })
    const late = park(world, ['b'], 500)
    await world.clock.runFor(1000)
    expect(attempts).toEqual([[100, false]])
    expect(late.attempts).toEqual([[500, true]])
    expect(world.waiters.size).toBe(0)
    expect(world.clock.pendingTimers).toBe(0)
  })

  it('look once for all that moved in one turn', async () => {
    const world = make()
    const { attempts } = park(world, ['a', 'b', 'a'], 500)
    for (let n = 0; n < 10; n++) {
      world.waiters.wake('a')
      world.waiters.wake('b')
    }
    expect(attempts).toEqual([])
    await world.clock.settle()
    expect(attempts).toEqual([[0, false]])
    world.waiters.wake('b')
    await world.clock.settle()
    expect(attempts).toHaveLength(2)
    world.waiters.wake('c')
    await world.clock.settle()
    expect(attempts).toHaveLength(2)
  })

  it('look again for what moves while they look', async () => {
    const world = make()
    let moves = 3
    const attempts: number[] = []
    world.waiters.park(['a'], 500, {
      attempt: () => {
        attempts.push(moves)
        if (moves-- > 0) world.waiters.wake('a')
        return false
      },
    })
    world.waiters.wake('a')
    await world.clock.settle()
    expect(attempts).toEqual([3, 2, 1, 0])
  })

  it('are never asked after they answered or were cancelled', async () => {
    const world = make()
    const answered = park(world, ['a', 'b'], 500, () => true)
    const cancelled = park(world, ['a'], 500)
    world.waiters.wake('a')
    cancelled.parked.cancel()
    cancelled.parked.cancel()
    await world.clock.settle()
    expect([answered.attempts.length, cancelled.attempts.length, world.waiters.size]).toEqual([1, 0, 0])
    world.waiters.wake('a')
    world.waiters.wake('b')
    await world.clock.runFor(1000)
    expect([answered.attempts.length, cancelled.attempts.length]).toEqual([1, 0])
  })

  it('that are still busy at their deadline stay until they say that they are done', async () => {
    const world = make()
    let done = false
    const attempts: boolean[] = []
    const parked = world.waiters.park(['a'], 100, {
      attempt: (expired) => {
        attempts.push(expired)
        return done
      },
    })
    await world.clock.runFor(200)
    expect([attempts, world.waiters.size]).toEqual([[true], 1])
    done = true
    world.waiters.wake('a')
    await world.clock.settle()
    expect([attempts, world.waiters.size]).toEqual([[true, false], 0])
    parked.cancel()
    expect(world.waiters.size).toBe(0)
  })

  it('pitfall 95: ten thousand that are idle do nothing until their time comes', async () => {
    const world = make()
    const all = Array.from({ length: 10_000 }, (_, n) => park(world, [`key ${n}`], 60_000))
    await world.clock.runFor(59_999)
    expect(world.clock.eventsRun).toBe(0)
    world.waiters.wake('key 17')
    await world.clock.settle()
    expect(all.map(({ attempts }) => attempts.length).reduce((sum, count) => sum + count)).toBe(1)
    await world.clock.runFor(1)
    expect(world.waiters.size).toBe(0)
    expect(world.clock.pendingTimers).toBe(0)
  })
})
