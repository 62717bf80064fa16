/**
 * ElectLeaders, versions 0-2 (KIP-183, KIP-460). The controller decides; null asks for all partitions, of which those that
 * need no election are left out.
 *
 * - v0: preferred leaders only, and no top-level error. v1: the kind of election, ELECTION_NOT_NEEDED for a partition.
 */
import {
  createElectLeadersResponse,
  createElectLeadersResponsePartitionResult,
  createElectLeadersResponseReplicaElectionResult,
  type ElectLeadersRequest,
  ElectLeadersRequestType,
  type ElectLeadersResponse,
  ElectLeadersResponseType,
  ErrorCode,
} from '@ottla/protocol'
import { type AnyHandler, type Call, handler } from '../handler.ts'

export const electLeadersHandler: AnyHandler = handler<ElectLeadersRequest, ElectLeadersResponse>({
  request: ElectLeadersRequestType,
  response: ElectLeadersResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'ALTER', resource: 'CLUSTER' }],
  throttled: true,
  handle: electLeaders,
})

async function electLeaders(request: ElectLeadersRequest, call: Call): Promise<ElectLeadersResponse> {
  const { broker, apiVersion, connection } = call
  const response = await broker.controller.electLeaders(request, { principal: connection.principal, apiVersion })
  await broker.caughtUp()
  return apiVersion === 0 && response.errorCode !== ErrorCode.NONE ? eachRefused(request, response.errorCode) : response
}

/** v0 has no error for the whole: every partition that was named gets it. */
function eachRefused(request: ElectLeadersRequest, errorCode: number): ElectLeadersResponse {
  const replicaElectionResults = (request.topicPartitions ?? []).map(({ topic, partitions }) =>
    createElectLeadersResponseReplicaElectionResult({
      topic,
      partitionResult: partitions.map((partitionId) =>
        createElectLeadersResponsePartitionResult({ partitionId, errorCode }),
      ),
    }),
  )
  return createElectLeadersResponse({ replicaElectionResults })
}
