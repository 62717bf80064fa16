import { describe, expect, it } from 'vitest'
import { NodeRandom } from './random.ts'

describe('real chance', () => {
  it('does not repeat itself, and stays within its bounds', () => {
    const random = new NodeRandom()
    expect(new Set(Array.from({ length: 5000 }, () => random.bytes(16).toString('hex'))).size).toBe(5000)
    const counts = Array.from({ length: 8 }, () => 0)
    for (let i = 0; i < 80_000; i++) counts[random.below(8)]!++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(1000)
    for (let i = 0; i < 5000; i++) {
      const value = random.float()
      expect(value >= 0 && value < 1).toBe(true)
    }
    expect(random.below(1)).toBe(0)
  })
})
