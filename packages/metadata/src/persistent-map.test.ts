import { describe, expect, it } from 'vitest'
import { PersistentMap } from './persistent-map.ts'

describe('PersistentMap', () => {
  it('agrees with a Map over many sets and deletes, and older versions stay as they were', () => {
    let map = PersistentMap.empty<string, number>()
    const model = new Map<string, number>()
    let seed = 7
    const next = (limit: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      return (seed >>> 8) % limit
    }
    const versions: [PersistentMap<string, number>, Map<string, number>][] = []
    for (let i = 0; i < 4000; i++) {
      const key = `topic-${next(300)}`
      if (next(3) === 0) {
        map = map.delete(key)
        model.delete(key)
      } else {
        map = map.set(key, i)
        model.set(key, i)
      }
      if (i % 500 === 0) versions.push([map, new Map(model)])
    }
    versions.push([map, model])
    for (const [version, expected] of versions) {
      expect(version.size).toBe(expected.size)
      expect(new Map(version)).toEqual(expected)
      for (const [key, value] of expected) expect(version.get(key)).toBe(value)
    }
  })

  it('iterates in an order that depends on the keys alone', () => {
    const keys = Array.from({ length: 500 }, (_, i) => i * 7919)
    const forward = PersistentMap.from(keys.map((key) => [key, key] as const))
    let backward = PersistentMap.from([...keys].reverse().map((key) => [key, key] as const))
    for (let i = 1; i < 200; i++) backward = backward.set(-i, 0)
    for (let i = 1; i < 200; i++) backward = backward.delete(-i)
    expect([...backward.keys()]).toEqual([...forward.keys()])
  })

  it('keeps keys whose hashes collide, and gives them back in one order', () => {
    // Known to collide under FNV-1a of 32 bits, which is what the map's hash starts from (what follows is one to one).
    const pairs = [
      ['costarring', 'liquid'],
      ['declinate', 'macallums'],
      ['altarage', 'zinke'],
    ] as const
    for (const [a, b] of pairs) {
      const map = PersistentMap.from<string, number>([
        [a, 1],
        [b, 2],
      ])
      const other = PersistentMap.from<string, number>([
        [b, 2],
        [a, 1],
      ])
      expect([map.get(a), map.get(b), map.size]).toEqual([1, 2, 2])
      expect([...map]).toEqual([...other])
      expect([...map.delete(a)]).toEqual([[b, 2]])
      expect(map.set('else', 3).get(b)).toBe(2)
    }
  })
})
