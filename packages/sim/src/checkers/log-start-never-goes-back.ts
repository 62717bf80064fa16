/**
 * Records that were deleted do not come back, and no others go: the start of a partition is never below an acknowledged deletion, and
 * never above what was asked for. A start that was only seen may go back when the node dies before it has acknowledged it.
 */
import { type History, keyOf, nameOf, type Op } from '../history.ts'
import { type Checker, deletableBelow, deletionsOf, type Observation, setbacks } from './checker.ts'

export const logStartNeverGoesBack: Checker = {
  name: 'log-start-never-goes-back',
  check: (history) => [...lowered(history), ...tooHigh(history)],
}

function* lowered(history: History): Generator<string> {
  const deletions = history
    .of('delete-records')
    .filter(({ outcome }) => outcome === 'ok')
    .map((op): Observation => ({ op, at: op.at, value: op.lowWatermark, promises: true, keeps: true }))
  const seen = starts(history)
  const kept = seen.map((observation) => ({ ...observation, promises: false }))
  for (const { observation, promised } of setbacks([...deletions, ...kept])) yield textOf(observation, promised)
  // Between two deaths of the node, what was seen counts, too.
  for (const life of lives(history, seen)) {
    for (const { observation, promised } of setbacks(life)) yield textOf(observation, promised)
  }
}

function textOf({ at, value, op }: Observation, promised: number): string {
  return `${nameOf(at)} starts at ${value} for ${op.client}, after ${promised}`
}

function* tooHigh(history: History): Generator<string> {
  const deletions = deletionsOf(history)
  for (const { at, value, op } of starts(history)) {
    const most = deletableBelow(deletions.get(keyOf(at)), op.completed)
    if (value > most) yield `${nameOf(at)} starts at ${value} for ${op.client}, and nobody deleted beyond ${most}`
  }
}

function starts(history: History): Observation[] {
  const found: Observation[] = []
  const add = (op: Op & { kind: 'read' | 'offsets' }, value: number): void => {
    if (value >= 0) found.push({ op, at: op.at, value, promises: true, keeps: true })
  }
  for (const op of history.of('read')) if (op.outcome === 'ok') add(op, op.logStartOffset)
  for (const op of history.of('offsets')) if (op.outcome === 'ok' && op.asked === 'earliest') add(op, op.offset)
  return found
}

const DEATHS: ReadonlySet<string> = new Set(['crash', 'power-cut', 'failing-flush', 'full-disk'])

/** The observations that lie wholly between two deaths. */
function lives(history: History, observations: readonly Observation[]): Observation[][] {
  const deaths = history.of('fault').filter(({ fault }) => DEATHS.has(fault))
  const ends = [...deaths.map(({ invoked }) => invoked), Infinity]
  const begins = [-1, ...deaths.map(({ completed }) => completed)]
  return begins.map((begin, index) =>
    observations.filter(({ op }) => op.invoked > begin && op.completed < ends[index]!),
  )
}
