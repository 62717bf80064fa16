/**
 * Metadata, versions 0-13 (KIP-4, KIP-430, KIP-516, KIP-1102).
 *
 * - Brokers are those alive, with the endpoint of the listener by which the request came in; the controller is a random
 *   one of them, because every broker takes the requests that are meant for it.
 * - v0: no topics means all of them, and replicas on brokers that are away make REPLICA_NOT_AVAILABLE; since v1 null means
 *   all, and such replicas are listed.
 * - v4: the client may forbid that asking for a topic creates it. Before, asking always does, where the broker allows it.
 *   What is being created is UNKNOWN_TOPIC_OR_PARTITION for now.
 * - Below v6 a leader without the listener is LEADER_NOT_AVAILABLE, since then LISTENER_NOT_FOUND.
 * - v8-10: authorized operations of the cluster (later: DescribeCluster); since v8 those of topics.
 * - v10 answers topic ids; v12 takes them. If one is given, topics that are only named are not answered, as in Kafka.
 * - v13: a top-level error, beside that of each topic.
 */
import { ZERO_UUID } from '@ottla/base'
import type { MetadataImage, PartitionRegistration, TopicImage } from '@ottla/metadata'
import {
  createMetadataResponse,
  createMetadataResponseBroker,
  createMetadataResponsePartition,
  createMetadataResponseTopic,
  ErrorCode,
  type MetadataRequest,
  type MetadataRequestTopic,
  MetadataRequestType,
  type MetadataResponse,
  type MetadataResponsePartition,
  type MetadataResponseTopic,
  MetadataResponseType,
} from '@ottla/protocol'
import { CLUSTER_OPERATIONS, NOT_REQUESTED, TOPIC_OPERATIONS } from '../authorized-operations.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'
import { INTERNAL_TOPICS } from '../internal-topics.ts'
import { endpointOf } from '../leader-endpoint.ts'
import { hasListener, missingTopicError, offlineReplicas } from '../topic-metadata.ts'

const REPORTS_LISTENER_NOT_FOUND = 6
const CLUSTER_OPERATIONS_SINCE = 8
const CLUSTER_OPERATIONS_UNTIL = 10
const TAKES_TOPIC_IDS = 12
const NO_LEADER = -1

export const metadataHandler: AnyHandler = handler<MetadataRequest, MetadataResponse>({
  request: MetadataRequestType,
  response: MetadataResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE', resource: 'TOPIC' }],
  throttled: true,
  handle: metadata,
})

function metadata(request: MetadataRequest, call: Call): MetadataResponse {
  const { broker, apiVersion, connection } = call
  const { image } = broker
  const all = request.topics === null || (apiVersion === 0 && request.topics.length === 0)
  const wanted = request.topics ?? []
  const refusal = refusalOf(wanted, apiVersion)
  if (refusal !== ErrorCode.NONE) return refused(wanted, refusal)
  const brokers = image.cluster.aliveBrokers().flatMap(({ id }) => {
    const endpoint = endpointOf(broker, id, connection)
    return endpoint === null ? [] : [createMetadataResponseBroker({ nodeId: id, ...endpoint })]
  })
  const operations = request.includeTopicAuthorizedOperations ? TOPIC_OPERATIONS : NOT_REQUESTED
  const response = createMetadataResponse({
    brokers,
    clusterId: broker.clusterId,
    controllerId: randomAlive(call),
    topics: all ? allTopics(call, operations) : wantedTopics(wanted, request, call, operations),
  })
  if (apiVersion >= CLUSTER_OPERATIONS_SINCE && apiVersion <= CLUSTER_OPERATIONS_UNTIL) {
    if (request.includeClusterAuthorizedOperations) response.clusterAuthorizedOperations = CLUSTER_OPERATIONS
  }
  return response
}

function allTopics(call: Call, operations: number): MetadataResponseTopic[] {
  const { image } = call.broker
  return image.topics.names().map((name) => describe(image, image.topics.topic(name)!, call, operations))
}

