/**
 * Topics of requests about offsets. Newer versions name a topic by its id, older ones by its name; groups store names.
 * What does not exist is answered here and never reaches the group.
 */
import { type Uuid, ZERO_UUID } from '@ottla/base'
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
import type { TopicResolver } from './context.ts'

/** From here on OffsetCommit and OffsetFetch name topics by id (KIP-848). */
const FIRST_VERSION_WITH_TOPIC_IDS = 10

type CommitTopics = OffsetCommitRequest['topics']
type CommittedTopics = OffsetCommitResponse['topics']
type FetchTopics = NonNullable<OffsetFetchRequest['groups'][number]['topics']>
type FetchedTopics = OffsetFetchResponse['groups'][number]['topics']
type DeleteTopics = OffsetDeleteRequest['topics']
type DeletedTopics = OffsetDeleteResponse['topics']

export function resolveCommitTopics(
  topics: CommitTopics,
  apiVersion: number,
  resolver: TopicResolver,
): { readonly known: CommitTopics; readonly refused: CommittedTopics } {
  const byId = apiVersion >= FIRST_VERSION_WITH_TOPIC_IDS
  const known: CommitTopics = []
  const refused = new Merged<CommittedTopics[number]>()
  for (const topic of topics) {
    const name = byId ? resolver.nameOf(topic.topicId) : topic.name
    const count = name === null ? null : resolver.partitionCountOf(name)
    const valid = topic.partitions.filter(({ partitionIndex }) => isPartition(partitionIndex, count))
    const missing = topic.partitions.filter(({ partitionIndex }) => !isPartition(partitionIndex, count))
    if (name !== null && valid.length > 0) known.push({ ...topic, name, partitions: valid })
    // A topic that does not exist is answered even without partitions, as Kafka does it.
    if (missing.length === 0 && count !== null) continue
    const errorCode = name === null ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    const partitions = missing.map(({ partitionIndex }) =>
      createOffsetCommitResponsePartition({ partitionIndex, errorCode }),
    )
    refused.add(createOffsetCommitResponseTopic({ name: name ?? '', topicId: topic.topicId, partitions }))
  }
  return { known, refused: refused.topics }
}

/** What was refused comes first; partitions of one topic stand together. */
export function mergeCommitted(refused: CommittedTopics, committed: CommittedTopics): CommittedTopics {
  if (refused.length === 0) return committed
  return mergedOf(refused, committed)
}

export function commitError(topics: CommitTopics, errorCode: number): CommittedTopics {
  return topics.map(({ name, topicId, partitions }) =>
    createOffsetCommitResponseTopic({
      name,
      topicId,
      partitions: partitions.map(({ partitionIndex }) =>
        createOffsetCommitResponsePartition({ partitionIndex, errorCode }),
      ),
    }),
  )
}

export function resolveFetchTopics(
  topics: FetchTopics,
  apiVersion: number,
  resolver: TopicResolver,
): { readonly known: FetchTopics; readonly refused: FetchedTopics } {
  if (apiVersion < FIRST_VERSION_WITH_TOPIC_IDS) return { known: topics, refused: [] }
  const known: FetchTopics = []
  const refused: FetchedTopics = []
  for (const topic of topics) {
    const name = resolver.nameOf(topic.topicId)
    if (name !== null) known.push({ ...topic, name })
    else refused.push(fetchError(topic, ErrorCode.UNKNOWN_TOPIC_ID))
  }
  return { known, refused }
}

export function fetchError(
  topic: { readonly name: string; readonly topicId: string; readonly partitionIndexes: readonly number[] },
  errorCode: number,
): FetchedTopics[number] {
  return createOffsetFetchResponseTopics({
    name: topic.name,
    topicId: topic.topicId,
    partitions: topic.partitionIndexes.map((partitionIndex) =>
      createOffsetFetchResponsePartitions({
        partitionIndex,
        committedOffset: -1n,
        committedLeaderEpoch: -1,
        metadata: '',
        errorCode,
      }),
    ),
  })
}

/** All of a group's offsets were asked for: ids are filled in, and topics that have none any more left out. */
export function withTopicIds(topics: FetchedTopics, apiVersion: number, resolver: TopicResolver): FetchedTopics {
  if (apiVersion < FIRST_VERSION_WITH_TOPIC_IDS) return topics
  const withIds: FetchedTopics = []
  for (const topic of topics) {
    const topicId = topic.topicId === ZERO_UUID ? resolver.idOf(topic.name) : topic.topicId
    if (topicId !== null) withIds.push({ ...topic, topicId })
  }
  return withIds
}

export function resolveDeleteTopics(
  topics: DeleteTopics,
  resolver: TopicResolver,
): { readonly known: DeleteTopics; readonly refused: DeletedTopics } {
  const known: DeleteTopics = []
  const refused = new Merged<DeletedTopics[number]>()
  for (const topic of topics) {
    const count = resolver.partitionCountOf(topic.name)
    const valid = topic.partitions.filter(({ partitionIndex }) => isPartition(partitionIndex, count))
    const missing = topic.partitions.filter(({ partitionIndex }) => !isPartition(partitionIndex, count))
    if (valid.length > 0) known.push({ ...topic, partitions: valid })
    if (missing.length === 0 && count !== null) continue
    const partitions = missing.map(({ partitionIndex }) =>
      createOffsetDeleteResponsePartition({ partitionIndex, errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION }),
    )
    refused.add(createOffsetDeleteResponseTopic({ name: topic.name, partitions }))
  }
  return { known, refused: refused.topics }
}

export function mergeDeleted(refused: DeletedTopics, deleted: DeletedTopics): DeletedTopics {
  if (refused.length === 0) return deleted
  return mergedOf(refused, deleted)
}

interface AnsweredTopic {
  readonly name: string
  /** Where the version has it. */
  readonly topicId?: Uuid
  readonly partitions: unknown[]
}

/** Answers by topic, each once however often it is named: a request may hold as many as fit into it. */
class Merged<T extends AnsweredTopic> {
  readonly topics: T[] = []
  readonly #byKey = new Map<string, T>()

  add(topic: T): void {
    // An id has no slash in it, so the key is one of this topic alone.
    const key = `${topic.topicId ?? ''}/${topic.name}`
    const same = this.#byKey.get(key)
    if (same === undefined) {
      this.#byKey.set(key, topic)
      this.topics.push(topic)
    } else {
      // One by one: all as arguments of one call would overflow the stack.
      for (const partition of topic.partitions) same.partitions.push(partition)
    }
  }
}

function mergedOf<T extends AnsweredTopic>(first: readonly T[], second: readonly T[]): T[] {
  const merged = new Merged<T>()
  for (const topic of first) merged.add(topic)
  for (const topic of second) merged.add(topic)
  return merged.topics
}

function isPartition(index: number, count: number | null): boolean {
  return count !== null && index >= 0 && index < count
}
