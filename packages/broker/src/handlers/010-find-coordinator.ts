/**
 * FindCoordinator, versions 0-6 (KIP-699, KIP-932).
 *
 * - v0: groups only. v1: a key type. v4: many keys at once, each with an answer of its own. v6: key type 2, shares.
 * - The coordinator of a group is the leader of the partition of `__consumer_offsets` to which the group's id hashes. The
 *   topic is made when somebody first asks; meanwhile, and while there is no leader, COORDINATOR_NOT_AVAILABLE.
 * - Below v4 the message of a success is `NONE`, since v4 it is empty: both as Kafka writes them.
 *
 * Transactions (1) and share groups (2) are not served yet. COORDINATOR_NOT_AVAILABLE would make their clients ask for
 * ever, so the answer is UNSUPPORTED_VERSION with a message, which ends them.
 */
import {
  createFindCoordinatorResponse,
  createFindCoordinatorResponseCoordinator,
  ErrorCode,
  errorInfo,
  type FindCoordinatorRequest,
  FindCoordinatorRequestType,
  type FindCoordinatorResponse,
  type FindCoordinatorResponseCoordinator,
  FindCoordinatorResponseType,
} from '@ottla/protocol'
import { type AnyHandler, type Call, handler } from '../handler.ts'
import { GROUP_TOPIC } from '../internal-topics.ts'
import { endpointOf } from '../leader-endpoint.ts'

const BATCHED_SINCE = 4
const SHARE_SINCE = 6

const GROUP = 0
const TRANSACTION = 1
const SHARE = 2

export const findCoordinatorHandler: AnyHandler = handler<FindCoordinatorRequest, FindCoordinatorResponse>({
  request: FindCoordinatorRequestType,
  response: FindCoordinatorResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'DESCRIBE', resource: 'GROUP' },
    { operation: 'DESCRIBE', resource: 'TRANSACTIONAL_ID' },
  ],
  throttled: true,
  handle: findCoordinator,
})

function findCoordinator(request: FindCoordinatorRequest, call: Call): FindCoordinatorResponse {
  if (call.apiVersion >= BATCHED_SINCE) {
    const coordinators = request.coordinatorKeys.map((key) => find(request.keyType, key, call))
    return createFindCoordinatorResponse({ coordinators })
  }
  const { nodeId, host, port, errorCode, errorMessage } = find(request.keyType, request.key, call)
  const message = errorMessage === '' ? textOf(errorCode) : errorMessage
  return createFindCoordinatorResponse({ nodeId, host, port, errorCode, errorMessage: message })
}

function find(keyType: number, key: string, call: Call): FindCoordinatorResponseCoordinator {
  switch (keyType) {
    case GROUP:
      return groupCoordinator(key, call)
    case TRANSACTION:
      return none(key, ErrorCode.UNSUPPORTED_VERSION, 'Transactions are not supported by this broker yet.')
    case SHARE:
      if (call.apiVersion < SHARE_SINCE) return none(key, ErrorCode.INVALID_REQUEST)
      return none(key, ErrorCode.UNSUPPORTED_VERSION, 'Share groups are not supported by this broker yet.')
    default:
      return none(key, ErrorCode.INVALID_REQUEST, textOf(ErrorCode.INVALID_REQUEST))
  }
}

function groupCoordinator(key: string, { broker, connection }: Call): FindCoordinatorResponseCoordinator {
  const topic = broker.image.topics.topic(GROUP_TOPIC)
  if (topic === undefined) {
    broker.autoTopics.create([GROUP_TOPIC])
    return none(key, ErrorCode.COORDINATOR_NOT_AVAILABLE)
  }
  const partition = topic.partitions.get(broker.groups.partitionFor(key))
  const endpoint = partition === undefined ? null : endpointOf(broker, partition.leader, connection)
  if (endpoint === null) return none(key, ErrorCode.COORDINATOR_NOT_AVAILABLE)
  const { host, port } = endpoint
  return createFindCoordinatorResponseCoordinator({ key, nodeId: partition!.leader, host, port })
}

function none(key: string, errorCode: number, errorMessage = ''): FindCoordinatorResponseCoordinator {
  return createFindCoordinatorResponseCoordinator({ key, nodeId: -1, host: '', port: -1, errorCode, errorMessage })
}

function textOf(errorCode: number): string {
  return errorCode === ErrorCode.NONE ? 'NONE' : errorInfo(errorCode).text
}
