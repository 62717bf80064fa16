/** Topics made, deleted and listed; each asked again until it is certain what became of it. */
import {
  CreateTopicsRequestType,
  CreateTopicsResponseType,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createDeleteTopicsRequest,
  createDeleteTopicsRequestDeleteTopicState,
  createMetadataRequest,
  DeleteTopicsRequestType,
  DeleteTopicsResponseType,
  ErrorCode,
  errorInfo,
  MetadataRequestType,
  MetadataResponseType,
} from '@ottla/protocol'
import type { CreateTopicOp, History, Op, TopicsOp } from '../history.ts'
import { type Client, networkErrorName } from './client.ts'

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
      for (const [topicId, shown] of listed.shown) if (shown.topic === topic) op.topicId = topicId
      if (op.topicId === '') await this.#client.pause(100)
    }
    return op
  }

  /** Resolves when the topic is gone. */
  async deleteTopic(topic: string, topicId: string): Promise<void> {
    const op = this.#history.begin(this.#client.name, { kind: 'delete-topic', topic, topicId })
    await this.#untilKnown(op, async () => {
      const types = { request: DeleteTopicsRequestType, response: DeleteTopicsResponseType }
      const { answer } = await this.#client.call(types, 1, (version) =>
        version >= 6
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
