/** ListOffsets, DeleteRecords, and the offsets of a group without members: what concerns one partition and is asked once. */
import {
  createDeleteRecordsRequest,
  createDeleteRecordsRequestDeleteRecordsPartition,
  createDeleteRecordsRequestDeleteRecordsTopic,
  createFindCoordinatorRequest,
  createListOffsetsRequest,
  createListOffsetsRequestListOffsetsPartition,
  createListOffsetsRequestListOffsetsTopic,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createOffsetFetchRequest,
  createOffsetFetchRequestGroup,
  createOffsetFetchRequestTopic,
  createOffsetFetchRequestTopics,
  DeleteRecordsRequestType,
  DeleteRecordsResponseType,
  ErrorCode,
  errorInfo,
  FindCoordinatorRequestType,
  FindCoordinatorResponseType,
  ListOffsetsRequestType,
  ListOffsetsResponseType,
  OffsetCommitRequestType,
  OffsetCommitResponseType,
  OffsetFetchRequestType,
  type OffsetFetchResponse,
  OffsetFetchResponseType,
} from '@ottla/protocol'
import type { CommitOp, CommittedOp, DeleteRecordsOp, History, OffsetsOp, Op, PartitionRef } from '../history.ts'
import { type Client, networkErrorName } from './client.ts'

/** Errors after which nothing has happened and nothing will. */
const REFUSALS: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.UNKNOWN_TOPIC_ID,
  ErrorCode.UNKNOWN_MEMBER_ID,
  ErrorCode.ILLEGAL_GENERATION,
  ErrorCode.FENCED_INSTANCE_ID,
  ErrorCode.REBALANCE_IN_PROGRESS,
  ErrorCode.OFFSET_OUT_OF_RANGE,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
])

/** The first versions of OffsetCommit and OffsetFetch that name topics by their ids. */
const FIRST_VERSION_WITH_IDS = 10
const FIRST_COMMIT_WITH_INSTANCE = 7
const FIRST_FETCH_WITH_GROUPS = 8

/** On whose account an offset is committed. */
export interface Committer {
  readonly generation: number
  readonly memberId: string
  readonly instanceId: string | null
}

const NO_MEMBER: Committer = { generation: -1, memberId: '', instanceId: null }

const LATEST = -1n
const EARLIEST = -2n

export class OffsetsClient {
  readonly #client: Client
  readonly #history: History
  #coordinatorKnown = false

  constructor(client: Client, history: History) {
    this.#client = client
    this.#history = history
  }

