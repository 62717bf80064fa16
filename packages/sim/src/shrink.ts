/**
 * Looks for a smaller run of a seed that failed: fewer operations, fewer faults, fewer clients, as long as the same invariant is broken. What
 * is left out changes all that follows, so that a smaller run may fail for other reasons; the invariant is what has to stay.
 */
import type { Violation } from './checkers/index.ts'
import type { RunChoice } from './command-line.ts'
import type { Fault } from './swarm.ts'

/** Breaches of a run with this choice. */
export type Attempt = (choice: RunChoice) => Promise<readonly Violation[]>

export interface SmallestRun {
  readonly choice: RunChoice
  readonly violations: readonly Violation[]
  /** Runs that it took. */
  readonly runs: number
}

/** What is drawn for a seed where the choice leaves it open. */
export interface Drawn {
  readonly clients: number
  readonly faults: ReadonlySet<Fault>
}

const MOST_RUNS = 40
const LEAST_OPERATIONS = 10

/** The smallest run that was found within `mostRuns`; at worst the one that failed. */
export async function shrink(
  failed: RunChoice,
  violations: readonly Violation[],
  drawn: Drawn,
  attempt: Attempt,
  mostRuns: number = MOST_RUNS,
): Promise<SmallestRun> {
  const invariants = new Set(violations.map(({ invariant }) => invariant))
  let smallest = { ...failed, clients: failed.clients ?? drawn.clients, faults: failed.faults ?? [...drawn.faults] }
  let found = violations
  let runs = 0
  /** Whether it fails, too; it is the smallest then. */
  const accepts = async (change: Partial<typeof smallest>): Promise<boolean> => {
    if (runs === mostRuns) return false
    runs++
    const choice = { ...smallest, ...change }
    const breaches = (await attempt(choice)).filter(({ invariant }) => invariants.has(invariant))
    if (breaches.length === 0) return false
    smallest = choice
    found = breaches
    return true
  }
  const fewerOperations = async (): Promise<void> => {
    for (const part of [1 / 2, 3 / 4, 7 / 8]) {
      while (await accepts({ operations: Math.max(LEAST_OPERATIONS, Math.floor(smallest.operations * part)) })) {
        if (smallest.operations === LEAST_OPERATIONS) return
      }
    }
  }
  await fewerOperations()
  for (const fault of smallest.faults) await accepts({ faults: smallest.faults.filter((kept) => kept !== fault) })
  while (smallest.clients > 1 && (await accepts({ clients: Math.ceil(smallest.clients / 2) })));
  while (smallest.clients > 1 && (await accepts({ clients: smallest.clients - 1 })));
  await fewerOperations()
  return { choice: smallest, violations: found, runs }
}
