/**
 * The command: runs seeds, each twice, and prints a line for each; the last line is `N passed, N failed`.
 *
 *     node packages/sim/src/main.ts                 two minutes of seeds, from 1 on
 *     node packages/sim/src/main.ts --seed 47       one seed, with what the node says, and what is wrong
 *     node packages/sim/src/main.ts --seeds 1..500 --report docs/simulation.md
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { PLANTS } from './planted.ts'
import { Figures } from './report.ts'
import { DEFAULT_OPERATIONS, runSeed, type SeedResult } from './run-seed.ts'

const USAGE = 'usage: main.ts [--seed N | --seeds A..B] [--minutes M] [--ops N] [--plant NAME] [--once] [--report FILE]'
const DEFAULT_MINUTES = 2
/** A range of seeds is run to its end. */
const NO_END = 1_000_000
/** Breaches that are printed of one seed. */
const SHOWN_VIOLATIONS = 10

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    minutes: { type: 'string' },
    ops: { type: 'string' },
    plant: { type: 'string' },
    once: { type: 'boolean' },
    report: { type: 'string' },
  },
})

function usage(problem: string): never {
  console.error(`${problem}\n${USAGE}`)
  process.exit(2)
}

function numberOf(name: string, text: string | undefined, fallback: number): number {
  const value = text === undefined ? fallback : Number(text)
  return Number.isFinite(value) && value >= 0 ? value : usage(`--${name} ${text ?? ''} is no number`)
}

function seedRange(): { readonly first: number; readonly last: number } {
  if (values.seed !== undefined) {
    const seed = numberOf('seed', values.seed, 1)
    return { first: seed, last: seed }
  }
  if (values.seeds === undefined) return { first: 1, last: Infinity }
  const [first, last] = values.seeds.split('..')
  return { first: numberOf('seeds', first, 1), last: numberOf('seeds', last, 1) }
}

const operations = numberOf('ops', values.ops, DEFAULT_OPERATIONS)
const plant = values.plant === undefined ? {} : (PLANTS[values.plant] ?? usage(`there is no plant ${values.plant}`))
const alone = values.seed !== undefined

let current = 0
process.on('unhandledRejection', (error) => {
  console.error(`seed ${current}: an error that nobody handles`, error)
  console.error(`  repeat: ${repeatCommand(current)}`)
  console.log('0 passed, 1 failed')
  process.exit(1)
})

function repeatCommand(seed: number): string {
  const planted = values.plant === undefined ? '' : ` --plant ${values.plant}`
  return `node_modules/.bin/node packages/sim/src/main.ts --seed ${seed} --ops ${operations}${planted}`
}

async function run(seed: number): Promise<SeedResult> {
  current = seed
  const onLine = (line: string): void => console.log(`    ${line}`)
  const first = await runSeed({ seed, operations, plant, ...(alone ? { onLine } : {}) })
  if (values.once === true) return first
  const second = await runSeed({ seed, operations, plant })
  if (first.hash === second.hash) return first
  const text = `${first.hash} at first, ${second.hash} the second time`
  return { ...first, violations: [...first.violations, { invariant: 'same-seed-same-trace', text }] }
}

function print(result: SeedResult): void {
  const { seed, hash, history, virtualMs, starts, swarm, violations } = result
  const verdict = violations.length === 0 ? 'passed' : 'FAILED'
  const seconds = (virtualMs / 1000).toFixed(1)
  const faults = [...swarm.faults].join(' ')
  console.log(
    `seed ${seed} ${verdict} ${hash} ${history.ops.length} operations ${seconds} s ${starts} starts: ${faults}`,
  )
  if (violations.length === 0) return
  for (const { invariant, text } of violations.slice(0, SHOWN_VIOLATIONS)) console.log(`  ${invariant}: ${text}`)
  if (violations.length > SHOWN_VIOLATIONS) console.log(`  and ${violations.length - SHOWN_VIOLATIONS} more`)
  console.log(`  repeat: ${repeatCommand(seed)}`)
}

const { first, last } = seedRange()
const minutes = numberOf('minutes', values.minutes, last === Infinity ? DEFAULT_MINUTES : NO_END)
const end = performance.now() + minutes * 60_000
const figures = new Figures()
for (let seed = first; seed <= last && (seed === first || performance.now() < end); seed++) {
  const result = await run(seed)
  figures.add(result)
  print(result)
}
if (values.report !== undefined) writeFileSync(values.report, figures.page(values.once === true ? 1 : 2))
console.log(`${figures.passed} passed, ${figures.failed} failed`)
process.exitCode = figures.failed === 0 ? 0 : 1
