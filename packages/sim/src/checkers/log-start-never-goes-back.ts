/**
 * Records that were deleted do not come back, and no others go: the start of a partition is never below an acknowledged deletion, and
 * never above what was asked for. A start that was only seen may go back when the node dies before it has acknowledged it.
 */
import { type History, keyOf, nameOf, type Op } from '../history.ts'
import { certain } from '../names.ts'
import {
  type Checker,
  deaths,
  deletableBelow,
  deletionsOf,
  expiringSince,
  livesBetween,
  type Observation,
  placeOf,
  setbacks,
} from './checker.ts'

export const logStartNeverGoesBack: Checker = {
  name: 'log-start-never-goes-back',
  check: (history) => [...lowered(history), ...tooHigh(history)],
}

function* lowered(history: History): Generator<string> {
  const deletions = certain(history, 'delete-records')
    .filter(({ outcome }) => outcome === 'ok')
    .map((op): Observation => ({ op, at: op.at, value: op.lowWatermark, promises: true, keeps: true }))
  const seen = starts(history)
  const kept = seen.map((observation) => ({ ...observation, promises: false }))
  for (const { observation, promised } of setbacks([...deletions, ...kept], placeOf))
    yield textOf(observation, promised)
  // Between two deaths of the node, what was seen counts, too.
  for (const life of livesBetween(deaths(history), seen)) {
    for (const { observation, promised } of setbacks(life, placeOf)) yield textOf(observation, promised)
  }
}

function textOf({ at, value, op }: Observation, promised: number): string {
  return `${nameOf(at)} starts at ${value} for ${op.client}, after ${promised}`
}

function* tooHigh(history: History): Generator<string> {
  const deletions = deletionsOf(history)
  const expiring = expiringSince(history)
  for (const { at, value, op } of starts(history)) {
    if (expiring.has(at.topic)) continue
    const most = deletableBelow(deletions.get(keyOf(at)), op.completed)
    if (value > most) yield `${nameOf(at)} starts at ${value} for ${op.client}, and nobody deleted beyond ${most}`
  }
}

function starts(history: History): Observation[] {
  const found: Observation[] = []
  const add = (op: Op & { kind: 'read' | 'offsets' }, value: number): void => {
    if (value >= 0) found.push({ op, at: op.at, value, promises: true, keeps: true })
  }
  for (const op of certain(history, 'read')) if (op.outcome === 'ok') add(op, op.logStartOffset)
  for (const op of certain(history, 'offsets')) if (op.outcome === 'ok' && op.asked === 'earliest') add(op, op.offset)
  return found
}
