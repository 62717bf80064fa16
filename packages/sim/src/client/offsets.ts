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
import type { CommittedOp, DeleteRecordsOp, History, OffsetsOp, Op, PartitionRef } from '../history.ts'
import { type Client, networkErrorName } from './client.ts'

/** Errors after which nothing has happened and nothing will. */
const REFUSALS: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.OFFSET_OUT_OF_RANGE,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
])

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
    const op = this.#history.begin(this.#client.name, { kind: 'delete-records', at, offset, lowWatermark: -1 })
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

  async commit(at: PartitionRef, group: string, offset: number): Promise<void> {
    await this.#findCoordinator(group)
    const op = this.#history.begin(this.#client.name, { kind: 'commit', at, group, offset })
    const partition = createOffsetCommitRequestPartition({
      partitionIndex: at.partition,
      committedOffset: BigInt(offset),
      committedMetadata: `by ${this.#client.name}`,
    })
    await this.#once(op, async () => {
      const types = { request: OffsetCommitRequestType, response: OffsetCommitResponseType }
      const { answer } = await this.#client.call(types, 2, () =>
        createOffsetCommitRequest({
          groupId: group,
          generationIdOrMemberEpoch: -1,
          topics: [createOffsetCommitRequestTopic({ name: at.topic, topicId: at.topicId, partitions: [partition] })],
        }),
      )
      return answer.topics[0]!.partitions[0]!.errorCode
    })
  }

  async committed(at: PartitionRef, group: string): Promise<Op<CommittedOp>> {
    await this.#findCoordinator(group)
    const op = this.#history.begin(this.#client.name, { kind: 'committed', at, group, offset: -1 })
    const { topic: name, topicId, partition } = at
    await this.#once(op, async () => {
      const types = { request: OffsetFetchRequestType, response: OffsetFetchResponseType }
      const { answer, version } = await this.#client.call(types, 1, (asked) =>
        asked >= 8
          ? createOffsetFetchRequest({
              groups: [
                createOffsetFetchRequestGroup({
                  groupId: group,
                  topics: [createOffsetFetchRequestTopics({ name, topicId, partitionIndexes: [partition] })],
                }),
              ],
            })
          : createOffsetFetchRequest({
              groupId: group,
              topics: [createOffsetFetchRequestTopic({ name, partitionIndexes: [partition] })],
            }),
      )
      return committedIn(op, answer, version)
    })
    return op
  }

  /** Asking for a coordinator makes the topic that it needs, as any group does first. */
  async #findCoordinator(group: string): Promise<void> {
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
  const group = version >= 8 ? answer.groups[0]! : answer
  if (group.errorCode !== ErrorCode.NONE) return group.errorCode
  const found = group.topics[0]?.partitions[0]
  if (found === undefined) return ErrorCode.UNKNOWN_SERVER_ERROR
  op.offset = Number(found.committedOffset)
  return found.errorCode
}