  async listOffsets(at: PartitionRef, asked: OffsetsOp['asked']): Promise<Op<OffsetsOp>> {
    const op = this.#history.begin(this.#client.name, {
      kind: 'offsets',
      at,
      byName: true,
      asked,
      offset: -1,
      timestamp: -1,
      leaderEpoch: -1,
    })
    const timestamp = asked === 'latest' ? LATEST : asked === 'earliest' ? EARLIEST : BigInt(asked)
    const partition = createListOffsetsRequestListOffsetsPartition({ partitionIndex: at.partition, timestamp })
    await this.#once(op, async () => {
      const types = { request: ListOffsetsRequestType, response: ListOffsetsResponseType }
      const { answer } = await this.#client.call(types, 1, () =>
        createListOffsetsRequest({
          replicaId: -1,
          topics: [createListOffsetsRequestListOffsetsTopic({ name: at.topic, partitions: [partition] })],
        }),
      )
      const found = answer.topics[0]!.partitions[0]!
      op.offset = found.offset
      op.timestamp = Number(found.timestamp)
      op.leaderEpoch = found.leaderEpoch
      return found.errorCode
    })
    return op
  }

  async deleteRecords(at: PartitionRef, offset: number): Promise<Op<DeleteRecordsOp>> {
    const op = this.#history.begin(this.#client.name, {
      kind: 'delete-records',
      at,
      byName: true,
      offset,
      lowWatermark: -1,
    })
    const partition = createDeleteRecordsRequestDeleteRecordsPartition({ partitionIndex: at.partition, offset })
    await this.#once(op, async () => {
      const types = { request: DeleteRecordsRequestType, response: DeleteRecordsResponseType }
      const { answer } = await this.#client.call(types, 0, () =>
        createDeleteRecordsRequest({
          topics: [createDeleteRecordsRequestDeleteRecordsTopic({ name: at.topic, partitions: [partition] })],
          timeoutMs: 10_000,
        }),
      )
      const deleted = answer.topics[0]!.partitions[0]!
      op.lowWatermark = deleted.lowWatermark
      return deleted.errorCode
    })
    return op
  }

  /** As a member of a group's generation, or of a group that has no members. */
  async commit(at: PartitionRef, group: string, offset: number, member: Committer = NO_MEMBER): Promise<Op<CommitOp>> {
    await this.findCoordinator(group)
    const { generation, memberId, instanceId } = member
    const body: CommitOp = { kind: 'commit', at, byName: false, group, generation, memberId, offset }
    const op = this.#history.begin(this.#client.name, body)
    const partition = createOffsetCommitRequestPartition({
      partitionIndex: at.partition,
      committedOffset: BigInt(offset),
      committedMetadata: `by ${this.#client.name}`,
    })
    const least = instanceId === null ? 2 : FIRST_COMMIT_WITH_INSTANCE
    await this.#once(op, async () => {
      const types = { request: OffsetCommitRequestType, response: OffsetCommitResponseType }
      const { answer } = await this.#client.call(types, least, (version) => {
        op.byName = version < FIRST_VERSION_WITH_IDS
        return createOffsetCommitRequest({
          groupId: group,
          generationIdOrMemberEpoch: generation,
          memberId,
          groupInstanceId: instanceId,
          topics: [createOffsetCommitRequestTopic({ name: at.topic, topicId: at.topicId, partitions: [partition] })],
        })
      })
      return answer.topics[0]!.partitions[0]!.errorCode
    })
    return op
  }

  async committed(at: PartitionRef, group: string): Promise<Op<CommittedOp>> {
    await this.findCoordinator(group)
    const body: CommittedOp = { kind: 'committed', at, byName: false, group, offset: -1 }
    const op = this.#history.begin(this.#client.name, body)
    const { topic: name, topicId, partition } = at
    await this.#once(op, async () => {
      const types = { request: OffsetFetchRequestType, response: OffsetFetchResponseType }
      const { answer, version } = await this.#client.call(types, 1, (asked) => {
        op.byName = asked < FIRST_VERSION_WITH_IDS
        if (asked < FIRST_FETCH_WITH_GROUPS) {
          const topics = [createOffsetFetchRequestTopic({ name, partitionIndexes: [partition] })]
          return createOffsetFetchRequest({ groupId: group, topics })
        }
        const topics = [createOffsetFetchRequestTopics({ name, topicId, partitionIndexes: [partition] })]
        return createOffsetFetchRequest({ groups: [createOffsetFetchRequestGroup({ groupId: group, topics })] })
      })
      return committedIn(op, answer, version)
    })
    return op
  }

  /** Asking for a coordinator makes the topic that it needs, as any group does first. */
  async findCoordinator(group: string): Promise<void> {
    while (!this.#coordinatorKnown) {
      try {
        const types = { request: FindCoordinatorRequestType, response: FindCoordinatorResponseType }
        const { answer, version } = await this.#client.call(types, 0, (asked) =>
          createFindCoordinatorRequest(asked >= 4 ? { coordinatorKeys: [group] } : { key: group }),
        )
        const code = version >= 4 ? answer.coordinators[0]!.errorCode : answer.errorCode
        this.#coordinatorKnown = code === ErrorCode.NONE
      } catch (error) {
        networkErrorName(error)
      }
      if (!this.#coordinatorKnown) await this.#client.pause(200)
    }
  }

  /** Exactly one attempt: what is asked twice is two operations. */
  async #once(op: Op, ask: () => Promise<number>): Promise<void> {
    try {
      const code = await ask()
      if (code === ErrorCode.NOT_COORDINATOR || code === ErrorCode.COORDINATOR_NOT_AVAILABLE)
        this.#coordinatorKnown = false
      if (code === ErrorCode.NONE) this.#history.end(op, 'ok')
      else this.#history.end(op, REFUSALS.has(code) ? 'refused' : 'unknown', errorInfo(code).name)
    } catch (error) {
      this.#history.end(op, 'unknown', networkErrorName(error))
    }
  }
}

function committedIn(op: Op<CommittedOp>, answer: OffsetFetchResponse, version: number): number {
  const group = version >= FIRST_FETCH_WITH_GROUPS ? answer.groups[0]! : answer
  if (group.errorCode !== ErrorCode.NONE) return group.errorCode
  const found = group.topics[0]?.partitions[0]
  if (found === undefined) return ErrorCode.UNKNOWN_SERVER_ERROR
  op.offset = Number(found.committedOffset)
  return found.errorCode
}
