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
  ErrorCode,
} from '@ottla/protocol'
import { type AnyHandler, type Call, handler } from '../handler.ts'

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
  const response = await broker.controller.createTopics(request, { principal: connection.principal, apiVersion })
  if (request.validateOnly) return response
  await broker.caughtUp()
  for (const { name, errorCode, numPartitions } of response.topics) {
    if (errorCode !== ErrorCode.NONE) continue
    broker.events.topicCreated?.({ name, partitions: numPartitions, automatic: false })
  }
  return response
}
