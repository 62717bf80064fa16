/** CreateTopics, DeleteTopics and CreatePartitions as whole requests: duplicates, answers, validateOnly. */
import { ZERO_UUID } from '@ottla/base'
import {
  type CreatePartitionsRequest,
  type CreatePartitionsRequestCreatePartitionsTopic,
  type CreatePartitionsResponse,
  type CreateTopicsRequest,
  type CreateTopicsRequestCreatableTopic,
  type CreateTopicsResponse,
  type CreateTopicsResponseCreatableTopicResult,
  createCreatePartitionsResponse,
  createCreatePartitionsResponseCreatePartitionsTopicResult,
  createCreateTopicsResponse,
  createCreateTopicsResponseCreatableTopicConfigs,
  createCreateTopicsResponseCreatableTopicResult,
  createDeleteTopicsResponse,
  createDeleteTopicsResponseDeletableTopicResult,
  type DeleteTopicsRequest,
  type DeleteTopicsRequestDeleteTopicState,
  type DeleteTopicsResponse,
  type DeleteTopicsResponseDeletableTopicResult,
  ErrorCode,
  type MetadataRecord,
} from '@ottla/protocol'
import type { ControllerContext } from './controller-api.ts'
import { ControllerError } from './controller-error.ts'
import type { ControllerOptions } from './options.ts'
import type { ControllerState } from './state.ts'
import type { TopicControl } from './topics.ts'

/** Since this version of DeleteTopics topics may be named by id; before the third, deletion that is off was no error of its own. */
const DELETE_BY_ID = 6
const DELETION_DISABLED_ERROR = 3

/** The log of the metadata itself, which no client may make. */
const METADATA_TOPIC = '__cluster_metadata'

/** More would be a batch too large for Raft. */
const MAX_PARTITIONS_PER_REQUEST = 10_000
const UNKNOWN_NAME = 'This server does not host this topic-partition.'
const UNKNOWN_ID = 'This server does not host this topic ID.'
const TOO_MANY_PARTITIONS = 'Excessively large number of partitions per request.'
const TOO_MANY_MORE_PARTITIONS = 'Excessively large number of additional partitions per request.'

export class TopicRequests {
  readonly #state: ControllerState
  readonly #options: ControllerOptions
  readonly #topics: TopicControl

  constructor(state: ControllerState, options: ControllerOptions, topics: TopicControl) {
    this.#state = state
    this.#options = options
    this.#topics = topics
  }

  createTopics(
    request: CreateTopicsRequest,
    context: ControllerContext,
  ): { records: MetadataRecord[]; response: CreateTopicsResponse } {
    const records: MetadataRecord[] = []
    const twice = repeated(request.topics.map(({ name }) => name))
    const candidates = request.topics.filter(({ name }) => !twice.has(name) && name !== METADATA_TOPIC)
    if (this.#partitionsOf(candidates) > MAX_PARTITIONS_PER_REQUEST) {
      const topics = request.topics.map(({ name }) =>
        refusedTopic(name, ErrorCode.POLICY_VIOLATION, TOO_MANY_PARTITIONS),
      )
      return { records, response: createCreateTopicsResponse({ topics }) }
    }
    const topics = candidates.map((topic) => this.#create(topic, context, records))
    for (const name of twice) topics.push(refusedTopic(name, ErrorCode.INVALID_REQUEST, 'Duplicate topic name.'))
    if (!twice.has(METADATA_TOPIC) && request.topics.some(({ name }) => name === METADATA_TOPIC)) {
      const message = `Creation of internal topic ${METADATA_TOPIC} is prohibited.`
      topics.push(refusedTopic(METADATA_TOPIC, ErrorCode.INVALID_REQUEST, message))
    }
    return { records: request.validateOnly ? [] : records, response: createCreateTopicsResponse({ topics }) }
  }

  #partitionsOf(topics: readonly CreateTopicsRequestCreatableTopic[]): number {
    let count = 0
    for (const { assignments, numPartitions } of topics) {
      if (assignments.length > 0) count += assignments.length
      else count += numPartitions === -1 ? this.#options.defaultPartitions : Math.max(0, numPartitions)
    }
    return count
  }

