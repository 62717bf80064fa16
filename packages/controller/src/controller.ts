import {
  type AllocateProducerIdsRequest,
  type AllocateProducerIdsResponse,
  type AlterConfigsRequest,
  type AlterConfigsResponse,
  type AlterPartitionRequest,
  type AlterPartitionResponse,
  type AssignReplicasToDirsRequest,
  type AssignReplicasToDirsResponse,
  type BrokerHeartbeatRequest,
  type BrokerHeartbeatResponse,
  type BrokerRegistrationRequest,
  type BrokerRegistrationResponse,
  type ControllerRegistrationRequest,
  type ControllerRegistrationResponse,
  type CreatePartitionsRequest,
  type CreatePartitionsResponse,
  type CreateTopicsRequest,
  type CreateTopicsResponse,
  createAllocateProducerIdsResponse,
  createAlterConfigsResponse,
  createAlterConfigsResponseAlterConfigsResourceResponse,
  createAlterPartitionResponse,
  createAssignReplicasToDirsResponse,
  createBrokerHeartbeatResponse,
  createBrokerRegistrationResponse,
  createControllerRegistrationResponse,
  createCreatePartitionsResponse,
  createCreatePartitionsResponseCreatePartitionsTopicResult,
  createCreateTopicsResponse,
  createCreateTopicsResponseCreatableTopicResult,
  createDeleteTopicsResponse,
  createDeleteTopicsResponseDeletableTopicResult,
  createElectLeadersResponse,
  createIncrementalAlterConfigsResponse,
  createIncrementalAlterConfigsResponseAlterConfigsResourceResponse,
  createUnregisterBrokerResponse,
  type DeleteTopicsRequest,
  type DeleteTopicsResponse,
  type ElectLeadersRequest,
  type ElectLeadersResponse,
  type IncrementalAlterConfigsRequest,
  type IncrementalAlterConfigsResponse,
  type MetadataRecord,
  type UnregisterBrokerRequest,
  type UnregisterBrokerResponse,
} from '@ottla/protocol'
import { AppendError, type Decision } from '@ottla/rsm'
import type { ControllerApi, ControllerContext } from './controller-api.ts'
import { ControllerError } from './controller-error.ts'
import type { ControllerShard } from './shard.ts'

/** What the controller needs of the runtime that hosts its shard. */
export interface ControllerRuntime {
  /** Runs the operation, appends its records and gives its reply when they are committed. Rejects with AppendError. */
  write<T>(operation: (now: number) => Decision<MetadataRecord, T>): Promise<T>
}

/** The controller's front: requests in, answers out when they are committed. */
export class Controller implements ControllerApi {
  readonly shard: ControllerShard
  readonly #runtime: ControllerRuntime

  constructor(shard: ControllerShard, runtime: ControllerRuntime) {
    this.shard = shard
    this.#runtime = runtime
  }

  /** To be called when the shard is loaded, before any request: writes the bootstrap into an empty log. */
  activate(): Promise<void> {
    return this.#runtime.write(() => this.shard.activate())
  }

