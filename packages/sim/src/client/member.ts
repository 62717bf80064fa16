/**
 * A member of a group in the classic protocol, one request at a time: it joins, syncs, assigns where it leads, sends heartbeats and
 * commits for what it owns. It may go without a word, and what it was may then speak up again.
 */
import {
  createHeartbeatRequest,
  createJoinGroupRequest,
  createJoinGroupRequestProtocol,
  createLeaveGroupRequest,
  createLeaveGroupRequestMemberIdentity,
  createSyncGroupRequest,
  createSyncGroupRequestAssignment,
  ErrorCode,
  errorInfo,
  HeartbeatRequestType,
  HeartbeatResponseType,
  JoinGroupRequestType,
  type JoinGroupResponse,
  JoinGroupResponseType,
  LeaveGroupRequestType,
  LeaveGroupResponseType,
  SyncGroupRequestType,
  SyncGroupResponseType,
} from '@ottla/protocol'
import type { HeartbeatOp, JoinOp, LeaveOp, MemberRef, SyncOp } from '../group-ops.ts'
import { type History, keyOf, type Op, type PartitionRef } from '../history.ts'
import { assign, decodeAssignment, encodeAssignment, subscriptionOf } from './assignment.ts'
import { type Client, networkErrorName } from './client.ts'
import { OffsetsClient } from './offsets.ts'

export interface MemberSettings {
  readonly group: string
  /** Of a static member. */
  readonly instanceId: string | null
  readonly topics: readonly string[]
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
}

/** What a leader shares out. */
export type Assignable = () => readonly PartitionRef[]

const FIRST_WITH_INSTANCE = { join: 5, sync: 3, heartbeat: 3, leave: 3 }
/** Before it there is one timeout for everything. */
const FIRST_JOIN_WITH_REBALANCE_TIMEOUT = 1
const FIRST_LEAVE_WITH_MEMBERS = 3

/** Errors after which nothing has happened and nothing will. */
const REFUSALS: ReadonlySet<number> = new Set([
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.MEMBER_ID_REQUIRED,
  ErrorCode.UNKNOWN_MEMBER_ID,
  ErrorCode.ILLEGAL_GENERATION,
  ErrorCode.FENCED_INSTANCE_ID,
  ErrorCode.REBALANCE_IN_PROGRESS,
  ErrorCode.INCONSISTENT_GROUP_PROTOCOL,
])

const REJOIN: ReadonlySet<string> = new Set([
  'ILLEGAL_GENERATION',
  'REBALANCE_IN_PROGRESS',
  'INCONSISTENT_GROUP_PROTOCOL',
])

interface Identity {
  readonly memberId: string
  readonly generation: number
}

export class Member {
  readonly settings: MemberSettings
  /** What it believes to own; empty while it does not belong to a generation. */
  owned: readonly PartitionRef[] = []
  readonly #client: Client
  readonly #history: History
  readonly #offsets: OffsetsClient
  readonly #assignable: Assignable
  #state: 'out' | 'joined' | 'in' = 'out'
  #memberId = ''
  #generation = -1
  /** Whom it has to assign to; null where it follows. */
  #led: JoinOp['members'] | null = null
  #former: Identity | null = null
  readonly #positions = new Map<string, number>()

  constructor(client: Client, history: History, settings: MemberSettings, assignable: Assignable) {
    this.#client = client
    this.#history = history
    this.settings = settings
    this.#assignable = assignable
    this.#offsets = new OffsetsClient(client, history)
  }

  /** -1 while it belongs to none. */
  get generation(): number {
    return this.#state === 'in' ? this.#generation : -1
  }

