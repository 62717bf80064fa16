/**
 * DeleteTopics, versions 1-6 (KIP-4, KIP-516, KIP-599). The controller decides; the answer is given once this broker no
 * longer shows the topics. Their files go later.
 *
 * - v3: deletion that is switched off has an error of its own, before it is INVALID_REQUEST. v5: messages. v6: topics by
 *   id.
 */
import {
  type DeleteTopicsRequest,
  DeleteTopicsRequestType,
  type DeleteTopicsResponse,
  DeleteTopicsResponseType,
  ErrorCode,
} from '@ottla/protocol'
import { type AnyHandler, type Call, handler } from '../handler.ts'

export const deleteTopicsHandler: AnyHandler = handler<DeleteTopicsRequest, DeleteTopicsResponse>({
  request: DeleteTopicsRequestType,
  response: DeleteTopicsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DELETE', resource: 'TOPIC' }],
  throttled: true,
  handle: deleteTopics,
})

async function deleteTopics(request: DeleteTopicsRequest, call: Call): Promise<DeleteTopicsResponse> {
  const { broker, apiVersion, connection } = call
  const response = await broker.controller.deleteTopics(request, { principal: connection.principal, apiVersion })
  await broker.caughtUp()
  for (const { name, errorCode } of response.responses) {
    if (errorCode === ErrorCode.NONE && name !== null) broker.events.topicDeleted?.(name)
  }
  return response
}
