import { describe, expect, it } from 'vitest'
import { DeferredQueue, Heap, MetricRegistry, Pump, parseUuid, Timeline, TimelineMap, TimelineValue } from './index.ts'

describe('Heap', () => {
  it('gives back in order what came in any order', () => {
    const heap = new Heap<number>((a, b) => a < b)
    let seed = 1
    const numbers = Array.from({ length: 500 }, () => (seed = (seed * 48271) % 2147483647))
    for (const n of numbers) heap.push(n)
    expect(heap.peek()).toBe(Math.min(...numbers))
    const out: number[] = []
    for (let n = heap.pop(); n !== undefined; n = heap.pop()) out.push(n)
    expect(out).toEqual(numbers.toSorted((a, b) => a - b))
    expect(heap.size).toBe(0)
  })
})

describe('Pump', () => {
  it('never runs twice at once and loses no call', async () => {
    let running = 0
    let most = 0
    let work = 0
    let done = 0
    const pump = new Pump(async () => {
      if (work === 0) return false
      running++
      most = Math.max(most, running)
      await Promise.resolve()
      work--
      done++
      running--
      return true
    })
    for (let i = 0; i < 10; i++) {
      work++
      pump.pump()
      if (i % 3 === 0) await Promise.resolve()
    }
    await pump.whenIdle()
    expect({ most, done, running: pump.running }).toEqual({ most: 1, done: 10, running: false })
  })

  it('looks again when it is called while the last step finds nothing', async () => {
    let release = (): void => {}
    let available = 0
    let done = 0
    const pump = new Pump(async () => {
      const found = available > 0
      await new Promise<void>((resolve) => {
        release = resolve
      })
      if (found) {
        available--
        done++
      }
      return found
    })
    pump.pump()
    available = 1
    pump.pump()
    for (let i = 0; i < 20; i++) {
      release()
      await Promise.resolve()
    }
    expect(done).toBe(1)
  })
})

describe('DeferredQueue', () => {
  it('completes up to an offset in order of arrival and fails from an offset', () => {
    const queue = new DeferredQueue()
    const log: string[] = []
    for (const offset of [1, 1, 3, 5, 8]) queue.add(offset, (error) => log.push(`${offset}:${error?.message ?? 'ok'}`))
    queue.completeTo(3)
    queue.failFrom(8, new Error('cut'))
    expect(log).toEqual(['1:ok', '1:ok', '3:ok', '8:cut'])
    expect(queue.size).toBe(1)
    queue.completeTo(5)
    expect(log.at(-1)).toBe('5:ok')
  })
})

describe('Timeline', () => {
  it('takes back what was not committed, newest first', () => {
    const timeline = new Timeline()
    const map = new TimelineMap<string, number>(timeline)
    const value = new TimelineValue(timeline, 'a')
    timeline.advance(0)
    map.set('x', 1)
    timeline.advance(1)
    map.set('x', 2)
    map.set('y', 3)
    value.value = 'b'
    timeline.advance(2)
    map.delete('x')
    value.value = 'c'
    timeline.commitTo(1)
    timeline.revertTo(1)
    expect([...map]).toEqual([['x', 1]])
    expect(value.value).toBe('a')
    expect(timeline.pending).toBe(0)
  })

  it('agrees with copying the map at each offset', () => {
    let seed = 7
    const next = (limit: number): number => (seed = (seed * 48271) % 2147483647) % limit
    const timeline = new Timeline()
    const map = new TimelineMap<number, number>(timeline)
    const copies = [new Map<number, number>()]
    for (let round = 0; round < 300; round++) {
      const offset = copies.length - 1
      if (next(5) === 0) {
        const back = next(copies.length)
        timeline.revertTo(back)
        copies.length = back + 1
      } else {
        timeline.advance(offset)
        for (let i = 0; i < 3; i++) {
          if (next(3) === 0) map.delete(next(8))
          else map.set(next(8), round)
        }
        copies.push(new Map(map))
      }
      const sorted = (m: Iterable<[number, number]>): [number, number][] => [...m].sort((a, b) => a[0] - b[0])
      expect(sorted(map)).toEqual(sorted(copies.at(-1)!))
    }
  })
})

describe('MetricRegistry', () => {
  it('counts, reads gauges when looked at, and forgets by tag', () => {
    const metrics = new MetricRegistry()
    const id = { group: 'kafka.server', type: 'BrokerTopicMetrics', name: 'BytesInPerSec', tags: { topic: 't' } }
    metrics.meter(id).mark(3)
    metrics.meter(id).mark(4)
    let size = 1
    metrics.gauge({ group: 'kafka.log', type: 'Log', name: 'Size', tags: { topic: 't', partition: '0' } }, () => size)
    size = 9
    const histogram = metrics.histogram({ group: 'kafka.network', type: 'RequestMetrics', name: 'TotalTimeMs' })
    for (let i = 1; i <= 100; i++) histogram.record(i)
    const samples = [...metrics.samples()]
    expect(samples.map((sample) => sample.value)).toEqual([7, 9, 100])
    expect(samples[2]!.summary!.quantiles[0]).toEqual([0.5, 51])
    metrics.remove({ topic: 't' })
    expect([...metrics.samples()]).toHaveLength(1)
  })
})

describe('parseUuid', () => {
  it('accepts what Kafka accepts and makes it canonical', () => {
    expect(parseUuid('AAAAAAAAAAAAAAAAAAAAAA==')).toBe('AAAAAAAAAAAAAAAAAAAAAA')
    expect(parseUuid('AAAAAAAAAAAAAAAAAAAAAB')).toBe('AAAAAAAAAAAAAAAAAAAAAA')
    for (const bad of ['', 'AAAAAAAAAAAAAAAAAAAAA', '+/AAAAAAAAAAAAAAAAAAAA', '00000000-0000-0000-0000-000000000001']) {
      expect(parseUuid(bad), bad).toBeNull()
    }
  })
})
