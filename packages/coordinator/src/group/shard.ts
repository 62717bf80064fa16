/**
 * One partition of `__consumer_offsets` as a state machine: the classic groups and committed offsets of all group ids
 * that hash to it. Hard state is `GroupState`, changed by replay alone; the live groups with their parked requests and
 * timers are soft, built from the records when the shard is loaded.
 */
import { assert, type Logger, type Random, type Timeline } from '@ottla/base'
import {
  type DescribeGroupsResponse,
  ErrorCode,
  type GroupMetadataValue,
  type HeartbeatRequest,
  type JoinGroupRequest,
  type OffsetCommitRequest,
  type OffsetCommitResponse,
  type OffsetDeleteRequest,
  type OffsetDeleteResponse,
  type OffsetFetchRequest,
  type OffsetFetchResponse,
  type SyncGroupRequest,
} from '@ottla/protocol'
import type { ReplayContext, Shard, ShardTimers } from '@ottla/rsm'
import { describeClassicGroup, describeMissingGroup, type ListedGroup, listedGroup, passesFilters } from './admin.ts'
import { ClassicGroup, joinError, syncError } from './classic/group.ts'
import { heartbeat } from './classic/heartbeat.ts'
import { join, joinOperation } from './classic/join.ts'
import { type LeaveResults, type LeavingMember, leave, leaveResult } from './classic/leave.ts'
import { ClassicMember, type JoinReply, type SyncReply } from './classic/member.ts'
import { cancelTimers, keepSession, prepareRebalance } from './classic/rebalance.ts'
import { type ClassicScope, NOTHING, type Outcome } from './classic/scope.ts'
import { sync } from './classic/sync.ts'
import type { GroupConfig } from './config.ts'
import type { GroupRequestContext } from './context.ts'
import { GroupState } from './group-state.ts'
import { isEmptyKeptGroup, keptGroupState, keptGroupTombstones, validateMemberEpoch } from './kept-groups.ts'
import type { GroupObserver } from './observer.ts'
import {
  commitOffsets,
  deleteAllOffsets,
  deleteOffsets,
  deleteOffsetsOfTopics,
  expireOffsets,
  fetchOffsets,
  retentionStart,
  validateCommit,
} from './offsets.ts'
import { classicGroupTombstone, type GroupRecord, newClassicGroupRecord } from './records.ts'

export interface GroupShardOptions {
  readonly config: GroupConfig
  readonly timers: ShardTimers<GroupRecord>
  /** For member ids. */
  readonly random: Random
  readonly logger: Logger
  readonly observer: GroupObserver
}

/** Tombstones in one unit when many go at once. */
const MAX_TOMBSTONES_AT_ONCE = 1_000

const EXPIRY_TIMER = 'expire-offsets'

/** What an operation without parked replies decided. */
export interface Answer<T> {
  readonly records: readonly GroupRecord[]
  readonly reply: T
}

export class GroupShard implements Shard<GroupRecord> {
  readonly state: GroupState = new GroupState()
  readonly #scope: ClassicScope
  /** Soft. Every group here is in `state.classic` too, from the replay of its first record on. */
  readonly #live = new Map<string, ClassicGroup>()

  constructor(options: GroupShardOptions) {
    this.#scope = { ...options, find: (groupId) => this.classicGroup(groupId) }
  }

  get timeline(): Timeline {
    return this.state.timeline
  }

  replay(offset: number, record: GroupRecord, context: ReplayContext): void {
    this.state.replay(offset, record, context.producerId)
    if (record.kind === 'classic' && record.value === null) this.#drop(record.group)
  }

  replayMarker(producerId: number, _producerEpoch: number, committed: boolean): void {
    this.state.replayMarker(producerId, committed)
  }

