/**
 * Committed offsets: OffsetCommit, OffsetFetch, OffsetDelete, and when offsets go by themselves. Functions on the
 * state and a request; what they decide is records.
 */
import { ZERO_UUID } from '@ottla/base'
import {
  createOffsetCommitResponsePartition,
  createOffsetCommitResponseTopic,
  createOffsetDeleteResponsePartition,
  createOffsetDeleteResponseTopic,
  createOffsetFetchResponsePartitions,
  createOffsetFetchResponseTopics,
  ErrorCode,
  type OffsetCommitRequest,
  type OffsetCommitResponse,
  type OffsetDeleteRequest,
  type OffsetDeleteResponse,
  type OffsetFetchRequest,
  type OffsetFetchResponse,
} from '@ottla/protocol'
import type { ClassicGroup } from './classic/group.ts'
import type { GroupConfig } from './config.ts'
import type { GroupState } from './group-state.ts'
import type { CommittedOffset } from './offset-table.ts'
import { type GroupRecord, NO_EXPIRY, offsetRecord, offsetTombstone } from './records.ts'

const NO_OFFSET = -1n
const NO_EPOCH = -1
/** `retentionTimeMs` of a commit that leaves the retention to the broker. */
const DEFAULT_RETENTION = -1
/** No time is so late: Kafka's sum overflows, which it does not foresee. */
const TIMES_END = 2 ** 63

/** The error that a commit to a classic group gets, or NONE. A negative generation is a consumer that has no group. */
export function validateCommit(
  group: ClassicGroup,
  memberId: string,
  instanceId: string | null,
  generation: number,
): number {
  if (generation < 0 && group.state === 'Empty') return ErrorCode.NONE
  if (generation < 0 && memberId === '' && instanceId === null) return ErrorCode.UNKNOWN_MEMBER_ID
  const error = group.validateMember(memberId, instanceId)
  if (error !== ErrorCode.NONE) return error
  if (generation !== group.generation) return ErrorCode.ILLEGAL_GENERATION
  // The member has its generation but not its assignment: what it commits is from before, and it should rejoin. While
  // the group only prepares, commits of the old generation are welcome: they are what members do before they rejoin.
  return group.state === 'CompletingRebalance' ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE
}

export function commitOffsets(
  config: GroupConfig,
  request: OffsetCommitRequest,
  now: number,
): { readonly records: GroupRecord[]; readonly topics: OffsetCommitResponse['topics'] } {
  const retentionMs = Number(request.retentionTimeMs)
  const expireTimestamp = retentionMs === DEFAULT_RETENTION ? NO_EXPIRY : wrappedSum(now, retentionMs)
  const records: GroupRecord[] = []
  const topics = request.topics.map(({ name, topicId, partitions }) =>
    createOffsetCommitResponseTopic({
      name,
      topicId,
      partitions: partitions.map((partition) => {
        const { partitionIndex, committedOffset, committedLeaderEpoch } = partition
        const metadata = partition.committedMetadata ?? ''
        if (metadata.length > config.offsetMetadataMaxBytes) {
          return createOffsetCommitResponsePartition({ partitionIndex, errorCode: ErrorCode.OFFSET_METADATA_TOO_LARGE })
        }
        if (expireTimestamp >= TIMES_END) {
          return createOffsetCommitResponsePartition({ partitionIndex, errorCode: ErrorCode.UNKNOWN_SERVER_ERROR })
        }
        const value = {
          offset: committedOffset,
          leaderEpoch: committedLeaderEpoch,
          metadata,
          commitTimestamp: now,
          expireTimestamp,
          topicId,
        }
        records.push(offsetRecord(request.groupId, name, partitionIndex, value))
        return createOffsetCommitResponsePartition({ partitionIndex, errorCode: ErrorCode.NONE })
      }),
    }),
  )
  return { records, topics }
}

/** The sum of 64 bits, as Kafka has it: a retention up to the end of the numbers is over at once. */
function wrappedSum(now: number, retentionMs: number): number {
  const sum = now + retentionMs
  return sum < 2 ** 63 ? sum : sum - 2 ** 64
}

type FetchGroup = OffsetFetchRequest['groups'][number]
type FetchedTopics = OffsetFetchResponse['groups'][number]['topics']
type FetchedPartition = FetchedTopics[number]['partitions'][number]

/** `topics` null asks for all that the group has. `known` is false for a group that is not there: nothing is committed. */
export function fetchOffsets(
  state: GroupState,
  groupId: string,
  topics: FetchGroup['topics'],
  requireStable: boolean,
  known: boolean,
): FetchedTopics {
  if (topics === null) return known ? fetchAll(state, groupId, requireStable) : []
  return topics.map(({ name, topicId, partitionIndexes }) =>
    createOffsetFetchResponseTopics({
      name,
      topicId,
      partitions: partitionIndexes.map((partition) => {
        const committed = known ? state.offsets.get(groupId, name, partition) : undefined
        // A topic that was deleted and made again under its name: the offset belongs to the old one.
        const isOfThisTopic = committed !== undefined && !isOtherTopic(committed, topicId)
        const unstable = requireStable && state.hasPendingOffset(groupId, name, partition)
        return fetched(partition, isOfThisTopic ? committed : undefined, unstable)
      }),
    }),
  )
}

function fetchAll(state: GroupState, groupId: string, requireStable: boolean): FetchedTopics {
  const topics: FetchedTopics = []
  for (const [name, partitions] of state.offsets.topicsOf(groupId)) {
    const all: FetchedPartition[] = []
    for (const [partition, committed] of partitions) {
      all.push(fetched(partition, committed, requireStable && state.hasPendingOffset(groupId, name, partition)))
    }
    topics.push(createOffsetFetchResponseTopics({ name, partitions: all }))
  }
  return topics
}

