/**
 * The live form of a classic group: its members, who leads, what is parked. All of it is soft; what survives is the
 * group's metadata record, written when a generation gets its assignment and when the group becomes empty.
 *
 *   Empty ──join──▶ PreparingRebalance ──`nextGeneration`──▶ CompletingRebalance ──leader's sync committed──▶ Stable
 *     ▲                 │        ▲                                  │                                           │
 *     └─ no member left ┘        └──────── a member joins, leaves, expires, or forces a new round ──────────────┘
 *
 * | state | what may be trusted |
 * | --- | --- |
 * | Empty | no members; generation and protocol type are those of the last one |
 * | PreparingRebalance | members may be missing or not have rejoined; generation and assignments are the previous ones |
 * | CompletingRebalance | members, leader, protocol and generation are settled; assignments are the previous ones or empty |
 * | Stable | everything, assignments included, and the record that says so is committed |
 */
import { assert } from '@ottla/base'
import {
  createJoinGroupResponse,
  createJoinGroupResponseMember,
  createSyncGroupResponse,
  ErrorCode,
  type JoinGroupResponse,
  type SyncGroupResponse,
} from '@ottla/protocol'
import { ClassicMember, EMPTY_BYTES, type JoinReply, type MemberProtocol } from './member.ts'
import { selectProtocol } from './protocol-vote.ts'
import { CONSUMER_PROTOCOL_TYPE, subscribedTopics } from './subscription.ts'

export type ClassicState = 'Empty' | 'PreparingRebalance' | 'CompletingRebalance' | 'Stable'

const PREVIOUS: Record<ClassicState, readonly ClassicState[]> = {
  Empty: ['PreparingRebalance'],
  PreparingRebalance: ['Empty', 'CompletingRebalance', 'Stable'],
  CompletingRebalance: ['PreparingRebalance'],
  Stable: ['CompletingRebalance'],
}

export interface ClassicGroupInit {
  readonly groupId: string
  readonly generation: number
  /** null until the first member of a group brings one. */
  readonly protocolType: string | null
  readonly protocolName: string | null
  readonly leaderId: string | null
  /** Wall clock; -1 where a record of an old version has none. */
  readonly stateTimestamp: number
  readonly members: readonly ClassicMember[]
}

export class ClassicGroup {
  readonly groupId: string
  /** Only grows. */
  generation: number
  protocolType: string | null
  /** Of the current generation; null while there is none. */
  protocolName: string | null
  leaderId: string | null
  /** When the state was entered, wall clock. Starts the retention of offsets once the group is Empty. */
  stateTimestamp: number
  /** During the first rebalance of an Empty group: somebody came since the delay was last looked at. */
  newMemberAdded = false
  /** Ids that were handed out with MEMBER_ID_REQUIRED and have not come back yet. A rebalance waits for them. */
  readonly pendingJoin: Set<string> = new Set()
  /** Members that have their generation and have not asked for its assignment yet. */
  readonly pendingSync: Set<string> = new Set()

  #state: ClassicState
  #previousState: ClassicState | null = null
  #subscribedTopics: ReadonlySet<string> | null = null
  #awaitingJoin = 0
  readonly #members = new Map<string, ClassicMember>()
  /** How many members offer a protocol; one that a member repeats counts once. */
  readonly #supporters = new Map<string, number>()
  /** Member id by instance id. */
  readonly #static = new Map<string, string>()

  constructor(init: ClassicGroupInit) {
    this.groupId = init.groupId
    this.generation = init.generation
    this.protocolType = init.protocolType
    this.protocolName = init.protocolName
    this.leaderId = init.leaderId
    this.stateTimestamp = init.stateTimestamp
    this.#state = init.members.length === 0 ? 'Empty' : 'Stable'
    for (const member of init.members) this.add(member, null)
    this.#subscribedTopics = this.#computeSubscribedTopics()
  }

  get state(): ClassicState {
    return this.#state
  }

  /** null until the first transition: a group that was loaded has no past. */
  get previousState(): ClassicState | null {
    return this.#previousState
  }

  get size(): number {
    return this.#members.size
  }

  get awaitingJoinCount(): number {
    return this.#awaitingJoin
  }

  get members(): MapIterator<ClassicMember> {
    return this.#members.values()
  }

  get staticCount(): number {
    return this.#static.size
  }

  member(memberId: string): ClassicMember | undefined {
    return this.#members.get(memberId)
  }

  staticMemberId(instanceId: string): string | undefined {
    return this.#static.get(instanceId)
  }

  isLeader(memberId: string): boolean {
    return this.leaderId === memberId
  }

  /** A group that holds offsets and never had members. */
  get isSimple(): boolean {
    return this.protocolType === null && this.size === 0 && this.pendingJoin.size === 0
  }

