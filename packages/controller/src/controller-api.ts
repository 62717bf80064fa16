import type {
  AllocateProducerIdsRequest,
  AllocateProducerIdsResponse,
  AlterConfigsRequest,
  AlterConfigsResponse,
  AlterPartitionRequest,
  AlterPartitionResponse,
  AssignReplicasToDirsRequest,
  AssignReplicasToDirsResponse,
  BrokerHeartbeatRequest,
  BrokerHeartbeatResponse,
  BrokerRegistrationRequest,
  BrokerRegistrationResponse,
  ControllerRegistrationRequest,
  ControllerRegistrationResponse,
  CreatePartitionsRequest,
  CreatePartitionsResponse,
  CreateTopicsRequest,
  CreateTopicsResponse,
  DeleteTopicsRequest,
  DeleteTopicsResponse,
  ElectLeadersRequest,
  ElectLeadersResponse,
  IncrementalAlterConfigsRequest,
  IncrementalAlterConfigsResponse,
  UnregisterBrokerRequest,
  UnregisterBrokerResponse,
} from '@ottla/protocol'

/** Who asks, and how. What the caller may do at all has been checked before. */
export interface ControllerContext {
  /** `User:name`. */
  readonly principal: string
  /** Version of the request: some errors differ by it. */
  readonly apiVersion: number
  /** Whether the caller may see a topic's configs; all may where it is absent. */
  readonly mayDescribeConfigs?: (topic: string) => boolean
}

/**
 * What the active controller does for brokers and for clients whose requests brokers forward. Each method answers after
 * its records are committed. A controller that is not active answers NOT_CONTROLLER.
 */
export interface ControllerApi {
  createTopics(request: CreateTopicsRequest, context: ControllerContext): Promise<CreateTopicsResponse>
  deleteTopics(request: DeleteTopicsRequest, context: ControllerContext): Promise<DeleteTopicsResponse>
  createPartitions(request: CreatePartitionsRequest, context: ControllerContext): Promise<CreatePartitionsResponse>
  incrementalAlterConfigs(
    request: IncrementalAlterConfigsRequest,
    context: ControllerContext,
  ): Promise<IncrementalAlterConfigsResponse>
  alterConfigs(request: AlterConfigsRequest, context: ControllerContext): Promise<AlterConfigsResponse>
  electLeaders(request: ElectLeadersRequest, context: ControllerContext): Promise<ElectLeadersResponse>
  registerBroker(request: BrokerRegistrationRequest): Promise<BrokerRegistrationResponse>
  brokerHeartbeat(request: BrokerHeartbeatRequest): Promise<BrokerHeartbeatResponse>
  unregisterBroker(request: UnregisterBrokerRequest): Promise<UnregisterBrokerResponse>
  registerController(request: ControllerRegistrationRequest): Promise<ControllerRegistrationResponse>
  allocateProducerIds(request: AllocateProducerIdsRequest): Promise<AllocateProducerIdsResponse>
  alterPartition(request: AlterPartitionRequest, context: ControllerContext): Promise<AlterPartitionResponse>
  assignReplicasToDirs(request: AssignReplicasToDirsRequest): Promise<AssignReplicasToDirsResponse>
}
