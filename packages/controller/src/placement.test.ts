import { describe, expect, it } from 'vitest'
import { seededRandom } from './host.test-support.ts'
import { placeReplicas, type UsableBroker } from './placement.ts'

const brokers = (...racks: (string | null)[]): UsableBroker[] => racks.map((rack, id) => ({ id, rack, fenced: false }))

describe('placeReplicas', () => {
  it('gives each broker the same share of leaders and replicas', () => {
    const placed = placeReplicas(30, 3, brokers(null, null, null, null, null), seededRandom())
    for (let id = 0; id < 5; id++) {
      expect(placed.filter((replicas) => replicas[0] === id)).toHaveLength(6)
      expect(placed.filter((replicas) => replicas.includes(id))).toHaveLength(18)
    }
    for (const replicas of placed) expect(new Set(replicas).size).toBe(3)
  })

  it('spreads every partition over the racks', () => {
    const racks = ['a', 'a', 'b', 'b', 'c', 'c']
    for (const replicas of placeReplicas(12, 3, brokers(...racks), seededRandom(7))) {
      expect(new Set(replicas.map((id) => racks[id]))).toEqual(new Set(['a', 'b', 'c']))
    }
  })

  it('never lets a fenced broker lead, and uses one only for lack of others', () => {
    const all = [...brokers('a', 'b', 'b'), { id: 3, rack: 'a', fenced: true }, { id: 4, rack: 'c', fenced: true }]
    for (const replicas of placeReplicas(20, 4, all, seededRandom(3))) {
      expect(replicas[0]).toBeLessThan(3)
      expect(new Set(replicas).size).toBe(4)
    }
    const plain = [...brokers(null, null), { id: 2, rack: null, fenced: true }]
    for (const replicas of placeReplicas(20, 2, plain, seededRandom(3))) expect(replicas).not.toContain(2)
  })

  it('refuses what cannot be placed', () => {
    expect(() => placeReplicas(1, 2, brokers(null), seededRandom())).toThrow('only 1 broker(s) are registered')
    expect(() => placeReplicas(1, 0, brokers(null), seededRandom())).toThrow('must be positive')
    expect(() => placeReplicas(1, 1, [], seededRandom())).toThrow('All brokers are currently fenced, or')
  })
})