  /** Members get a fresh session: nobody knows when they were last heard of. */
  loaded(now: number): void {
    for (const groupId of this.state.classic.keys()) {
      const group = this.classicGroup(groupId)
      if (group === null) continue
      for (const member of group.members) keepSession(this.#scope, group, member)
      if (group.size > this.#scope.config.maxSize) {
        // The limit was lowered. Whoever rejoins last will find no room.
        const { records } = prepareRebalance(this.#scope, group, now)
        assert(records.length === 0, 'a group of members that have not rejoined has nothing to write')
      }
    }
    this.#scheduleExpiry(this.#scope.config.offsetsRetentionCheckIntervalMs)
  }

  /** Whoever is parked here has to look for the new coordinator. */
  unloaded(_error: Error): void {
    this.#scope.timers.cancel(EXPIRY_TIMER)
    for (const groupId of this.#live.keys()) this.#drop(groupId)
  }

  /** The live form of a classic group; null where there is none or the id belongs to another protocol. */
  classicGroup(groupId: string): ClassicGroup | null {
    if (this.state.kept.has(groupId)) return null
    const live = this.#live.get(groupId)
    if (live !== undefined) return live
    const value = this.state.classic.get(groupId)
    if (value === undefined) return null
    const group = liveGroup(groupId, value)
    this.#live.set(groupId, group)
    return group
  }

  join(request: JoinGroupRequest, context: GroupRequestContext, now: number, reply: JoinReply): Outcome {
    const { groupId, memberId } = request
    const kept = this.state.kept.get(groupId)
    if (kept !== undefined && (kept.type !== 'consumer' || !isEmptyKeptGroup(kept))) {
      reply(joinError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL, ''))
      return NOTHING
    }
    const existing = this.classicGroup(groupId)
    if (existing !== null) {
      return this.#whileLive(existing, join(this.#scope, existing, joinOperation(request, context, reply), now))
    }
    if (memberId !== '') {
      reply(joinError(ErrorCode.UNKNOWN_MEMBER_ID, memberId))
      return NOTHING
    }
    return this.#joinNewGroup(request, context, now, reply, kept === undefined ? [] : keptGroupTombstones(kept))
  }

  sync(request: SyncGroupRequest, reply: SyncReply): Outcome {
    const group = this.classicGroup(request.groupId)
    if (group !== null) return this.#whileLive(group, sync(this.#scope, group, request, reply))
    reply(syncError(ErrorCode.UNKNOWN_MEMBER_ID))
    return NOTHING
  }

  /** The answer's error code. */
  heartbeat(request: HeartbeatRequest): number {
    const group = this.classicGroup(request.groupId)
    return group === null ? ErrorCode.UNKNOWN_MEMBER_ID : heartbeat(this.#scope, group, request)
  }

  leave(groupId: string, leaving: readonly LeavingMember[], now: number): Answer<LeaveResults> {
    const group = this.classicGroup(groupId)
    if (group === null) {
      return { records: [], reply: leaving.map((member) => leaveResult(member, ErrorCode.UNKNOWN_MEMBER_ID)) }
    }
    const { outcome, results } = leave(this.#scope, group, leaving, now)
    assert(outcome.settled === null, 'leaving waits for no commit')
    return { records: outcome.records, reply: results }
  }

  /** The reply is an error code for all partitions, or the results by topic. */
  commitOffsets(
    request: OffsetCommitRequest,
    apiVersion: number,
    now: number,
  ): Answer<number | OffsetCommitResponse['topics']> {
    const error = this.#validateCommit(request, apiVersion)
    if (error !== ErrorCode.NONE) return { records: [], reply: error }
    const group = this.classicGroup(request.groupId)
    const member = group?.member(request.memberId)
    // In the classic protocol a commit is a sign of life.
    if (group !== null && member !== undefined) keepSession(this.#scope, group, member)
    const { records, topics } = commitOffsets(this.#scope.config, request, now)
    this.#scope.observer.offsetsCommitted(records.length)
    return { records, reply: topics }
  }

  /** The reply is an error code for the group, or the offsets by topic. */
  fetchOffsets(
    request: OffsetFetchRequest['groups'][number],
    requireStable: boolean,
  ): number | OffsetFetchResponse['groups'][number]['topics'] {
    const { groupId, memberId, memberEpoch } = request
    const kept = this.state.kept.get(groupId)
    if (kept !== undefined && kept.type !== 'share' && (memberId !== null || memberEpoch >= 0)) {
      const error = validateMemberEpoch(kept, memberId ?? '', memberEpoch)
      if (error !== ErrorCode.NONE) return error
    }
    const type = this.state.typeOf(groupId)
    // An unknown group has no offsets, and that is no error: the first consumer of a group asks before there is one.
    return fetchOffsets(this.state, groupId, request.topics, requireStable, type !== null && type !== 'share')
  }

  /** The reply is an error code for the request, or the results by topic. */
  deleteOffsets(request: OffsetDeleteRequest): Answer<number | OffsetDeleteResponse['topics']> {
    const { groupId } = request
    const group = this.classicGroup(groupId)
    if (group !== null) {
      if (group.state !== 'Empty' && !group.usesConsumerProtocol) {
        return { records: [], reply: ErrorCode.NON_EMPTY_GROUP }
      }
      return this.#deleteOffsets(request, (topic) => group.isSubscribedTo(topic))
    }
    const kept = this.state.kept.get(groupId)
    if (kept === undefined || kept.type === 'share') return { records: [], reply: ErrorCode.GROUP_ID_NOT_FOUND }
    const subscribed = !isEmptyKeptGroup(kept)
    return this.#deleteOffsets(request, () => subscribed)
  }

  /** The answer's error code. The group and its offsets go in one unit. */
  deleteGroup(groupId: string): Answer<number> {
    const error = this.#validateDelete(groupId)
    if (error !== ErrorCode.NONE) return { records: [], reply: error }
    return { records: [...deleteAllOffsets(this.state, groupId), ...this.#groupTombstones(groupId)], reply: error }
  }

  listGroups(statesFilter: readonly string[], typesFilter: readonly string[]): ListedGroup[] {
    const groups: ListedGroup[] = []
    for (const groupId of this.state.groupIds()) {
      const listed = this.#listed(groupId)
      if (listed !== null && passesFilters(listed, statesFilter, typesFilter)) groups.push(listed)
    }
    return groups
  }

  describeGroups(groupIds: readonly string[], apiVersion: number): DescribeGroupsResponse['groups'] {
    return groupIds.map((groupId) => {
      const group = this.classicGroup(groupId)
      if (group !== null) return describeClassicGroup(group)
      return describeMissingGroup(groupId, apiVersion, this.state.kept.has(groupId))
    })
  }

  /** The tombstones for offsets of deleted topics, in the units in which they are to be written. */
  topicsDeleted(topics: ReadonlySet<string>): GroupRecord[][] {
    const records = deleteOffsetsOfTopics(this.state, topics)
    const units = Math.ceil(records.length / MAX_TOMBSTONES_AT_ONCE)
    return Array.from({ length: units }, (_, i) =>
      records.slice(i * MAX_TOMBSTONES_AT_ONCE, (i + 1) * MAX_TOMBSTONES_AT_ONCE),
    )
  }

  /** What follows a commit is void once the group is gone or the shard was unloaded: all was answered then. */
  #whileLive(group: ClassicGroup, { records, settled }: Outcome): Outcome {
    if (settled === null) return { records, settled }
    return {
      records,
      settled: (errorCode, now) => {
        if (this.#live.get(group.groupId) === group) settled(errorCode, now)
      },
    }
  }

  #joinNewGroup(
    request: JoinGroupRequest,
    context: GroupRequestContext,
    now: number,
    reply: JoinReply,
    before: readonly GroupRecord[],
  ): Outcome {
    const group = new ClassicGroup({
      groupId: request.groupId,
      generation: 0,
      protocolType: null,
      protocolName: null,
      leaderId: null,
      stateTimestamp: now,
      members: [],
    })
    // Its record stands before what the join may write; a group without members starts with a delay, so that is nothing.
    const record = newClassicGroupRecord(group)
    this.#live.set(request.groupId, group)
    const outcome = join(this.#scope, group, joinOperation(request, context, reply), now)
    assert(outcome.records.length === 0 && outcome.settled === null, 'the first join of a group writes nothing itself')
    return {
      records: [...before, record],
      settled: (errorCode) => {
        if (errorCode === ErrorCode.NONE || this.#live.get(request.groupId) !== group) return
        // The group was never known. Whoever waits in it has to start over.
        this.#drop(request.groupId, errorCode)
      },
    }
  }

  #deleteOffsets(
    request: OffsetDeleteRequest,
    isSubscribedTo: (topic: string) => boolean,
  ): Answer<OffsetDeleteResponse['topics']> {
    const { records, topics } = deleteOffsets(this.state, request, isSubscribedTo)
    this.#scope.observer.offsetsDeleted(records.length)
    return { records, reply: topics }
  }

  #validateCommit(request: OffsetCommitRequest, apiVersion: number): number {
    const { groupId, memberId, groupInstanceId, generationIdOrMemberEpoch: epoch } = request
    const group = this.classicGroup(groupId)
    if (group !== null) return validateCommit(group, memberId, groupInstanceId, epoch)
    const kept = this.state.kept.get(groupId)
    if (kept === undefined) {
      if (epoch < 0) return ErrorCode.NONE
      return apiVersion >= 9 ? ErrorCode.GROUP_ID_NOT_FOUND : ErrorCode.ILLEGAL_GENERATION
    }
    if (kept.type === 'share') return ErrorCode.GROUP_ID_NOT_FOUND
    if (epoch < 0 && isEmptyKeptGroup(kept)) return ErrorCode.NONE
    const error = validateMemberEpoch(kept, memberId, epoch)
    return error === ErrorCode.STALE_MEMBER_EPOCH && apiVersion < 9 ? ErrorCode.UNSUPPORTED_VERSION : error
  }

  #validateDelete(groupId: string): number {
    const group = this.classicGroup(groupId)
    if (group !== null) return group.state === 'Empty' ? ErrorCode.NONE : ErrorCode.NON_EMPTY_GROUP
    const kept = this.state.kept.get(groupId)
    if (kept === undefined) return ErrorCode.GROUP_ID_NOT_FOUND
    if (!isEmptyKeptGroup(kept)) return ErrorCode.NON_EMPTY_GROUP
    // The state of its partitions belongs to the share coordinator and would be left behind.
    return kept.type === 'share' ? ErrorCode.GROUP_DELETION_FAILED : ErrorCode.NONE
  }

  #groupTombstones(groupId: string): GroupRecord[] {
    const kept = this.state.kept.get(groupId)
    return kept === undefined ? [classicGroupTombstone(groupId)] : keptGroupTombstones(kept)
  }

  #listed(groupId: string): ListedGroup | null {
    const kept = this.state.kept.get(groupId)
    if (kept !== undefined) return listedGroup(groupId, kept.type, kept.type, keptGroupState(kept))
    const group = this.classicGroup(groupId)
    return group === null ? null : listedGroup(groupId, 'classic', group.protocolType ?? '', group.state)
  }

  #scheduleExpiry(delayMs: number): void {
    this.#scope.timers.schedule(EXPIRY_TIMER, delayMs, (now) => {
      const records = this.#expire(now)
      this.#scope.observer.offsetsExpired(records.filter((record) => record.kind === 'offset').length)
      const isMore = records.length >= MAX_TOMBSTONES_AT_ONCE
      this.#scheduleExpiry(isMore ? 1 : this.#scope.config.offsetsRetentionCheckIntervalMs)
      return { records, reply: undefined }
    })
  }

  #expire(now: number): GroupRecord[] {
    const records: GroupRecord[] = []
    for (const groupId of this.state.groupIds()) {
      records.push(...this.#expireGroup(groupId, now))
      if (records.length >= MAX_TOMBSTONES_AT_ONCE) break
    }
    return records
  }

  #expireGroup(groupId: string, now: number): GroupRecord[] {
    const retentionMs = this.#scope.config.offsetsRetentionMs
    const kept = this.state.kept.get(groupId)
    if (kept !== undefined) {
      // Members of the later protocols keep their group's offsets; share groups have none here.
      if (kept.type === 'share' || !isEmptyKeptGroup(kept)) return []
      const sinceCommit = retentionStart(liveGroup(groupId, null))
      const { records, nothingLeft } = expireOffsets(this.state, groupId, sinceCommit, () => false, retentionMs, now)
      return nothingLeft ? [...records, ...keptGroupTombstones(kept)] : records
    }
    const group = this.classicGroup(groupId)
    if (group === null) return []
    const isSubscribedTo = (topic: string): boolean => group.isSubscribedTo(topic)
    const start = retentionStart(group)
    const { records, nothingLeft } = expireOffsets(this.state, groupId, start, isSubscribedTo, retentionMs, now)
    const isUnused = group.state === 'Empty' && group.pendingJoin.size === 0
    return nothingLeft && isUnused ? [...records, classicGroupTombstone(groupId)] : records
  }