  /** The next request that brings it into the group or keeps it there. */
  async step(): Promise<void> {
    await this.#offsets.findCoordinator(this.settings.group)
    if (this.#state === 'out') await this.#join()
    else if (this.#state === 'joined') await this.#sync()
    else await this.#heartbeat({ memberId: this.#memberId, generation: this.#generation })
  }

  /** Commits on behalf of what it owns, from where the group stands. False where it owns nothing. */
  async commit(): Promise<boolean> {
    const { group, instanceId } = this.settings
    if (this.#state !== 'in' || this.owned.length === 0) return false
    const at = this.#client.random.pick(this.owned)
    let position = this.#positions.get(keyOf(at))
    if (position === undefined) {
      const { outcome, offset } = await this.#offsets.committed(at, group)
      if (outcome !== 'ok') return true
      position = Math.max(0, offset)
    } else {
      position += 1 + this.#client.random.below(10)
      const member = { generation: this.#generation, memberId: this.#memberId, instanceId }
      const { error } = await this.#offsets.commit(at, group, position, member)
      this.#onError(error)
    }
    this.#positions.set(keyOf(at), position)
    return true
  }

  /** A leader that knows of new partitions, or a member that has changed its mind. */
  rejoin(): void {
    this.#becomeOut()
  }

  async leave(): Promise<void> {
    const { group, instanceId } = this.settings
    if (this.#memberId === '') return
    const body: LeaveOp = { kind: 'leave', group, memberId: this.#memberId, instanceId }
    const op = this.#history.begin(this.#client.name, body)
    const identity = createLeaveGroupRequestMemberIdentity({ memberId: this.#memberId, groupInstanceId: instanceId })
    await this.#exchange(op, async () => {
      const types = { request: LeaveGroupRequestType, response: LeaveGroupResponseType }
      const { answer, version } = await this.#client.call(types, this.#least('leave', 0), (asked) =>
        asked >= FIRST_LEAVE_WITH_MEMBERS
          ? createLeaveGroupRequest({ groupId: group, members: [identity] })
          : createLeaveGroupRequest({ groupId: group, memberId: this.#memberId }),
      )
      const own = version >= FIRST_LEAVE_WITH_MEMBERS ? answer.members[0]?.errorCode : undefined
      return answer.errorCode === ErrorCode.NONE ? (own ?? ErrorCode.NONE) : answer.errorCode
    })
    this.#forgetIdentity()
  }

  /** The process is gone, and comes back without knowing who it was. */
  vanish(): void {
    this.#client.close()
    if (this.#state === 'in') this.#former = { memberId: this.#memberId, generation: this.#generation }
    this.#forgetIdentity()
  }

  /** A process that should be gone sends one more heartbeat. */
  async haunt(): Promise<void> {
    if (this.#former !== null) await this.#heartbeat(this.#former)
  }

  async #join(): Promise<void> {
    const { group, instanceId, sessionTimeoutMs, rebalanceTimeoutMs, topics } = this.settings
    const op = this.#history.begin<JoinOp>(this.#client.name, {
      kind: 'join',
      group,
      memberId: this.#memberId,
      instanceId,
      sessionTimeoutMs,
      rebalanceTimeoutMs,
      generation: -1,
      toldId: '',
      leader: '',
      members: [],
    })
    const protocols = [createJoinGroupRequestProtocol({ name: 'range', metadata: subscriptionOf(topics) })]
    const error = await this.#exchange(op, async () => {
      const types = { request: JoinGroupRequestType, response: JoinGroupResponseType }
      const { answer } = await this.#client.call(types, this.#least('join', FIRST_JOIN_WITH_REBALANCE_TIMEOUT), () =>
        createJoinGroupRequest({
          groupId: group,
          sessionTimeoutMs,
          rebalanceTimeoutMs,
          memberId: op.memberId,
          groupInstanceId: instanceId,
          protocolType: 'consumer',
          protocols,
        }),
      )
      op.toldId = answer.memberId
      if (answer.errorCode === ErrorCode.NONE) this.#onJoined(op, answer)
      return answer.errorCode
    })
    if (error === 'MEMBER_ID_REQUIRED') this.#memberId = op.toldId
  }

  #onJoined(op: Op<JoinOp>, { generationId, memberId, leader, members, skipAssignment }: JoinGroupResponse): void {
    op.generation = generationId
    op.leader = leader
    op.members = members.map((each) => ({ memberId: each.memberId, instanceId: each.groupInstanceId }))
    this.#memberId = memberId
    this.#generation = generationId
    this.#led = leader === memberId && !skipAssignment ? op.members : null
    this.#state = 'joined'
  }

  async #sync(): Promise<void> {
    const { group, instanceId } = this.settings
    const sent = this.#led === null ? null : assign(this.#led, this.#assignable())
    const op = this.#history.begin<SyncOp>(this.#client.name, {
      kind: 'sync',
      group,
      memberId: this.#memberId,
      instanceId,
      generation: this.#generation,
      sent: sent === null ? null : new Map([...sent].map(([id, partitions]) => [id, partitions.map(keyOf)])),
      received: [],
    })
    const assignments = [...(sent ?? [])].map(([memberId, partitions]) =>
      createSyncGroupRequestAssignment({ memberId, assignment: encodeAssignment(partitions) }),
    )
    await this.#exchange(op, async () => {
      const types = { request: SyncGroupRequestType, response: SyncGroupResponseType }
      const { answer } = await this.#client.call(types, this.#least('sync', 0), () =>
        createSyncGroupRequest({
          groupId: group,
          generationId: op.generation,
          memberId: op.memberId,
          groupInstanceId: instanceId,
          protocolType: 'consumer',
          protocolName: 'range',
          assignments,
        }),
      )
      if (answer.errorCode !== ErrorCode.NONE) return answer.errorCode
      this.owned = decodeAssignment(answer.assignment)
      op.received = this.owned.map(keyOf)
      this.#state = 'in'
      this.#positions.clear()
      return answer.errorCode
    })
  }

  async #heartbeat({ memberId, generation }: Identity): Promise<void> {
    const { group, instanceId } = this.settings
    const body: HeartbeatOp = { kind: 'heartbeat', group, memberId, instanceId, generation }
    const op = this.#history.begin(this.#client.name, body)
    await this.#exchange(op, async () => {
      const types = { request: HeartbeatRequestType, response: HeartbeatResponseType }
      const { answer } = await this.#client.call(types, this.#least('heartbeat', 0), () =>
        createHeartbeatRequest({ groupId: group, generationId: generation, memberId, groupInstanceId: instanceId }),
      )
      return answer.errorCode
    })
  }

  #least(api: keyof typeof FIRST_WITH_INSTANCE, least: number): number {
    return this.settings.instanceId === null ? least : FIRST_WITH_INSTANCE[api]
  }

  /** One attempt. Returns the name of the error, or null. */
  async #exchange(
    op: Op<MemberRef & (JoinOp | SyncOp | HeartbeatOp | LeaveOp)>,
    ask: () => Promise<number>,
  ): Promise<string | null> {
    try {
      const code = await ask()
      if (code === ErrorCode.NONE) this.#history.end(op, 'ok')
      else this.#history.end(op, isRefusal(op.kind, code) ? 'refused' : 'unknown', errorInfo(code).name)
    } catch (error) {
      this.#history.end(op, 'unknown', networkErrorName(error))
    }
    // What became of a former self is no concern of the present one.
    if (op.memberId === this.#memberId || op.memberId === '') this.#onError(op.error)
    else if (op.error === 'UNKNOWN_MEMBER_ID' || op.error === 'FENCED_INSTANCE_ID') this.#former = null
    return op.error
  }

  #onError(error: string | null): void {
    if (error === 'UNKNOWN_MEMBER_ID' || error === 'FENCED_INSTANCE_ID') this.#forgetIdentity()
    else if (error !== null && REJOIN.has(error)) this.#becomeOut()
  }

  #becomeOut(): void {
    this.#state = 'out'
    this.owned = []
  }

  #forgetIdentity(): void {
    this.#memberId = ''
    this.#becomeOut()
  }
}

/** What a leader hands in is kept even where it is told that a rebalance, or the end of the coordinator, came first. */
function isRefusal(kind: string, code: number): boolean {
  return REFUSALS.has(code) && !(kind === 'sync' && code === ErrorCode.REBALANCE_IN_PROGRESS)
}