  #additionalPartitionsOf(topics: readonly CreatePartitionsRequestCreatePartitionsTopic[]): number {
    let count = 0
    for (const { name, count: wanted } of topics) {
      const topic = this.#state.topic(name)
      if (topic !== undefined) count += Math.max(0, wanted - topic.partitions.size)
    }
    return count
  }

  #create(
    topic: CreateTopicsRequestCreatableTopic,
    context: ControllerContext,
    records: MetadataRecord[],
  ): CreateTopicsResponseCreatableTopicResult {
    const { name } = topic
    return answered(
      () => {
        const made = this.#topics.create(topic)
        records.push(...made.records)
        const result = createCreateTopicsResponseCreatableTopicResult({
          name,
          topicId: made.topicId,
          errorMessage: null,
        })
        // Counts and configs tell about the cluster: only who may describe configs sees them.
        if (context.mayDescribeConfigs?.(name) === false) {
          result.topicConfigErrorCode = ErrorCode.TOPIC_AUTHORIZATION_FAILED
          return result
        }
        result.numPartitions = made.partitions
        result.replicationFactor = made.replicationFactor
        result.configs = made.configs.map((entry) =>
          createCreateTopicsResponseCreatableTopicConfigs({
            name: entry.name,
            value: entry.value,
            readOnly: entry.readOnly,
            configSource: entry.source,
            isSensitive: entry.sensitive,
          }),
        )
        return result
      },
      (errorCode, errorMessage) => refusedTopic(name, errorCode, errorMessage),
    )
  }

  deleteTopics(
    request: DeleteTopicsRequest,
    context: ControllerContext,
  ): { records: MetadataRecord[]; response: DeleteTopicsResponse } {
    if (!this.#options.deleteTopicEnable) {
      const code =
        context.apiVersion < DELETION_DISABLED_ERROR ? ErrorCode.INVALID_REQUEST : ErrorCode.TOPIC_DELETION_DISABLED
      return { records: [], response: refuseAll(request, context, code, 'Topic deletion is disabled.') }
    }
    const records: MetadataRecord[] = []
    const targets = sorted(targetsOf(request, context))
    const responses = [...targets.refused]
    const accepted = new Map<string, string | null>()
    for (const id of targets.ids) {
      const { name } = this.#state.topics.get(id) ?? {}
      if (name === undefined) responses.push(deletion(null, id, ErrorCode.UNKNOWN_TOPIC_ID, UNKNOWN_ID))
      else accepted.set(id, name)
    }
    const doubly = new Set(targets.twiceIds)
    for (const name of targets.names) {
      const id = this.#state.topicIds.get(name)
      if (id === undefined) {
        responses.push(deletion(name, ZERO_UUID, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, UNKNOWN_NAME))
      } else if (doubly.has(id) || accepted.has(id)) {
        // The topic is meant by its id too: neither is done, and only the name is answered.
        doubly.add(id)
        accepted.delete(id)
        const message = 'The provided topic name maps to an ID that was already supplied.'
        responses.push(deletion(name, id, ErrorCode.INVALID_REQUEST, message))
      } else accepted.set(id, name)
    }
    for (const [id, name] of accepted) {
      records.push(this.#topics.delete(id))
      responses.push(createDeleteTopicsResponseDeletableTopicResult({ name, topicId: id }))
    }
    return { records, response: createDeleteTopicsResponse({ responses }) }
  }

  createPartitions(request: CreatePartitionsRequest): {
    records: MetadataRecord[]
    response: CreatePartitionsResponse
  } {
    const records: MetadataRecord[] = []
    const twice = repeated(request.topics.map(({ name }) => name))
    const candidates = request.topics.filter(({ name }) => !twice.has(name))
    const resultOf = (name: string, errorCode: number, errorMessage: string | null) =>
      createCreatePartitionsResponseCreatePartitionsTopicResult({ name, errorCode, errorMessage })
    if (this.#additionalPartitionsOf(candidates) > MAX_PARTITIONS_PER_REQUEST) {
      const results = request.topics.map(({ name }) =>
        resultOf(name, ErrorCode.POLICY_VIOLATION, TOO_MANY_MORE_PARTITIONS),
      )
      return { records, response: createCreatePartitionsResponse({ results }) }
    }
    const results = candidates.map((topic) => {
      const { name } = topic
      if (this.#state.topic(name) === undefined) return resultOf(name, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, null)
      return answered(
        () => {
          records.push(...this.#topics.addPartitions(topic))
          return resultOf(name, ErrorCode.NONE, null)
        },
        (errorCode, errorMessage) => resultOf(name, errorCode, errorMessage),
      )
    })
    for (const name of twice) results.push(resultOf(name, ErrorCode.INVALID_REQUEST, 'Duplicate topic name.'))
    return { records: request.validateOnly ? [] : records, response: createCreatePartitionsResponse({ results }) }
  }
}

interface DeleteTargets {
  readonly names: readonly string[]
  readonly ids: readonly string[]
  readonly twiceIds: readonly string[]
  readonly refused: readonly DeleteTopicsResponseDeletableTopicResult[]
}

/** Names and ids that occur once; what says neither or both is refused, and what occurs more than once, once. */
function sorted(targets: readonly DeleteTopicsRequestDeleteTopicState[]): DeleteTargets {
  const refused: DeleteTopicsResponseDeletableTopicResult[] = []
  const names: string[] = []
  const ids: string[] = []
  for (const { name, topicId } of targets) {
    if (name === null && topicId === ZERO_UUID) {
      refused.push(deletion(null, ZERO_UUID, ErrorCode.INVALID_REQUEST, 'Neither topic name nor id were specified.'))
    } else if (name === null) ids.push(topicId)
    else if (topicId === ZERO_UUID) names.push(name)
    else {
      const message = 'You may not specify both topic name and topic id.'
      refused.push(deletion(name, topicId, ErrorCode.INVALID_REQUEST, message))
    }
  }
  const twiceNames = repeated(names)
  const twiceIds = repeated(ids)
  for (const name of twiceNames) {
    refused.push(deletion(name, ZERO_UUID, ErrorCode.INVALID_REQUEST, 'Duplicate topic name.'))
  }
  for (const id of twiceIds) refused.push(deletion(null, id, ErrorCode.INVALID_REQUEST, 'Duplicate topic id.'))
  return {
    names: names.filter((name) => !twiceNames.has(name)),
    ids: ids.filter((id) => !twiceIds.has(id)),
    twiceIds: [...twiceIds],
    refused,
  }
}

function refusedTopic(
  name: string,
  errorCode: number,
  errorMessage: string | null,
): CreateTopicsResponseCreatableTopicResult {
  return createCreateTopicsResponseCreatableTopicResult({ name, errorCode, errorMessage })
}

/** What `run` gives, or what is made of the ControllerError that it throws. */
export function answered<T>(run: () => T, refused: (errorCode: number, message: string) => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof ControllerError) return refused(error.errorCode, error.message)
    throw error
  }
}

/** What occurs more than once. */
export function repeated(names: readonly string[]): Set<string> {
  const seen = new Set<string>()
  return new Set(names.filter((name) => seen.size === seen.add(name).size))
}

function targetsOf(request: DeleteTopicsRequest, context: ControllerContext): DeleteTopicsRequestDeleteTopicState[] {
  if (context.apiVersion >= DELETE_BY_ID) return request.topics
  return request.topicNames.map((name) => ({ name, topicId: ZERO_UUID, unknownTags: null }))
}

function deletion(
  name: string | null,
  topicId: string,
  errorCode: number,
  errorMessage: string,
): DeleteTopicsResponseDeletableTopicResult {
  return createDeleteTopicsResponseDeletableTopicResult({ name, topicId, errorCode, errorMessage })
}

function refuseAll(
  request: DeleteTopicsRequest,
  context: ControllerContext,
  errorCode: number,
  message: string,
): DeleteTopicsResponse {
  const responses = targetsOf(request, context).map(({ name, topicId }) => deletion(name, topicId, errorCode, message))
  return createDeleteTopicsResponse({ responses })
}
