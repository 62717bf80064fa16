/**
 * InitProducerId, versions 0-6 (KIP-98, KIP-360, KIP-939).
 *
 * - Without a transactional id: a fresh producer id with epoch 0, whatever the client had before.
 * - v3: the client may name its id and epoch; one without the other is INVALID_REQUEST.
 * - v6: two-phase commit, which only means something to transactions.
 *
 * Transactions are not served yet: a transactional id is UNSUPPORTED_VERSION, which ends the producer at once.
 */
import {
  createInitProducerIdResponse,
  ErrorCode,
  type InitProducerIdRequest,
  InitProducerIdRequestType,
  type InitProducerIdResponse,
  InitProducerIdResponseType,
} from '@ottla/protocol'
import { type AnyHandler, type Call, handler } from '../handler.ts'

const NONE_GIVEN = -1

export const initProducerIdHandler: AnyHandler = handler<InitProducerIdRequest, InitProducerIdResponse>({
  request: InitProducerIdRequestType,
  response: InitProducerIdResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'WRITE', resource: 'TRANSACTIONAL_ID' },
    { operation: 'IDEMPOTENT_WRITE', resource: 'CLUSTER' },
  ],
  throttled: true,
  handle: initProducerId,
})

async function initProducerId(request: InitProducerIdRequest, { broker }: Call): Promise<InitProducerIdResponse> {
  const { transactionalId, producerId, producerEpoch } = request
  if ((producerId === NONE_GIVEN) !== (producerEpoch === NONE_GIVEN)) return failed(ErrorCode.INVALID_REQUEST)
  if (transactionalId === '') return failed(ErrorCode.INVALID_REQUEST)
  if (transactionalId !== null) return failed(ErrorCode.UNSUPPORTED_VERSION)
  const next = await broker.producerIds.next()
  if ('errorCode' in next) return failed(next.errorCode)
  return createInitProducerIdResponse({ producerId: next.producerId, producerEpoch: 0 })
}

function failed(errorCode: number): InitProducerIdResponse {
  return createInitProducerIdResponse({ errorCode, producerId: -1, producerEpoch: -1 })
}