function fetched(partitionIndex: number, committed: CommittedOffset | undefined, unstable: boolean): FetchedPartition {
  if (unstable || committed === undefined) {
    return createOffsetFetchResponsePartitions({
      partitionIndex,
      committedOffset: NO_OFFSET,
      committedLeaderEpoch: NO_EPOCH,
      metadata: '',
      errorCode: unstable ? ErrorCode.UNSTABLE_OFFSET_COMMIT : ErrorCode.NONE,
    })
  }
  return createOffsetFetchResponsePartitions({
    partitionIndex,
    committedOffset: committed.value.offset,
    committedLeaderEpoch: committed.value.leaderEpoch,
    metadata: committed.value.metadata,
    errorCode: ErrorCode.NONE,
  })
}

function isOtherTopic(committed: CommittedOffset, topicId: string): boolean {
  const own = committed.value.topicId
  return own !== ZERO_UUID && topicId !== ZERO_UUID && own !== topicId
}

export function deleteOffsets(
  state: GroupState,
  request: OffsetDeleteRequest,
  isSubscribedTo: (topic: string) => boolean,
): { readonly records: GroupRecord[]; readonly topics: OffsetDeleteResponse['topics'] } {
  const { groupId } = request
  const records: GroupRecord[] = []
  const topics = request.topics.map(({ name, partitions }) => {
    const errorCode = isSubscribedTo(name) ? ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC : ErrorCode.NONE
    return createOffsetDeleteResponseTopic({
      name,
      partitions: partitions.map(({ partitionIndex }) => {
        if (errorCode === ErrorCode.NONE && hasAny(state, groupId, name, partitionIndex)) {
          records.push(offsetTombstone(groupId, name, partitionIndex))
        }
        return createOffsetDeleteResponsePartition({ partitionIndex, errorCode })
      }),
    })
  })
  return { records, topics }
}

function hasAny(state: GroupState, groupId: string, topic: string, partition: number): boolean {
  return state.offsets.get(groupId, topic, partition) !== undefined || state.hasPendingOffset(groupId, topic, partition)
}

/** Tombstones for everything that a group has committed or is about to. */
export function deleteAllOffsets(state: GroupState, groupId: string): GroupRecord[] {
  const records: GroupRecord[] = []
  for (const [topic, partitions] of state.offsets.topicsOf(groupId)) {
    for (const partition of partitions.keys()) records.push(offsetTombstone(groupId, topic, partition))
  }
  for (const { group, topic, partition } of state.pendingOffsets()) {
    if (group === groupId && state.offsets.get(groupId, topic, partition) === undefined) {
      records.push(offsetTombstone(groupId, topic, partition))
    }
  }
  return records
}

/** Tombstones for all groups' offsets of these topics. */
export function deleteOffsetsOfTopics(state: GroupState, topics: ReadonlySet<string>): GroupRecord[] {
  const records: GroupRecord[] = []
  for (const { group, topic, partition } of state.offsets.entries()) {
    if (topics.has(topic)) records.push(offsetTombstone(group, topic, partition))
  }
  for (const { group, topic, partition } of state.pendingOffsets()) {
    if (topics.has(topic) && state.offsets.get(group, topic, partition) === undefined) {
      records.push(offsetTombstone(group, topic, partition))
    }
  }
  return records
}

/**
 * From when an offset's retention counts: null while it does not. Groups without a protocol type are consumers that
 * only store offsets; groups with one keep them while they have members, unless these are consumers in a Stable group
 * that are known not to subscribe to the topic.
 */
export type RetentionStart = ((committed: CommittedOffset) => number) | null

export function retentionStart(group: ClassicGroup): RetentionStart {
  const sinceCommit = (committed: CommittedOffset): number => Number(committed.value.commitTimestamp)
  if (group.protocolType === null) return sinceCommit
  if (group.state === 'Empty') return group.stateTimestamp < 0 ? sinceCommit : () => group.stateTimestamp
  return group.usesConsumerProtocol && group.knowsSubscriptions && group.state === 'Stable' ? sinceCommit : null
}

/** Tombstones for what has expired, and whether the group then has nothing left that would keep it. */
export function expireOffsets(
  state: GroupState,
  groupId: string,
  start: RetentionStart,
  isSubscribedTo: (topic: string) => boolean,
  retentionMs: number,
  now: number,
): { readonly records: GroupRecord[]; readonly nothingLeft: boolean } {
  const records: GroupRecord[] = []
  if (start === null) return { records, nothingLeft: !state.offsets.hasGroup(groupId) }
  let nothingLeft = !state.hasOpenTransaction(groupId)
  for (const [topic, partitions] of state.offsets.topicsOf(groupId)) {
    const subscribed = isSubscribedTo(topic)
    for (const [partition, committed] of partitions) {
      const expired = !subscribed && isExpired(committed, start, retentionMs, now)
      if (expired && !state.hasPendingOffset(groupId, topic, partition)) {
        records.push(offsetTombstone(groupId, topic, partition))
      } else {
        nothingLeft = false
      }
    }
  }
  return { records, nothingLeft }
}

/** A time of expiry of its own comes from a client that asked for a retention. */
function isExpired(
  committed: CommittedOffset,
  start: (committed: CommittedOffset) => number,
  retentionMs: number,
  now: number,
): boolean {
  const expireTimestamp = Number(committed.value.expireTimestamp)
  return expireTimestamp === NO_EXPIRY ? now - start(committed) >= retentionMs : now >= expireTimestamp
}
