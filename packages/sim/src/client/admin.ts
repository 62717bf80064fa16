/** Topics made, deleted and listed; each asked again until it is certain what became of it. */
import {
  CreatePartitionsRequestType,
  CreatePartitionsResponseType,
  CreateTopicsRequestType,
  CreateTopicsResponseType,
  createCreatePartitionsRequest,
  createCreatePartitionsRequestCreatePartitionsTopic,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createDeleteTopicsRequest,
  createDeleteTopicsRequestDeleteTopicState,
  createIncrementalAlterConfigsRequest,
  createIncrementalAlterConfigsRequestAlterableConfig,
  createIncrementalAlterConfigsRequestAlterConfigsResource,
  createMetadataRequest,
  DeleteTopicsRequestType,
  DeleteTopicsResponseType,
  ErrorCode,
  errorInfo,
  IncrementalAlterConfigsRequestType,
  IncrementalAlterConfigsResponseType,
  MetadataRequestType,
  MetadataResponseType,
} from '@ottla/protocol'
import type { CreateTopicOp, History, Op, TopicsOp } from '../history.ts'
import { type Client, networkErrorName } from './client.ts'

/** The first version that deletes a topic by its id. */
const FIRST_DELETE_BY_ID = 6
const TOPIC_RESOURCE = 2
const SET = 0

export class Admin {
  readonly #client: Client
  readonly #history: History

  constructor(client: Client, history: History) {
    this.#client = client
    this.#history = history
  }

  /** Resolves when the topic is there and its id known. */
  async createTopic(topic: string, partitions: number): Promise<Op<CreateTopicOp>> {
    const op = this.#history.begin(this.#client.name, { kind: 'create-topic', topic, partitions, topicId: '' })
    const request = createCreateTopicsRequest({
      topics: [
        createCreateTopicsRequestCreatableTopic({ name: topic, numPartitions: partitions, replicationFactor: 1 }),
      ],
      timeoutMs: 10_000,
    })
    await this.#untilKnown(op, async () => {
      const types = { request: CreateTopicsRequestType, response: CreateTopicsResponseType }
      const { answer, version } = await this.#client.call(types, 2, () => request)
      const [made] = answer.topics
      if (made!.errorCode === ErrorCode.NONE && version >= 7) op.topicId = made!.topicId
      // An attempt that got no answer may have made it; one that came too early is repeated.
      const there = made!.errorCode === ErrorCode.NONE || made!.errorCode === ErrorCode.TOPIC_ALREADY_EXISTS
      return there ? ErrorCode.NONE : made!.errorCode
    })
    while (op.topicId === '') {
      const listed = await this.listTopics(false)
      for (const [topicId, shown] of listed.shown)
        if (shown.topic === topic && this.#isNew(topicId)) op.topicId = topicId
      if (op.topicId === '') await this.#client.pause(100)
    }
    return op
  }

  #isNew(topicId: string): boolean {
    return this.#history.of('create-topic').every((made) => made.topicId !== topicId)
  }

  /** Resolves when the topic is gone. `byId`: a name that is used again must not be asked for twice. */
  async deleteTopic(topic: string, topicId: string, byId: boolean): Promise<void> {
    const op = this.#history.begin(this.#client.name, { kind: 'delete-topic', topic, topicId })
    await this.#untilKnown(op, async () => {
      const types = { request: DeleteTopicsRequestType, response: DeleteTopicsResponseType }
      const { answer } = await this.#client.call(types, byId ? FIRST_DELETE_BY_ID : 1, (version) =>
        version >= FIRST_DELETE_BY_ID
          ? createDeleteTopicsRequest({
              topics: [createDeleteTopicsRequestDeleteTopicState({ name: null, topicId })],
              timeoutMs: 10_000,
            })
          : createDeleteTopicsRequest({ topicNames: [topic], timeoutMs: 10_000 }),
      )
      const { errorCode } = answer.responses[0]!
      const gone = errorCode === ErrorCode.UNKNOWN_TOPIC_ID || errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
      return gone ? ErrorCode.NONE : errorCode
    })
  }

  /** Resolves when the topic has so many partitions. */
  async createPartitions(topic: string, topicId: string, partitions: number): Promise<void> {
    const op = this.#history.begin(this.#client.name, { kind: 'create-partitions', topic, topicId, partitions })
    const wanted = createCreatePartitionsRequestCreatePartitionsTopic({
      name: topic,
      count: partitions,
      assignments: null,
    })
    let attempts = 0
    await this.#untilKnown(op, async () => {
      attempts++
      const types = { request: CreatePartitionsRequestType, response: CreatePartitionsResponseType }
      const { answer } = await this.#client.call(types, 0, () =>
        createCreatePartitionsRequest({ topics: [wanted], timeoutMs: 10_000 }),
      )
      const { errorCode } = answer.results[0]!
      // It has as many already: an attempt before has made them.
      return errorCode === ErrorCode.INVALID_PARTITIONS && attempts > 1 ? ErrorCode.NONE : errorCode
    })
  }

  /** From now on records go by themselves. Resolves when the settings are made. */
  async setRetention(topic: string, topicId: string, configs: Readonly<Record<string, number>>): Promise<void> {
    const retentionMs = configs['retention.ms'] ?? -1
    const op = this.#history.begin(this.#client.name, { kind: 'retention', topic, topicId, retentionMs })
    const resource = createIncrementalAlterConfigsRequestAlterConfigsResource({
      resourceType: TOPIC_RESOURCE,
      resourceName: topic,
      configs: Object.entries(configs).map(([name, value]) =>
        createIncrementalAlterConfigsRequestAlterableConfig({ name, configOperation: SET, value: String(value) }),
      ),
    })
    await this.#untilKnown(op, async () => {
      const types = { request: IncrementalAlterConfigsRequestType, response: IncrementalAlterConfigsResponseType }
      const { answer } = await this.#client.call(types, 0, () =>
        createIncrementalAlterConfigsRequest({ resources: [resource] }),
      )
      return answer.responses[0]!.errorCode
    })
  }

  async listTopics(final: boolean): Promise<Op<TopicsOp>> {
    const op = this.#history.begin(this.#client.name, { kind: 'topics', final, shown: new Map() })
    await this.#untilKnown(op, async () => {
      const types = { request: MetadataRequestType, response: MetadataResponseType }
      const { answer } = await this.#client.call(types, 10, () => createMetadataRequest({ topics: null }))
      op.shown.clear()
      for (const { errorCode, name, topicId, isInternal, partitions } of answer.topics) {
        if (errorCode !== ErrorCode.NONE) return errorCode
        if (isInternal || name === null) continue
        op.shown.set(topicId, { topic: name, leaderEpochs: partitions.map(({ leaderEpoch }) => leaderEpoch) })
      }
      return ErrorCode.NONE
    })
    return op
  }

  async #untilKnown(op: Op, ask: () => Promise<number>): Promise<void> {
    for (;;) {
      try {
        const code = await ask()
        if (code === ErrorCode.NONE) {
          this.#history.end(op, 'ok')
          return
        }
        // While the only broker stops or comes back there is none to put replicas on.
        if (!errorInfo(code).retriable && code !== ErrorCode.INVALID_REPLICATION_FACTOR) {
          this.#history.end(op, 'refused', errorInfo(code).name)
          throw new Error(`${op.kind} of ${this.#client.name} was refused: ${errorInfo(code).name}`)
        }
      } catch (error) {
        networkErrorName(error)
      }
      await this.#client.pause(200)
    }
  }
}
