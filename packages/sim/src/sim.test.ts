/** Seeds in CI: the sound node keeps its promises, the same seed does the same, and every planted bug is found. */
import { describe, expect, it } from 'vitest'
import { PLANTS } from './planted.ts'
import { plantedSeeds } from './report.ts'
import { DEFAULT_OPERATIONS, runSeed } from './run-seed.ts'

const SEEDS = [1, 2, 11, 29, 36, 47]
/** Each of them twice. */
const TWICE: ReadonlySet<number> = new Set([1, 29, 36])

describe('a node in a simulated world', () => {
  for (const seed of SEEDS) {
    const title = TWICE.has(seed) ? 'and the second time does the same' : 'is sound'
    it(`seed ${seed}: nothing acknowledged is lost, ${title}`, async () => {
      const first = await runSeed({ seed })
      expect(first.violations).toEqual([])
      expect(first.history.ops.length).toBeGreaterThanOrEqual(DEFAULT_OPERATIONS)
      if (!TWICE.has(seed)) return
      const second = await runSeed({ seed })
      expect([second.hash, second.traceEvents]).toEqual([first.hash, first.traceEvents])
    })
  }

  it('does something else under another seed', async () => {
    const [one, other] = [await runSeed({ seed: 1, operations: 50 }), await runSeed({ seed: 2, operations: 50 })]
    expect(one.hash).not.toBe(other.hash)
  })
})

/** The node's code is part of what a seed does: where it has changed, the bug is found a few seeds later. */
const PLANTED_SEEDS = 20

describe('planted bugs', () => {
  for (const { plant, seed: recorded, operations, invariant } of plantedSeeds()) {
    it(`${plant} is found by ${invariant}, and the sound node passes its seed`, async () => {
      const { swarm } = PLANTS[plant]!
      for (let seed = recorded; seed < recorded + PLANTED_SEEDS; seed++) {
        const broken = await runSeed({ seed, operations, plant: PLANTS[plant]! })
        if (!broken.violations.some((violation) => violation.invariant === invariant)) continue
        const sound = await runSeed({ seed, operations, plant: swarm === undefined ? {} : { swarm } })
        expect(sound.violations).toEqual([])
        return
      }
      expect.unreachable(`no seed from ${recorded} to ${recorded + PLANTED_SEEDS - 1} finds it`)
    })
  }

  it('all have a recorded seed', () => {
    expect(plantedSeeds().map(({ plant }) => plant)).toEqual(Object.keys(PLANTS))
  })
})