  /** Forgets the live form of a group and answers what is parked in it. */
  #drop(groupId: string, errorCode: number = ErrorCode.NOT_COORDINATOR): void {
    const group = this.#live.get(groupId)
    if (group === undefined) return
    cancelTimers(this.#scope, group)
    for (const member of group.members) {
      group.answerJoin(member, joinError(errorCode, member.memberId))
      group.answerSync(member, syncError(errorCode))
    }
    this.#live.delete(groupId)
  }
}

function liveGroup(groupId: string, value: GroupMetadataValue | null): ClassicGroup {
  const protocolType = value === null || value.protocolType === '' ? null : value.protocolType
  const protocol = value?.protocol ?? null
  return new ClassicGroup({
    groupId,
    generation: value?.generation ?? 0,
    protocolType,
    protocolName: protocol,
    leaderId: value?.leader ?? null,
    stateTimestamp: value === null ? -1 : Number(value.currentStateTimestamp),
    members: (value?.members ?? []).map(
      (member) =>
        new ClassicMember({
          memberId: member.memberId,
          groupInstanceId: member.groupInstanceId,
          clientId: member.clientId,
          clientHost: member.clientHost,
          protocolType: protocolType ?? '',
          // A record of an old version has none.
          rebalanceTimeoutMs: member.rebalanceTimeout < 0 ? member.sessionTimeout : member.rebalanceTimeout,
          sessionTimeoutMs: member.sessionTimeout,
          protocols: [{ name: protocol ?? '', metadata: member.subscription }],
          assignment: member.assignment,
        }),
    ),
  })
}
