/**
 * CreatePartitions, versions 0-3 (KIP-195, KIP-599). The controller decides and answers every topic; the answer is given
 * once this broker shows the new partitions. v2 is flexible, v3 adds nothing to the message.
 */
import {
  type CreatePartitionsRequest,
  CreatePartitionsRequestType,
  type CreatePartitionsResponse,
  CreatePartitionsResponseType,
} from '@ottla/protocol'
import { type AnyHandler, type Call, handler } from '../handler.ts'

export const createPartitionsHandler: AnyHandler = handler<CreatePartitionsRequest, CreatePartitionsResponse>({
  request: CreatePartitionsRequestType,
  response: CreatePartitionsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'ALTER', resource: 'TOPIC' }],
  throttled: true,
  handle: createPartitions,
})

async function createPartitions(request: CreatePartitionsRequest, call: Call): Promise<CreatePartitionsResponse> {
  const { broker, apiVersion, connection } = call
  const response = await broker.controller.createPartitions(request, { principal: connection.principal, apiVersion })
  await broker.caughtUp()
  return response
}
