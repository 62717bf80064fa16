import type { JoinGroupResponse, SyncGroupResponse } from '@ottla/protocol'

/** A protocol that a member offers, with the bytes that its leader will see. Kept verbatim. */
export interface MemberProtocol {
  readonly name: string
  readonly metadata: Buffer
}

export type JoinReply = (response: JoinGroupResponse) => void
export type SyncReply = (response: SyncGroupResponse) => void

export const EMPTY_BYTES: Buffer = Buffer.alloc(0)

/** One member of a classic group. All of it is soft state: what must survive is in the group's metadata record. */
export class ClassicMember {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly clientId: string
  /** With the leading slash, `/1.2.3.4`. */
  readonly clientHost: string
  readonly protocolType: string
  rebalanceTimeoutMs: number
  sessionTimeoutMs: number
  /** In the member's order of preference. */
  protocols: readonly MemberProtocol[]
  /** Of the current generation; empty until the leader's sync is committed. */
  assignment: Buffer
  /** Has never been given a generation: it may expire while its join is parked. */
  isNew = false
  /** The parked JoinGroup; set by `ClassicGroup` alone, which counts them. */
  awaitingJoin: JoinReply | null = null
  /** The parked SyncGroup. */
  awaitingSync: SyncReply | null = null

  constructor(init: MemberInit) {
    this.memberId = init.memberId
    this.groupInstanceId = init.groupInstanceId
    this.clientId = init.clientId
    this.clientHost = init.clientHost
    this.protocolType = init.protocolType
    this.rebalanceTimeoutMs = init.rebalanceTimeoutMs
    this.sessionTimeoutMs = init.sessionTimeoutMs
    this.protocols = init.protocols
    this.assignment = init.assignment
  }

  get isStatic(): boolean {
    return this.groupInstanceId !== null
  }

  /** Metadata of the protocol, or null where the member does not offer it. */
  metadataOf(protocolName: string | null): Buffer | null {
    return this.protocols.find((protocol) => protocol.name === protocolName)?.metadata ?? null
  }

  /** Same protocols in the same order with the same bytes. */
  offers(protocols: readonly MemberProtocol[]): boolean {
    if (protocols.length !== this.protocols.length) return false
    return protocols.every((protocol, i) => {
      const own = this.protocols[i]!
      return own.name === protocol.name && own.metadata.equals(protocol.metadata)
    })
  }

  /** The first of its protocols that is a candidate. */
  vote(candidates: ReadonlySet<string>): string | null {
    return this.protocols.find((protocol) => candidates.has(protocol.name))?.name ?? null
  }

  /**
   * A member whose request is parked here cannot send heartbeats and is alive; only one that never had a generation
   * may expire nevertheless, because it may be the ghost of a client that gave up and came again.
   */
  get isExcusedFromHeartbeat(): boolean {
    return !this.isNew && (this.awaitingJoin !== null || this.awaitingSync !== null)
  }
}

export interface MemberInit {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly clientId: string
  readonly clientHost: string
  readonly protocolType: string
  readonly rebalanceTimeoutMs: number
  readonly sessionTimeoutMs: number
  readonly protocols: readonly MemberProtocol[]
  readonly assignment: Buffer
}
