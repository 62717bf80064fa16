/** Operations of members of a group, for the history. Assignments are texts: `id of the topic/partition`. */

export interface MemberRef {
  readonly group: string
  /** Empty before the coordinator has given one. */
  readonly memberId: string
  readonly instanceId: string | null
}

/** One JoinGroup. */
export interface JoinOp extends MemberRef {
  readonly kind: 'join'
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  /** What it was told; -1 and empty where it was not. */
  generation: number
  toldId: string
  leader: string
  /** Whom a leader is to assign to. */
  members: readonly { readonly memberId: string; readonly instanceId: string | null }[]
}

/** One SyncGroup. */
export interface SyncOp extends MemberRef {
  readonly kind: 'sync'
  readonly generation: number
  /** By member id; null from those who do not lead. */
  readonly sent: ReadonlyMap<string, readonly string[]> | null
  received: readonly string[]
}

export interface HeartbeatOp extends MemberRef {
  readonly kind: 'heartbeat'
  readonly generation: number
}

/** One LeaveGroup, for one member. */
export interface LeaveOp extends MemberRef {
  readonly kind: 'leave'
}

/** In the end, when nothing is broken any more: new members share the partitions of their topics. */
export interface SettledOp {
  readonly kind: 'settled'
  readonly group: string
  readonly wanted: readonly string[]
  /** Partitions that nobody came to own, and what else went wrong. */
  missing: readonly string[]
}

export type GroupOp = JoinOp | SyncOp | HeartbeatOp | LeaveOp | SettledOp

/** What an answer carried, for the trace. */
export function groupAnswerOf(op: GroupOp): string {
  switch (op.kind) {
    case 'join':
      return `${op.group} ${op.memberId} ${op.generation} ${op.toldId} ${op.leader} ${op.members.length}`
    case 'sync':
      return `${op.group} ${op.memberId} ${op.generation} ${op.received.join(',')}`
    case 'heartbeat':
      return `${op.group} ${op.memberId} ${op.generation}`
    case 'leave':
      return `${op.group} ${op.memberId}`
    case 'settled':
      return `${op.group} ${op.missing.join(',')}`
  }
}
