/** Topics that a node is to have from the start. */
import type { Broker } from '@ottla/broker'
import {
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  ErrorCode,
  errorInfo,
} from '@ottla/protocol'

export interface TopicSpec {
  readonly name: string
  /** Default: `num.partitions`. */
  readonly partitions?: number
}

/** Resolves when clients are shown the topics. Those that exist already stay as they are. Throws with Kafka's text. */
export async function createTopics(broker: Broker, topics: readonly TopicSpec[]): Promise<void> {
  if (topics.length === 0) return
  const request = createCreateTopicsRequest({
    topics: topics.map(({ name, partitions = -1 }) =>
      createCreateTopicsRequestCreatableTopic({ name, numPartitions: partitions, replicationFactor: -1 }),
    ),
    timeoutMs: 30_000,
  })
  const answer = await broker.controller.createTopics(request, { principal: 'User:ANONYMOUS', apiVersion: 7 })
  for (const { name, errorCode, errorMessage } of answer.topics) {
    if (errorCode === ErrorCode.NONE || errorCode === ErrorCode.TOPIC_ALREADY_EXISTS) continue
    throw new TopicError(`topic ${name}: ${errorMessage ?? errorInfo(errorCode).text}`)
  }
  await broker.caughtUp()
}

/** A topic that the controller does not make. */
export class TopicError extends Error {
  override name = 'TopicError'
}
