/**
 * A member that was in a generation, was heard in time ever since and did nothing to leave it is not sent away: the group can
 * have gone on without it only when its session or a rebalance ran out.
 */
import type { HeartbeatOp, JoinOp, SyncOp } from '../group-ops.ts'
import type { CommitOp, History, Op } from '../history.ts'
import { type Checker, groupBy } from './checker.ts'
import { heardHeartbeats } from './heartbeats.ts'

const FENCED: ReadonlySet<string | null> = new Set(['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'])

type InGeneration = Op<HeartbeatOp | SyncOp | CommitOp>

export const fencingIsDeserved: Checker = {
  name: 'fencing-is-deserved',
  check(history) {
    const ops = [...heardHeartbeats(history), ...history.of('sync'), ...history.of('commit')]
    const found: string[] = []
    for (const members of groupBy(ops, (op) => `${op.group} ${op.memberId} ${op.generation}`).values()) {
      for (const op of members) {
        if (op.generation < 0 || !FENCED.has(op.error)) continue
        const heard = lastHeard(members, op)
        if (heard === null || isDeserved(history, heard, op)) continue
        const silentMs = (op.completedMs - heard.invokedMs).toFixed(0)
        found.push(`${op.memberId} of ${op.group} is told ${op.error}, ${silentMs} ms after it was welcome`)
      }
    }
    return found
  },
}

/** When the group was last certain to be at rest in this generation, with this member in it. */
function lastHeard(members: readonly InGeneration[], refused: InGeneration): InGeneration | null {
  const heard = members.filter(
    ({ kind, outcome, completed }) => kind === 'heartbeat' && outcome === 'ok' && completed < refused.invoked,
  )
  return heard.reduce<InGeneration | null>((last, op) => (last !== null && last.invoked > op.invoked ? last : op), null)
}

function isDeserved(history: History, heard: InGeneration, refused: InGeneration): boolean {
  const { group, memberId } = refused
  const joins = history.of('join').filter((op) => op.group === group)
  const own = joins.find(({ outcome, toldId }) => outcome === 'ok' && toldId === memberId)
  if (own === undefined) return true
  const limitMs = Math.min(own.sessionTimeoutMs, own.rebalanceTimeoutMs)
  if (refused.completedMs - heard.invokedMs >= limitMs) return true
  const isSame = (op: { readonly memberId: string; readonly instanceId: string | null }): boolean =>
    op.memberId === memberId || (own.instanceId !== null && op.instanceId === own.instanceId)
  // It joined anew, or another process did under its name.
  const mayHaveJoined = (op: Op<JoinOp>): boolean =>
    isSame(op) && op.invoked < refused.completed && (op.outcome === 'unknown' || op.completed > heard.invoked)
  const left = history.of('leave').some((op) => op.group === group && isSame(op) && op.invoked < refused.completed)
  return left || joins.some(mayHaveJoined)
}
