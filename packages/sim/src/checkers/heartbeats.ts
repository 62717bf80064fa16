/**
 * Heartbeats that a group has answered. A coordinator that is still loading says to everybody that all is well, as Kafka's does: such an
 * answer counts only when something else was answered since the node was last disturbed.
 */
import type { HeartbeatOp } from '../group-ops.ts'
import type { History, Op } from '../history.ts'
import { groupBy, interruptions } from './checker.ts'

/** What only a group that is loaded says. */
const OF_A_GROUP: ReadonlySet<string | null> = new Set([
  null,
  'MEMBER_ID_REQUIRED',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'FENCED_INSTANCE_ID',
  'REBALANCE_IN_PROGRESS',
])

export function heardHeartbeats(history: History): Op<HeartbeatOp>[] {
  const faults = interruptions(history)
  const signs = groupBy([...history.of('join'), ...history.of('sync')], ({ group }) => group)
  return history.of('heartbeat').filter((op) => {
    if (op.error !== null) return true
    const disturbed = Math.max(
      -1,
      ...faults.filter(({ invoked }) => invoked < op.completed).map((fault) => fault.completed),
    )
    const group = signs.get(op.group) ?? []
    return group.some(
      ({ outcome, error, invoked, completed }) =>
        outcome !== 'unknown' && OF_A_GROUP.has(error) && invoked > disturbed && completed < op.invoked,
    )
  })
}
