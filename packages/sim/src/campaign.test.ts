import { describe, expect, it } from 'vitest'
import { campaign } from './campaign.ts'
import { parseCommandLine } from './command-line.ts'
import { Figures } from './report.ts'
import type { SeedOutcome } from './seed-outcome.ts'

async function run(...args: string[]): Promise<SeedOutcome[]> {
  const outcomes: SeedOutcome[] = []
  await campaign(parseCommandLine(args), args, (outcome) => void outcomes.push(outcome))
  return outcomes.sort((a, b) => a.seed - b.seed)
}

describe('a campaign', () => {
  it('does the same in several processes as in one', async () => {
    const args = ['--seeds', '1..3', '--ops', '60', '--once']
    const here = await run(...args)
    expect(here.map(({ seed, violations }) => [seed, violations.length])).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ])
    expect(await run(...args, '--jobs', '2')).toEqual(here)
  })

  it('says how a seed that fails is repeated, and in which smaller run', async () => {
    const args = ['--seed', '1', '--ops', '300', '--plant', 'acknowledged-before-flush', '--once']
    const [outcome] = await run(...args, '--jobs', '2')
    expect(outcome!.violations).not.toEqual([])
    expect(outcome!.lines.join('\n')).toMatch(
      /repeat: .* --seed 1 --ops 300 --plant .*\n {2}smaller: .* --seed 1 --ops /,
    )
    const figures = new Figures()
    figures.add(outcome!)
    expect([figures.passed, figures.failed]).toEqual([0, 1])
  })
})
