import type { Random, Timeline } from '@ottla/base'
import { versionedRecord } from '@ottla/metadata'
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
  createAlterPartitionResponse,
  createAssignReplicasToDirsResponse,
  createBrokerHeartbeatResponse,
  createBrokerRegistrationResponse,
  createControllerRegistrationResponse,
  createNoOpRecord,
  createProducerIdsRecord,
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
import type { Decision, Shard, ShardTimers } from '@ottla/rsm'
import { activationRecords } from './bootstrap.ts'
import { BrokerControl } from './brokers.ts'
import { alterConfigs, incrementalAlterConfigs } from './config-requests.ts'
import { ConfigControl } from './configs.ts'
import type { ControllerContext } from './controller-api.ts'
import { DirectoryControl } from './directories.ts'
import { ElectionControl } from './elections.ts'
import type { ControllerOptions } from './options.ts'
import { PartitionControl } from './partitions.ts'
import { ControllerState } from './state.ts'
import { answered, TopicRequests } from './topic-requests.ts'
import { TopicControl } from './topics.ts'

/** Producer ids are given out in blocks, so that a broker asks rarely. */
const PRODUCER_ID_BLOCK_SIZE = 1000

type Decided<T> = Decision<MetadataRecord, T>

/** What the shard needs of the runtime that hosts it. */
export interface ControllerHost {
  readonly timers: ShardTimers<MetadataRecord>
  /** Offset that the first record of the operation being decided will get. */
  nextOffset(): number
}

/**
 * The controller as a state machine on the metadata log: every operation decides on records and an answer, and the records
 * alone change the state. Nothing here waits.
 */
export class ControllerShard implements Shard<MetadataRecord> {
  readonly state: ControllerState = new ControllerState()
  readonly configs: ConfigControl
  readonly #options: ControllerOptions
  readonly #host: ControllerHost
  readonly #brokers: BrokerControl
  readonly #topics: TopicRequests
  readonly #elections: ElectionControl
  readonly #directories: DirectoryControl

  constructor(options: ControllerOptions, host: ControllerHost, random: Random) {
    this.#options = options
    this.#host = host
    this.configs = new ConfigControl(this.state, options)
    const partitions = new PartitionControl(this.state, this.configs)
    this.#brokers = new BrokerControl(this.state, options, partitions)
    const topics = new TopicControl(this.state, options, { configs: this.configs, partitions, random })
    this.#topics = new TopicRequests(this.state, options, topics)
    this.#elections = new ElectionControl(this.state, partitions, this.#brokers)
    this.#directories = new DirectoryControl(this.state, partitions, this.#brokers)
  }

  get timeline(): Timeline {
    return this.state.timeline
  }

  replay(offset: number, record: MetadataRecord): void {
    this.state.replay(offset, record)
  }