function wantedTopics(
  wanted: readonly MetadataRequestTopic[],
  request: MetadataRequest,
  call: Call,
  operations: number,
): MetadataResponseTopic[] {
  const { image } = call.broker
  const ids = new Set(wanted.map(({ topicId }) => topicId).filter((id) => id !== ZERO_UUID))
  if (ids.size > 0) {
    const known = [...ids].flatMap((id) => image.topics.topicById(id) ?? [])
    const unknown = [...ids].filter((id) => image.topics.topicById(id) === undefined)
    return [
      ...unknown.map((topicId) =>
        createMetadataResponseTopic({ errorCode: ErrorCode.UNKNOWN_TOPIC_ID, name: null, topicId }),
      ),
      ...known.map((topic) => describe(image, topic, call, operations)),
    ]
  }
  const names = [...new Set(wanted.map(({ name }) => name!))]
  const missing = names
    .filter((name) => image.topics.topic(name) === undefined)
    .map((name) =>
      createMetadataResponseTopic({
        errorCode: missingTopicError(name),
        name,
        isInternal: INTERNAL_TOPICS.has(name),
        topicAuthorizedOperations: operations,
      }),
    )
  create(missing, request, call)
  const known = names.flatMap((name) => image.topics.topic(name) ?? [])
  return [...known.map((topic) => describe(image, topic, call, operations)), ...missing]
}

/** Begins to create what may be created. */
function create(missing: readonly MetadataResponseTopic[], request: MetadataRequest, { broker }: Call): void {
  if (!request.allowAutoTopicCreation || !broker.config.boolean('auto.create.topics.enable')) return
  const valid = missing.filter(({ errorCode }) => errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  if (valid.length > 0) broker.autoTopics.create(valid.map(({ name }) => name!))
}

function describe(image: MetadataImage, topic: TopicImage, call: Call, operations: number): MetadataResponseTopic {
  return createMetadataResponseTopic({
    name: topic.name,
    topicId: topic.id,
    isInternal: INTERNAL_TOPICS.has(topic.name),
    partitions: [...topic.partitions].map(([index, partition]) => describePartition(image, index, partition, call)),
    topicAuthorizedOperations: operations,
  })
}

function describePartition(
  image: MetadataImage,
  partitionIndex: number,
  partition: PartitionRegistration,
  { apiVersion, connection }: Call,
): MetadataResponsePartition {
  const { cluster } = image
  const { listenerName } = connection
  const { leader, leaderEpoch } = partition
  const isShown = (id: number) => apiVersion > 0 || hasListener(cluster, id, listenerName)
  const replicaNodes = partition.replicas.filter(isShown)
  const isrNodes = partition.isr.filter(isShown)
  const described = createMetadataResponsePartition({
    partitionIndex,
    leaderId: leader,
    leaderEpoch,
    replicaNodes,
    isrNodes,
    offlineReplicas: offlineReplicas(cluster, partition, listenerName),
  })
  if (!hasListener(cluster, leader, listenerName)) {
    const lacksListener = cluster.broker(leader) !== undefined && apiVersion >= REPORTS_LISTENER_NOT_FOUND
    described.errorCode = lacksListener ? ErrorCode.LISTENER_NOT_FOUND : ErrorCode.LEADER_NOT_AVAILABLE
    described.leaderId = NO_LEADER
  } else if (replicaNodes.length < partition.replicas.length || isrNodes.length < partition.isr.length) {
    described.errorCode = ErrorCode.REPLICA_NOT_AVAILABLE
  }
  return described
}

/** Broker id, or -1 while none is alive. */
export function randomAlive({ broker }: Call): number {
  const alive = broker.image.cluster.aliveBrokers()
  return alive.length === 0 ? -1 : alive[broker.random.below(alive.length)]!.id
}

/** An error for the whole request. */
function refusalOf(wanted: readonly MetadataRequestTopic[], apiVersion: number): number {
  if (apiVersion < TAKES_TOPIC_IDS) {
    const isBad = wanted.some(({ name, topicId }) => name === null || topicId !== ZERO_UUID)
    return isBad ? ErrorCode.INVALID_REQUEST : ErrorCode.NONE
  }
  // Kafka did not foresee a topic that is neither named nor identified, and this is what it says.
  const usesIds = wanted.some(({ topicId }) => topicId !== ZERO_UUID)
  return !usesIds && wanted.some(({ name }) => name === null) ? ErrorCode.UNKNOWN_SERVER_ERROR : ErrorCode.NONE
}

function refused(wanted: readonly MetadataRequestTopic[], errorCode: number): MetadataResponse {
  const topics = wanted.map(({ name, topicId }) =>
    createMetadataResponseTopic({ errorCode, name: name ?? '', topicId }),
  )
  return createMetadataResponse({ errorCode, topics })
}
