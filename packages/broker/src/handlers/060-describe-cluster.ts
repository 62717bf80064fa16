/**
 * DescribeCluster, versions 0-2 (KIP-700, KIP-919, KIP-1073).
 *
 * - v1: the client says which kind of node it means to ask. This is a broker: whoever means a controller learns
 *   MISMATCHED_ENDPOINT_TYPE, and a kind that nobody knows is UNSUPPORTED_ENDPOINT_TYPE.
 * - v2: brokers that are fenced too, where they are asked for.
 */
import {
  createDescribeClusterResponse,
  createDescribeClusterResponseDescribeClusterBroker,
  type DescribeClusterRequest,
  DescribeClusterRequestType,
  type DescribeClusterResponse,
  DescribeClusterResponseType,
  ErrorCode,
} from '@ottla/protocol'
import { CLUSTER_OPERATIONS, NOT_REQUESTED } from '../authorized-operations.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'
import { addressOf } from '../leader-endpoint.ts'
import { randomAlive } from './003-metadata.ts'

const BROKERS = 1
const CONTROLLERS = 2

export const describeClusterHandler: AnyHandler = handler<DescribeClusterRequest, DescribeClusterResponse>({
  request: DescribeClusterRequestType,
  response: DescribeClusterResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE', resource: 'CLUSTER' }],
  throttled: true,
  handle: describeCluster,
})

function describeCluster(request: DescribeClusterRequest, call: Call): DescribeClusterResponse {
  const { endpointType, includeFencedBrokers, includeClusterAuthorizedOperations } = request
  if (endpointType === CONTROLLERS) {
    return createDescribeClusterResponse({
      errorCode: ErrorCode.MISMATCHED_ENDPOINT_TYPE,
      errorMessage: 'The request was sent to an endpoint of type BROKER, but we wanted an endpoint of type CONTROLLER',
    })
  }
  if (endpointType !== BROKERS) {
    return createDescribeClusterResponse({
      errorCode: ErrorCode.UNSUPPORTED_ENDPOINT_TYPE,
      errorMessage: `Unsupported endpoint type ${endpointType}`,
    })
  }
  const { broker, connection } = call
  const brokers = [...broker.image.cluster.brokers.values()].flatMap((registration) => {
    if (registration.fenced && !includeFencedBrokers) return []
    const address = addressOf(broker, registration, connection)
    if (address === null) return []
    return createDescribeClusterResponseDescribeClusterBroker({
      brokerId: registration.id,
      ...address,
      isFenced: registration.fenced,
    })
  })
  return createDescribeClusterResponse({
    endpointType: BROKERS,
    clusterId: broker.clusterId,
    controllerId: randomAlive(call),
    brokers,
    clusterAuthorizedOperations: includeClusterAuthorizedOperations ? CLUSTER_OPERATIONS : NOT_REQUESTED,
  })
}
