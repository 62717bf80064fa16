/** CreateTopics, DeleteTopics and CreatePartitions as whole requests: duplicates, answers, validateOnly. */
import { ZERO_UUID } from '@ottla/base'
import {
  type CreatePartitionsRequest,
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

/** More would be a batch too large for Raft. */
const MAX_PARTITIONS_PER_REQUEST = 10_000

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
    const created: string[] = []
    const twice = repeated(request.topics.map(({ name }) => name))
    const unique = new Map(request.topics.map((topic) => [topic.name, topic]))
    if (this.#partitionsOf(request) > MAX_PARTITIONS_PER_REQUEST) {
      const errorMessage = `Excessively large number of partitions per request: the limit is ${MAX_PARTITIONS_PER_REQUEST}.`
      const topics = [...unique.keys()].map((name) =>
        createCreateTopicsResponseCreatableTopicResult({ name, errorCode: ErrorCode.POLICY_VIOLATION, errorMessage }),
      )
      return { records, response: createCreateTopicsResponse({ topics }) }
    }
    const topics = [...unique.values()].map((topic) => {
      if (twice.has(topic.name)) {
        return createCreateTopicsResponseCreatableTopicResult({
          name: topic.name,
          errorCode: ErrorCode.INVALID_REQUEST,
          errorMessage: 'Duplicate topic name.',
        })
      }
      return this.#create(topic, context, created, records)
    })
    return { records: request.validateOnly ? [] : records, response: createCreateTopicsResponse({ topics }) }
  }

  #partitionsOf(request: CreateTopicsRequest): number {
    let count = 0
    for (const { assignments, numPartitions } of request.topics) {
      if (assignments.length > 0) count += assignments.length
      else count += numPartitions === -1 ? this.#options.defaultPartitions : Math.max(0, numPartitions)
    }
    return count
  }

  #create(
    topic: CreateTopicsRequestCreatableTopic,
    context: ControllerContext,
    created: string[],
    records: MetadataRecord[],
  ): CreateTopicsResponseCreatableTopicResult {
    const { name } = topic
    return answered(
      () => {
        const made = this.#topics.create(topic, created)
        records.push(...made.records)
        created.push(name)
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
      (errorCode, errorMessage) => createCreateTopicsResponseCreatableTopicResult({ name, errorCode, errorMessage }),
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
    const targets = targetsOf(request, context)
    const keys = targets.map((target) => this.#resolved(target))
    const twice = repeated(keys.filter((key) => key !== null))
    const done = new Set<string>()
    const responses: DeleteTopicsResponseDeletableTopicResult[] = []
    targets.forEach((target, at) => {
      const id = keys[at] ?? null
      if (id !== null && twice.has(id)) {
        if (done.has(id)) return
        done.add(id)
        responses.push(deletion(target, ErrorCode.INVALID_REQUEST, 'Duplicate topic id or topic name'))
        return
      }
      responses.push(this.#delete(target, records))
    })
    return { records, response: createDeleteTopicsResponse({ responses }) }
  }

  #resolved({ name, topicId }: DeleteTopicsRequestDeleteTopicState): string | null {
    return name === null ? topicId : (this.#state.topicIds.get(name) ?? name)
  }

  #delete(
    target: DeleteTopicsRequestDeleteTopicState,
    records: MetadataRecord[],
  ): DeleteTopicsResponseDeletableTopicResult {
    const { name, topicId } = target
    if (name !== null && topicId !== ZERO_UUID) {
      return deletion(target, ErrorCode.INVALID_REQUEST, 'You may not specify both topic name and topic id.')
    }
    if (name === null && topicId === ZERO_UUID) {
      return deletion(target, ErrorCode.INVALID_REQUEST, 'Neither topic name nor id were specified.')
    }
    const id = name === null ? topicId : this.#state.topicIds.get(name)
    if (id === undefined) {
      return deletion(target, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, 'This server does not host this topic-partition.')
    }
    return answered(
      () => {
        const found = this.#state.topics.get(id)
        records.push(this.#topics.delete(id))
        return createDeleteTopicsResponseDeletableTopicResult({ name: found!.name, topicId: id })
      },
      (errorCode, errorMessage) => deletion(target, errorCode, errorMessage),
    )
  }

  createPartitions(request: CreatePartitionsRequest): {
    records: MetadataRecord[]
    response: CreatePartitionsResponse
  } {
    const records: MetadataRecord[] = []
    const twice = repeated(request.topics.map(({ name }) => name))
    const unique = new Map(request.topics.map((topic) => [topic.name, topic]))
    const results = [...unique.values()].map((topic) => {
      const { name } = topic
      const result = (errorCode: number, errorMessage: string | null) =>
        createCreatePartitionsResponseCreatePartitionsTopicResult({ name, errorCode, errorMessage })
      if (twice.has(name)) return result(ErrorCode.INVALID_REQUEST, 'Duplicate topic name.')
      return answered(() => {
        records.push(...this.#topics.addPartitions(topic))
        return result(ErrorCode.NONE, null)
      }, result)
    })
    return { records: request.validateOnly ? [] : records, response: createCreatePartitionsResponse({ results }) }
  }
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
  { name, topicId }: DeleteTopicsRequestDeleteTopicState,
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
  const responses = targetsOf(request, context).map((target) => deletion(target, errorCode, message))
  return createDeleteTopicsResponse({ responses })
}
