/**
 * CreateTopics, versions 2-7 (KIP-4, KIP-525, KIP-599, KIP-516). The controller decides; the answer is given once this
 * broker shows the topics itself, so that a client that goes on here finds them.
 *
 * - v4: -1 partitions or replicas mean the broker's defaults. v5: counts and configs of what was made are answered. v7:
 *   the topic id.
 */
import {
  type CreateTopicsRequest,
  CreateTopicsRequestType,
  type CreateTopicsResponse,
  CreateTopicsResponseType,
  createCreateTopicsResponseCreatableTopicResult,
  ErrorCode,
} from '@ottla/protocol'
import { type AnyHandler, type Call, handler } from '../handler.ts'

/** The log of the metadata itself, which no client may make. */
const METADATA_TOPIC = '__cluster_metadata'

export const createTopicsHandler: AnyHandler = handler<CreateTopicsRequest, CreateTopicsResponse>({
  request: CreateTopicsRequestType,
  response: CreateTopicsResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'CREATE', resource: 'CLUSTER' },
    { operation: 'CREATE', resource: 'TOPIC' },
  ],
  throttled: true,
  handle: createTopics,
})

async function createTopics(request: CreateTopicsRequest, call: Call): Promise<CreateTopicsResponse> {
  const { broker, apiVersion, connection } = call
  const topics = request.topics.filter(({ name }) => name !== METADATA_TOPIC)
  const context = { principal: connection.principal, apiVersion }
  const response = await broker.controller.createTopics({ ...request, topics }, context)
  if (topics.length < request.topics.length) {
    response.topics.push(
      createCreateTopicsResponseCreatableTopicResult({
        name: METADATA_TOPIC,
        errorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED,
        errorMessage: 'Authorization failed.',
      }),
    )
  }
  if (request.validateOnly) return response
  await broker.caughtUp()
  for (const { name, errorCode, numPartitions } of response.topics) {
    if (errorCode !== ErrorCode.NONE) continue
    broker.events.topicCreated?.({ name, partitions: numPartitions, automatic: false })
  }
  return response
}
