import { describe, expect, it } from 'vitest'
import { parseCommandLine, type RunChoice, repeatCommand, runOptionsOf, UsageError } from './command-line.ts'

/** What a shell hands over of a printed command. */
function argumentsOf(command: string): string[] {
  return command.split(' ').slice(2)
}

describe('the command line', () => {
  it('of a repeated run means the same run', () => {
    const choices: readonly RunChoice[] = [
      { operations: 600, clients: null, faults: null, plant: null },
      { operations: 75, clients: 3, faults: ['crash', 'reset'], plant: 'lying-disk' },
      { operations: 10, clients: 1, faults: [], plant: null },
    ]
    for (const choice of choices) {
      const parsed = parseCommandLine(argumentsOf(repeatCommand(47, choice)))
      expect(parsed).toMatchObject({ ...choice, first: 47, last: 47, alone: true })
      expect(runOptionsOf(47, parsed)).toEqual(runOptionsOf(47, choice))
    }
  })

  it('runs a range to its end, and all others for two minutes', () => {
    expect(parseCommandLine(['--seeds', '5..9'])).toMatchObject({ first: 5, last: 9, minutes: Infinity })
    expect(parseCommandLine([])).toMatchObject({ first: 1, last: Infinity, minutes: 2, jobs: 1, shrink: true })
    expect(parseCommandLine(['--seeds', '5..9', '--minutes', '1']).minutes).toBe(1)
  })

  it('refuses what it does not know', () => {
    for (const args of [['--seed', 'x'], ['--faults', 'flood'], ['--plant', 'none'], ['--unknown'], ['--jobs', '-1']]) {
      expect(() => parseCommandLine(args)).toThrow(UsageError)
    }
  })
})
