/**
 * A group's generation never goes back, and nobody is heard under one that is over. A generation that got its assignment is remembered
 * for ever; one that did not may be given out again when the node has died.
 */
import type { GroupOp } from '../group-ops.ts'
import type { CommitOp, History, Op } from '../history.ts'
import { type Checker, interruptions, livesBetween, type Observed, setbacks } from './checker.ts'
import { heardHeartbeats } from './heartbeats.ts'

export const generationsRise: Checker = {
  name: 'generations-rise',
  check(history) {
    const seen = observations(history)
    const lasting = seen.map((each) => ({ ...each, promises: each.promises && each.op.kind === 'sync' }))
    const found = [...setbacks(lasting, groupOf)]
    for (const life of livesBetween(interruptions(history), seen)) found.push(...setbacks(life, groupOf))
    const texts = found.map(({ observation, promised }) => {
      const { op, value } = observation
      return `${groupOf(observation)}: a ${op.kind} of ${op.client} is taken in generation ${value}, after ${promised}`
    })
    return [...new Set(texts)]
  },
}

type Told = Op<Extract<GroupOp, { readonly generation: number }> | CommitOp>

function groupOf({ op }: Observed): string {
  return (op as Told).group
}

/** Everything that was taken in a generation; joins and syncs are told it. */
function observations(history: History): Observed[] {
  const ops: Told[] = [
    ...history.of('join'),
    ...history.of('sync'),
    ...heardHeartbeats(history),
    ...history.of('commit'),
  ]
  return ops
    .filter(({ kind, outcome, error, generation }) => {
      const isHeard = kind === 'heartbeat' && error === 'REBALANCE_IN_PROGRESS'
      return generation >= 0 && (outcome === 'ok' || isHeard)
    })
    .map((op): Observed => {
      const promises = op.kind === 'join' || op.kind === 'sync'
      return { op, value: op.generation, promises, keeps: true }
    })
}
