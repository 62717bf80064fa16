import { describe, expect, it } from 'vitest'
import { SimRandom } from './sim-random.ts'
import { Trace } from './trace.ts'

describe('simulated chance', () => {
  it('is the same for a seed, on every machine and in every version', () => {
    const random = new SimRandom(42)
    const drawn = [random.uint32(), random.uint32(), random.below(6), random.bytes(5).toString('hex'), random.float()]
    // Recorded seeds of the simulator would mean something else if these numbers changed.
    expect(drawn).toEqual(RECORDED)
    expect(new SimRandom(43).uint32()).not.toBe(drawn[0])
  })

  it('a fork does not depend on what was drawn before, nor the rest on the fork', () => {
    const plain = new SimRandom(1)
    const other = new SimRandom(1)
    other.uint32()
    expect(other.fork('net').uint32()).toBe(plain.fork('net').uint32())
    const untouched = new SimRandom(1)
    untouched.uint32()
    expect(other.uint32()).toBe(untouched.uint32())
  })

  it('labels, and the same label taken twice, give different streams', () => {
    const random = new SimRandom(1)
    const first = ['net', 'disk', 'net', 'net', 'disk'].map((label) => random.fork(label).uint32())
    expect(new Set(first).size).toBe(5)
  })

  it('is spread evenly', () => {
    const random = new SimRandom(5)
    const counts = Array.from({ length: 10 }, () => 0)
    let bits = 0
    for (let i = 0; i < 100_000; i++) {
      counts[random.below(10)]!++
      if (random.float() < 0.5) bits++
    }
    for (const count of [...counts.map((each) => each * 5), bits]) expect(Math.abs(count - 50_000)).toBeLessThan(1500)
  })

  it('stays within its bounds', () => {
    const random = new SimRandom(9)
    expect(random.below(1)).toBe(0)
    for (let i = 0; i < 1000; i++) {
      expect(random.below(3)).toBeLessThan(3)
      expect(random.below(2 ** 32)).toBeLessThan(2 ** 32)
      expect(random.float()).toBeLessThan(1)
    }
    expect(() => random.below(0)).toThrow('limit')
  })
})

describe('trace', () => {
  function hashOf(...events: Parameters<Trace['event']>[]): string {
    const trace = new Trace()
    for (const event of events) trace.event(...event)
    return trace.hash()
  }

  it('tells runs apart by kind, values, order and where one value ends', () => {
    const hashes = [
      hashOf(),
      hashOf(['a']),
      hashOf(['a'], ['b']),
      hashOf(['b'], ['a']),
      hashOf(['a', 'b']),
      hashOf(['a', 'bc', 'd']),
      hashOf(['a', 'b', 'cd']),
      hashOf(['a', 1]),
      hashOf(['a', 2]),
      hashOf(['a', Buffer.from([1])]),
      hashOf(['a', Buffer.from([1, 0])]),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashOf(['a', 1, 'x'])).toBe(hashOf(['a', 1, 'x']))
  })

  it('keeps the last lines if asked to', () => {
    const trace = new Trace({ keepLines: 2 })
    for (let i = 0; i < 10; i++) trace.event('tick', i)
    expect(trace.lines()).toEqual(['9 tick 8', '10 tick 9'])
    expect(trace.events).toBe(10)
  })
})

const RECORDED: unknown[] = [660444221, 3652823732, 0, '211041369c', 0.8815137384755647]