  loaded(): void {
    for (const id of this.#brokers.activate()) this.#extendSession(id)
    this.#scheduleNoOp()
  }

  unloaded(): void {
    this.#host.timers.cancel('no-op')
    for (const id of this.state.brokers.keys()) this.#host.timers.cancel(sessionKey(id))
  }

  /** First thing after loading: an empty log gets its bootstrap. */
  activate(): Decided<void> {
    return { records: activationRecords(this.state, this.#options), reply: undefined }
  }

  createTopics(request: CreateTopicsRequest, context: ControllerContext): Decided<CreateTopicsResponse> {
    const { records, response } = this.#topics.createTopics(request, context)
    return { records, reply: response }
  }

  deleteTopics(request: DeleteTopicsRequest, context: ControllerContext): Decided<DeleteTopicsResponse> {
    const { records, response } = this.#topics.deleteTopics(request, context)
    return { records, reply: response }
  }

  createPartitions(request: CreatePartitionsRequest): Decided<CreatePartitionsResponse> {
    const { records, response } = this.#topics.createPartitions(request)
    return { records, reply: response }
  }

  incrementalAlterConfigs(request: IncrementalAlterConfigsRequest): Decided<IncrementalAlterConfigsResponse> {
    const { records, response } = incrementalAlterConfigs(this.configs, request)
    return { records, reply: response }
  }

  alterConfigs(request: AlterConfigsRequest): Decided<AlterConfigsResponse> {
    const { records, response } = alterConfigs(this.configs, request)
    return { records, reply: response }
  }

  electLeaders(request: ElectLeadersRequest): Decided<ElectLeadersResponse> {
    const { records, response } = this.#elections.electLeaders(request)
    return { records, reply: response }
  }

  alterPartition(request: AlterPartitionRequest, context: ControllerContext): Decided<AlterPartitionResponse> {
    return answered<Decided<AlterPartitionResponse>>(
      () => {
        const { records, response } = this.#elections.alterPartition(request, context.apiVersion)
        return { records, reply: response }
      },
      (errorCode) => ({ records: [], reply: createAlterPartitionResponse({ errorCode }) }),
    )
  }

  assignReplicasToDirs(request: AssignReplicasToDirsRequest): Decided<AssignReplicasToDirsResponse> {
    return answered<Decided<AssignReplicasToDirsResponse>>(
      () => {
        const { records, response } = this.#directories.assign(request)
        return { records, reply: response }
      },
      (errorCode) => ({ records: [], reply: createAssignReplicasToDirsResponse({ errorCode }) }),
    )
  }

  registerBroker(request: BrokerRegistrationRequest): Decided<BrokerRegistrationResponse> {
    return answered<Decided<BrokerRegistrationResponse>>(
      () => {
        const { records, brokerEpoch } = this.#brokers.register(request, this.#host.nextOffset())
        this.#extendSession(request.brokerId, brokerEpoch)
        return { records, reply: createBrokerRegistrationResponse({ brokerEpoch }) }
      },
      (errorCode) => ({ records: [], reply: createBrokerRegistrationResponse({ errorCode }) }),
    )
  }

  brokerHeartbeat(request: BrokerHeartbeatRequest): Decided<BrokerHeartbeatResponse> {
    return answered<Decided<BrokerHeartbeatResponse>>(
      () => {
        const decided = this.#brokers.heartbeat(request, this.#host.nextOffset())
        const { records, isCaughtUp, isFenced, shouldShutDown } = decided
        if (shouldShutDown) this.#host.timers.cancel(sessionKey(request.brokerId))
        else this.#extendSession(request.brokerId)
        const reply = createBrokerHeartbeatResponse({ isCaughtUp, isFenced, shouldShutDown })
        return { records, reply }
      },
      (errorCode) => ({ records: [], reply: createBrokerHeartbeatResponse({ errorCode }) }),
    )
  }

  unregisterBroker(request: UnregisterBrokerRequest): Decided<UnregisterBrokerResponse> {
    return answered<Decided<UnregisterBrokerResponse>>(
      () => {
        const records = this.#brokers.unregister(request.brokerId)
        this.#host.timers.cancel(sessionKey(request.brokerId))
        return { records, reply: createUnregisterBrokerResponse() }
      },
      (errorCode, errorMessage) => ({
        records: [],
        reply: createUnregisterBrokerResponse({ errorCode, errorMessage }),
      }),
    )
  }

  registerController(request: ControllerRegistrationRequest): Decided<ControllerRegistrationResponse> {
    return { records: this.#brokers.registerController(request), reply: createControllerRegistrationResponse() }
  }

  allocateProducerIds(request: AllocateProducerIdsRequest): Decided<AllocateProducerIdsResponse> {
    return answered<Decided<AllocateProducerIdsResponse>>(
      () => {
        const { brokerId, brokerEpoch } = request
        this.#brokers.checkEpoch(brokerId, brokerEpoch)
        const producerIdStart = this.state.nextProducerId
        const nextProducerId = producerIdStart + PRODUCER_ID_BLOCK_SIZE
        const record = createProducerIdsRecord({ brokerId, brokerEpoch, nextProducerId })
        return {
          records: [versionedRecord('ProducerIdsRecord', record, this.state.metadataVersion)],
          reply: createAllocateProducerIdsResponse({ producerIdStart, producerIdLen: PRODUCER_ID_BLOCK_SIZE }),
        }
      },
      (errorCode) => ({ records: [], reply: createAllocateProducerIdsResponse({ errorCode }) }),
    )
  }

  #extendSession(brokerId: number, epoch = this.state.brokers.get(brokerId)?.epoch ?? -1): void {
    this.#host.timers.schedule(sessionKey(brokerId), this.#options.sessionTimeoutMs, () => ({
      records: this.#brokers.expire(brokerId, epoch),
      reply: undefined,
    }))
  }

  /** The log moves even when nothing happens: followers and observers see that its leader lives. */
  #scheduleNoOp(): void {
    const { maxIdleIntervalMs } = this.#options
    if (maxIdleIntervalMs <= 0) return
    this.#host.timers.schedule('no-op', maxIdleIntervalMs, () => {
      this.#scheduleNoOp()
      return {
        records: [versionedRecord('NoOpRecord', createNoOpRecord(), this.state.metadataVersion)],
        reply: undefined,
      }
    })
  }
}

function sessionKey(brokerId: number): string {
  return `session:${brokerId}`
}
