import { describe, expect, it } from 'vitest'
import { parseCommandLine, type RunChoice, repeatCommand, runOptionsOf } from './command-line.ts'
import { runSeed } from './run-seed.ts'
import { shrink } from './shrink.ts'

const FAILED: RunChoice = { operations: 2_000, clients: null, faults: null, plant: null }
const BREACH = [{ invariant: 'a', text: 'broken' }]

describe('shrinking', () => {
  it('finds the least that still breaks the same invariant', async () => {
    const drawn = { clients: 9, faults: new Set(['crash', 'power-cut', 'reset'] as const) }
    const { choice, violations } = await shrink(FAILED, BREACH, drawn, async ({ operations, clients, faults }) => {
      if (operations < 100) return [{ invariant: 'another', text: 'does not count' }]
      return clients! >= 3 && faults!.includes('power-cut') ? BREACH : []
    })
    expect(choice).toMatchObject({ clients: 3, faults: ['power-cut'] })
    expect(choice.operations).toBeGreaterThanOrEqual(100)
    expect(choice.operations).toBeLessThan(150)
    expect(violations).toEqual(BREACH)
  })

  it('gives back what failed where nothing smaller does, and stops', async () => {
    let attempts = 0
    const drawn = { clients: 2, faults: new Set(['crash'] as const) }
    const found = await shrink(FAILED, BREACH, drawn, async () => (attempts++, []), 4)
    expect(attempts).toBe(4)
    expect(found).toMatchObject({ choice: { ...FAILED, clients: 2, faults: ['crash'] }, runs: 4 })
  })

  it('of a broken node prints a command that breaks it again, with less', async () => {
    const failed: RunChoice = { operations: 600, clients: null, faults: null, plant: 'acknowledged-before-flush' }
    const first = await runSeed(runOptionsOf(1, failed))
    const invariant = 'acknowledged-is-durable'
    const broken = first.violations.filter((violation) => violation.invariant === invariant)
    expect(broken).not.toEqual([])
    const attempt = async (choice: RunChoice) => (await runSeed(runOptionsOf(1, choice))).violations
    const { choice } = await shrink(failed, broken, first.swarm, attempt, 12)
    expect(choice.operations).toBeLessThan(failed.operations)
    const again = parseCommandLine(repeatCommand(1, choice).split(' ').slice(2))
    const { violations } = await runSeed(runOptionsOf(1, again))
    expect(violations.map((violation) => violation.invariant)).toContain(invariant)
  })
})
