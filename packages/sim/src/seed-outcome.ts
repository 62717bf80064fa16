/** What is kept of a seed that was run: its figures and what is said of it, without its history. It goes from process to process. */
import type { Violation } from './checkers/index.ts'
import { type CommandLine, type RunChoice, repeatCommand, runOptionsOf } from './command-line.ts'
import { runSeed, type SeedResult } from './run-seed.ts'
import { shrink } from './shrink.ts'

export interface SeedOutcome {
  readonly seed: number
  readonly violations: readonly Violation[]
  readonly virtualMs: number
  readonly starts: number
  readonly traceEvents: number
  /** How often what happened: `fault crash`, `produce ok`. */
  readonly counts: readonly (readonly [string, number])[]
  /** To be printed. */
  readonly lines: readonly string[]
}

/** Breaches that are printed of one seed. */
const SHOWN_VIOLATIONS = 10

/** Runs a seed as the command says, twice unless told otherwise, and looks for a smaller run if it fails. */
export async function outcomeOf(
  seed: number,
  command: CommandLine,
  onLine?: (line: string) => void,
): Promise<SeedOutcome> {
  const { result, violations } = await runTwice(seed, command, command.once, onLine)
  const { virtualMs, starts, traceEvents } = result
  const lines = [headline(result, violations), ...breaches(violations)]
  if (violations.length > 0) {
    lines.push(`  repeat: ${repeatCommand(seed, command)}`)
    if (command.shrink) lines.push(...(await smaller(seed, command, violations, result)))
  }
  return { seed, violations, virtualMs, starts, traceEvents, counts: [...countsOf(result)], lines }
}

async function runTwice(
  seed: number,
  choice: RunChoice,
  once: boolean,
  onLine?: (line: string) => void,
): Promise<{ readonly result: SeedResult; readonly violations: readonly Violation[] }> {
  const options = runOptionsOf(seed, choice)
  const result = await runSeed({ ...options, ...(onLine === undefined ? {} : { onLine }) })
  if (once) return { result, violations: result.violations }
  const second = await runSeed(options)
  if (result.hash === second.hash) return { result, violations: result.violations }
  const text = `${result.hash} at first, ${second.hash} the second time`
  return { result, violations: [...result.violations, { invariant: 'same-seed-same-trace', text }] }
}

async function smaller(
  seed: number,
  command: CommandLine,
  violations: readonly Violation[],
  { swarm }: SeedResult,
): Promise<string[]> {
  const once = violations.every(({ invariant }) => invariant !== 'same-seed-same-trace')
  const attempt = async (choice: RunChoice): Promise<readonly Violation[]> =>
    (await runTwice(seed, choice, once)).violations
  const { choice, violations: left, runs } = await shrink(command, violations, swarm, attempt)
  const [first] = left
  return [
    `  smaller: ${repeatCommand(seed, choice)}`,
    `    ${first!.invariant}: ${first!.text} (found in ${runs} runs)`,
  ]
}

function headline(
  { seed, hash, history, virtualMs, starts, swarm }: SeedResult,
  violations: readonly Violation[],
): string {
  const verdict = violations.length === 0 ? 'passed' : 'FAILED'
  const seconds = (virtualMs / 1000).toFixed(1)
  const faults = [...swarm.faults].join(' ')
  return `seed ${seed} ${verdict} ${hash} ${history.ops.length} operations ${seconds} s ${starts} starts: ${faults}`
}

function breaches(violations: readonly Violation[]): string[] {
  const lines = violations.slice(0, SHOWN_VIOLATIONS).map(({ invariant, text }) => `  ${invariant}: ${text}`)
  if (violations.length > SHOWN_VIOLATIONS) lines.push(`  and ${violations.length - SHOWN_VIOLATIONS} more`)
  return lines
}

function countsOf({ history }: SeedResult): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (key: string, count: number): void => void counts.set(key, (counts.get(key) ?? 0) + count)
  for (const op of history.ops) {
    add(op.kind === 'fault' ? `fault ${op.fault}` : `${op.kind} ${op.outcome}`, 1)
    if (op.kind === 'produce' && op.outcome === 'ok') add('records', op.records.length)
    if (op.kind === 'produce' && op.attempts > 1) add('repeated', 1)
  }
  return counts
}