  createTopics(request: CreateTopicsRequest, context: ControllerContext): Promise<CreateTopicsResponse> {
    return this.#run(
      () => this.shard.createTopics(request, context),
      (errorCode, errorMessage) => {
        const topics = request.topics.map(({ name }) =>
          createCreateTopicsResponseCreatableTopicResult({ name, errorCode, errorMessage }),
        )
        return createCreateTopicsResponse({ topics })
      },
    )
  }

  deleteTopics(request: DeleteTopicsRequest, context: ControllerContext): Promise<DeleteTopicsResponse> {
    return this.#run(
      () => this.shard.deleteTopics(request, context),
      (errorCode, errorMessage) => {
        const named = request.topicNames.map((name) =>
          createDeleteTopicsResponseDeletableTopicResult({ name, errorCode, errorMessage }),
        )
        const others = request.topics.map(({ name, topicId }) =>
          createDeleteTopicsResponseDeletableTopicResult({ name, topicId, errorCode, errorMessage }),
        )
        return createDeleteTopicsResponse({ responses: [...named, ...others] })
      },
    )
  }

  createPartitions(request: CreatePartitionsRequest, _context: ControllerContext): Promise<CreatePartitionsResponse> {
    return this.#run(
      () => this.shard.createPartitions(request),
      (errorCode, errorMessage) => {
        const results = request.topics.map(({ name }) =>
          createCreatePartitionsResponseCreatePartitionsTopicResult({ name, errorCode, errorMessage }),
        )
        return createCreatePartitionsResponse({ results })
      },
    )
  }

  incrementalAlterConfigs(
    request: IncrementalAlterConfigsRequest,
    _context: ControllerContext,
  ): Promise<IncrementalAlterConfigsResponse> {
    return this.#run(
      () => this.shard.incrementalAlterConfigs(request),
      (errorCode, errorMessage) => {
        const responses = request.resources.map(({ resourceType, resourceName }) =>
          createIncrementalAlterConfigsResponseAlterConfigsResourceResponse({
            resourceType,
            resourceName,
            errorCode,
            errorMessage,
          }),
        )
        return createIncrementalAlterConfigsResponse({ responses })
      },
    )
  }

  alterConfigs(request: AlterConfigsRequest, _context: ControllerContext): Promise<AlterConfigsResponse> {
    return this.#run(
      () => this.shard.alterConfigs(request),
      (errorCode, errorMessage) => {
        const responses = request.resources.map(({ resourceType, resourceName }) =>
          createAlterConfigsResponseAlterConfigsResourceResponse({
            resourceType,
            resourceName,
            errorCode,
            errorMessage,
          }),
        )
        return createAlterConfigsResponse({ responses })
      },
    )
  }

  electLeaders(request: ElectLeadersRequest, _context: ControllerContext): Promise<ElectLeadersResponse> {
    return this.#run(
      () => this.shard.electLeaders(request),
      (errorCode) => createElectLeadersResponse({ errorCode }),
    )
  }

  registerBroker(request: BrokerRegistrationRequest): Promise<BrokerRegistrationResponse> {
    return this.#run(
      () => this.shard.registerBroker(request),
      (errorCode) => createBrokerRegistrationResponse({ errorCode }),
    )
  }

  brokerHeartbeat(request: BrokerHeartbeatRequest): Promise<BrokerHeartbeatResponse> {
    return this.#run(
      () => this.shard.brokerHeartbeat(request),
      (errorCode) => createBrokerHeartbeatResponse({ errorCode }),
    )
  }

  unregisterBroker(request: UnregisterBrokerRequest): Promise<UnregisterBrokerResponse> {
    return this.#run(
      () => this.shard.unregisterBroker(request),
      (errorCode, errorMessage) => createUnregisterBrokerResponse({ errorCode, errorMessage }),
    )
  }

  registerController(request: ControllerRegistrationRequest): Promise<ControllerRegistrationResponse> {
    return this.#run(
      () => this.shard.registerController(request),
      (errorCode, errorMessage) => createControllerRegistrationResponse({ errorCode, errorMessage }),
    )
  }

  allocateProducerIds(request: AllocateProducerIdsRequest): Promise<AllocateProducerIdsResponse> {
    return this.#run(
      () => this.shard.allocateProducerIds(request),
      (errorCode) => createAllocateProducerIdsResponse({ errorCode }),
    )
  }

  alterPartition(request: AlterPartitionRequest, context: ControllerContext): Promise<AlterPartitionResponse> {
    return this.#run(
      () => this.shard.alterPartition(request, context),
      (errorCode) => createAlterPartitionResponse({ errorCode }),
    )
  }

  assignReplicasToDirs(request: AssignReplicasToDirsRequest): Promise<AssignReplicasToDirsResponse> {
    return this.#run(
      () => this.shard.assignReplicasToDirs(request),
      (errorCode) => createAssignReplicasToDirsResponse({ errorCode }),
    )
  }

  /** What the log refuses is an answer, too: another controller may be active. */
  async #run<T>(
    operation: () => Decision<MetadataRecord, T>,
    refused: (errorCode: number, message: string) => T,
  ): Promise<T> {
    try {
      return await this.#runtime.write(operation)
    } catch (error) {
      if (error instanceof AppendError || error instanceof ControllerError) {
        return refused(error.errorCode, error.message)
      }
      throw error
    }
  }
}