  get usesConsumerProtocol(): boolean {
    return this.protocolType === CONSUMER_PROTOCOL_TYPE
  }

  get canRebalance(): boolean {
    return PREVIOUS.PreparingRebalance.includes(this.#state)
  }

  /** Of all members; a rebalance ends after it at the latest. */
  get rebalanceTimeoutMs(): number {
    let max = 0
    for (const member of this.members) max = Math.max(max, member.rebalanceTimeoutMs)
    return max
  }

  /** Everybody who is known, ids that were only handed out included, waits for the next generation. */
  get hasAllJoined(): boolean {
    return this.#awaitingJoin === this.size && this.pendingJoin.size === 0
  }

  /** Consumers subscribe to it, or might: what cannot be read counts as a subscription to everything. */
  isSubscribedTo(topic: string): boolean {
    return this.#subscribedTopics === null ? this.usesConsumerProtocol : this.#subscribedTopics.has(topic)
  }

  /** Whether subscriptions are known. */
  get knowsSubscriptions(): boolean {
    return this.#subscribedTopics !== null
  }

  transitionTo(state: ClassicState, now: number): void {
    assert(PREVIOUS[state].includes(this.#state), 'a classic group takes no such transition')
    this.#previousState = this.#state
    this.#state = state
    this.stateTimestamp = now
  }

  /** An Empty group takes any type with protocols; later members must share the type and one common protocol. */
  supportsProtocols(protocolType: string, protocols: readonly MemberProtocol[]): boolean {
    if (this.#state === 'Empty') return protocolType !== '' && protocols.length > 0
    if (this.protocolType !== protocolType) return false
    return protocols.some((protocol) => (this.#supporters.get(protocol.name) ?? 0) === this.size)
  }

  add(member: ClassicMember, reply: JoinReply | null): void {
    assert(!this.#members.has(member.memberId), 'a member is added once')
    if (member.groupInstanceId !== null) this.#static.set(member.groupInstanceId, member.memberId)
    if (this.size === 0) this.protocolType = member.protocolType
    this.leaderId ??= member.memberId
    this.#members.set(member.memberId, member)
    this.#countProtocols(member, 1)
    this.#park(member, reply)
    this.pendingJoin.delete(member.memberId)
  }

  /** Forgets a member or a pending id; nothing happens where there is none. Its parked requests must be answered. */
  remove(memberId: string): void {
    const member = this.#members.get(memberId)
    if (member !== undefined) {
      this.#members.delete(memberId)
      this.#countProtocols(member, -1)
      if (member.awaitingJoin !== null) this.#awaitingJoin--
      if (member.groupInstanceId !== null && this.#static.get(member.groupInstanceId) === memberId) {
        this.#static.delete(member.groupInstanceId)
      }
    }
    if (this.isLeader(memberId)) this.leaderId = this.#members.keys().next().value ?? null
    this.pendingJoin.delete(memberId)
    this.pendingSync.delete(memberId)
  }

  update(
    member: ClassicMember,
    protocols: readonly MemberProtocol[],
    rebalanceTimeoutMs: number,
    sessionTimeoutMs: number,
    reply: JoinReply | null,
  ): void {
    this.#countProtocols(member, -1)
    member.protocols = protocols
    this.#countProtocols(member, 1)
    member.rebalanceTimeoutMs = rebalanceTimeoutMs
    member.sessionTimeoutMs = sessionTimeoutMs
    // A client that sends a second JoinGroup has given up on the first one, which must not stay open for ever.
    if (reply !== null) this.answerJoin(member, joinError(ErrorCode.REBALANCE_IN_PROGRESS, member.memberId))
    this.#park(member, reply)
  }

  /**
   * A static member is back under a new id. What is still parked under the old one comes from a process that should be
   * gone, and is fenced.
   */
  replaceStatic(instanceId: string, oldMemberId: string, newMemberId: string): ClassicMember {
    const old = this.#members.get(oldMemberId)
    assert(old !== undefined, 'a static member that is replaced is known')
    this.answerJoin(old, { ...joinError(ErrorCode.FENCED_INSTANCE_ID, oldMemberId), protocolName: null })
    this.answerSync(old, syncError(ErrorCode.FENCED_INSTANCE_ID))
    this.#members.delete(oldMemberId)
    const member = new ClassicMember({ ...memberInit(old), memberId: newMemberId })
    this.#members.set(newMemberId, member)
    if (this.pendingSync.delete(oldMemberId)) this.pendingSync.add(newMemberId)
    if (this.isLeader(oldMemberId)) this.leaderId = newMemberId
    this.#static.set(instanceId, newMemberId)
    return member
  }

  /** False where nobody has rejoined. */
  electLeader(): boolean {
    if (this.leaderId === null) return false
    const leader = this.#members.get(this.leaderId)
    if (leader?.awaitingJoin != null) return true
    for (const member of this.members) {
      if (member.awaitingJoin !== null) {
        this.leaderId = member.memberId
        return true
      }
    }
    return false
  }

  /** The protocol that the next generation would use. */
  selectProtocol(): string | null {
    return selectProtocol([...this.members])
  }

  nextGeneration(now: number): void {
    this.generation++
    this.protocolName = this.size === 0 ? null : this.selectProtocol()
    this.#subscribedTopics = this.#computeSubscribedTopics()
    this.transitionTo(this.size === 0 ? 'Empty' : 'CompletingRebalance', now)
    this.pendingSync.clear()
  }

  /** The error code that a request of this member gets, or NONE. */
  validateMember(memberId: string, instanceId: string | null): number {
    if (instanceId !== null) {
      const current = this.#static.get(instanceId)
      if (current === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
      if (current !== memberId) return ErrorCode.FENCED_INSTANCE_ID
    }
    return this.#members.has(memberId) ? ErrorCode.NONE : ErrorCode.UNKNOWN_MEMBER_ID
  }

  /** Answers the parked JoinGroup, if there is one. */
  answerJoin(member: ClassicMember, response: JoinGroupResponse): boolean {
    const reply = member.awaitingJoin
    if (reply === null) return false
    member.awaitingJoin = null
    this.#awaitingJoin--
    reply(response)
    return true
  }

  /** Answers the parked SyncGroup, if there is one. */
  answerSync(member: ClassicMember, response: SyncGroupResponse): boolean {
    const reply = member.awaitingSync
    if (reply === null) return false
    member.awaitingSync = null
    reply(response)
    return true
  }

  /** Of the current generation, as this member sees it: only the leader gets to know the others. */
  joinResponseFor(member: ClassicMember): JoinGroupResponse {
    return createJoinGroupResponse({
      errorCode: ErrorCode.NONE,
      generationId: this.generation,
      protocolType: this.protocolType,
      protocolName: this.protocolName,
      leader: this.leaderId ?? '',
      skipAssignment: false,
      memberId: member.memberId,
      members: this.isLeader(member.memberId) ? this.#joinedMembers() : [],
    })
  }

  syncResponseFor(member: ClassicMember): SyncGroupResponse {
    return createSyncGroupResponse({
      errorCode: ErrorCode.NONE,
      protocolType: this.protocolType,
      protocolName: this.protocolName,
      assignment: member.assignment,
    })
  }

  #joinedMembers(): JoinGroupResponse['members'] {
    return [...this.members].map((member) =>
      createJoinGroupResponseMember({
        memberId: member.memberId,
        groupInstanceId: member.groupInstanceId,
        metadata: member.metadataOf(this.protocolName) ?? EMPTY_BYTES,
      }),
    )
  }

  #countProtocols(member: ClassicMember, by: 1 | -1): void {
    for (const name of new Set(member.protocols.map((protocol) => protocol.name))) {
      const count = (this.#supporters.get(name) ?? 0) + by
      if (count === 0) this.#supporters.delete(name)
      else this.#supporters.set(name, count)
    }
  }

  #park(member: ClassicMember, reply: JoinReply | null): void {
    if (member.awaitingJoin === null && reply !== null) this.#awaitingJoin++
    if (member.awaitingJoin !== null && reply === null) this.#awaitingJoin--
    member.awaitingJoin = reply
  }

  #computeSubscribedTopics(): ReadonlySet<string> | null {
    if (!this.usesConsumerProtocol) return null
    const topics = new Set<string>()
    for (const member of this.members) {
      const metadata = member.metadataOf(this.protocolName)
      const subscribed = metadata === null ? null : subscribedTopics(metadata)
      if (subscribed === null) return null
      for (const topic of subscribed) topics.add(topic)
    }
    return topics
  }
}

/** A failed JoinGroup: without a generation, a protocol and a leader. */
export function joinError(errorCode: number, memberId: string): JoinGroupResponse {
  return createJoinGroupResponse({ errorCode, memberId })
}

export function syncError(errorCode: number): SyncGroupResponse {
  return createSyncGroupResponse({ errorCode, assignment: EMPTY_BYTES })
}

function memberInit(member: ClassicMember): ConstructorParameters<typeof ClassicMember>[0] {
  return {
    memberId: member.memberId,
    groupInstanceId: member.groupInstanceId,
    clientId: member.clientId,
    clientHost: member.clientHost,
    protocolType: member.protocolType,
    rebalanceTimeoutMs: member.rebalanceTimeoutMs,
    sessionTimeoutMs: member.sessionTimeoutMs,
    protocols: member.protocols,
    assignment: member.assignment,
  }
}
