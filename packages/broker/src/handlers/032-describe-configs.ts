/**
 * DescribeConfigs, versions 1-4 (KIP-133, KIP-226, KIP-569, KIP-714, KIP-848).
 *
 * - Keys that are null or empty ask for all configs; others that do not exist are left out.
 * - v1: where a value comes from, and its synonyms in their order where they are asked for. v3: types. Documentation may
 *   be asked for, too; there is none here, so it is null, as for a config that Kafka has no text for.
 * - A broker describes itself and, under the empty name, what is set for all brokers. Another broker's name is
 *   INVALID_REQUEST: clients send such requests to the broker that is meant.
 * - Log levels (broker loggers) cannot be changed over the protocol, and are not described: INVALID_REQUEST.
 */
import { ControllerError, validateTopicName } from '@ottla/controller'
import { type ConfigEntry, ConfigResourceType } from '@ottla/metadata'
import {
  createDescribeConfigsResponse,
  createDescribeConfigsResponseDescribeConfigsResourceResult,
  createDescribeConfigsResponseDescribeConfigsResult,
  createDescribeConfigsResponseDescribeConfigsSynonym,
  type DescribeConfigsRequest,
  type DescribeConfigsRequestDescribeConfigsResource,
  DescribeConfigsRequestType,
  type DescribeConfigsResponse,
  type DescribeConfigsResponseDescribeConfigsResourceResult,
  DescribeConfigsResponseType,
  ErrorCode,
  errorInfo,
} from '@ottla/protocol'
import type { Broker } from '../broker.ts'
import { invalidRequest, type Refusal } from '../config-changes.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'

export const describeConfigsHandler: AnyHandler = handler<DescribeConfigsRequest, DescribeConfigsResponse>({
  request: DescribeConfigsRequestType,
  response: DescribeConfigsResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'DESCRIBE_CONFIGS', resource: 'TOPIC' },
    { operation: 'DESCRIBE_CONFIGS', resource: 'CLUSTER' },
    { operation: 'DESCRIBE_CONFIGS', resource: 'GROUP' },
  ],
  throttled: true,
  asked: ({ resources }) => resources.map(({ resourceType, resourceName }) => `${resourceType}:${resourceName}`),
  handle: describeConfigs,
})

const RESOURCE_TYPES: ReadonlySet<number> = new Set(Object.values(ConfigResourceType))

function describeConfigs(request: DescribeConfigsRequest, { broker }: Call): DescribeConfigsResponse {
  const { resources } = request
  // A kind that nobody knows spoils the whole request.
  const isStrange = resources.some(({ resourceType }) => !RESOURCE_TYPES.has(resourceType))
  const results = resources.map((resource) => {
    const { resourceType, resourceName } = resource
    const found = isStrange ? invalidRequest(errorInfo(ErrorCode.INVALID_REQUEST).text) : entriesOf(resource, broker)
    if ('errorCode' in found) {
      return createDescribeConfigsResponseDescribeConfigsResult({ ...found, resourceType, resourceName })
    }
    const configs = found.entries.map((entry) => resultOf(entry, request.includeSynonyms))
    return createDescribeConfigsResponseDescribeConfigsResult({ resourceType, resourceName, configs })
  })
  return createDescribeConfigsResponse({ results })
}

type Found = { readonly entries: readonly ConfigEntry[] } | Refusal

function entriesOf(resource: DescribeConfigsRequestDescribeConfigsResource, broker: Broker): Found {
  const found = allEntriesOf(resource, broker)
  const keys = resource.configurationKeys
  if ('errorCode' in found || keys === null || keys.length === 0) return found
  const wanted = new Set(keys)
  return { entries: found.entries.filter(({ name }) => wanted.has(name)) }
}

function allEntriesOf(resource: DescribeConfigsRequestDescribeConfigsResource, broker: Broker): Found {
  const { resourceType, resourceName: name } = resource
  const { configs, image } = broker
  const own = image.configs.of(resourceType, name)
  switch (resourceType) {
    case ConfigResourceType.TOPIC:
      return missingTopic(name, broker) ?? { entries: configs.describeTopic(own) }
    case ConfigResourceType.BROKER:
      if (name === '') return { entries: configs.describeDefaultBroker() }
      return otherBroker(name, broker) ?? { entries: configs.describeBroker() }
    case ConfigResourceType.CLIENT_METRICS:
      if (name === '') return invalidRequest('Client metrics subscription name must not be empty')
      return { entries: configs.describeClientMetrics(own) }
    case ConfigResourceType.GROUP:
      if (name === '') return invalidRequest('Group name must not be empty')
      return { entries: configs.describeGroup(own) }
    default:
      return otherLoggers(name, broker) ?? invalidRequest('The log levels of this broker are not served.')
  }
}

function missingTopic(name: string, broker: Broker): Refusal | null {
  try {
    validateTopicName(name)
  } catch (error) {
    if (!(error instanceof ControllerError)) throw error
    return { errorCode: error.errorCode, errorMessage: error.message }
  }
  if (broker.image.topics.topic(name) !== undefined) return null
  return { errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, errorMessage: '' }
}

function otherBroker(name: string, broker: Broker): Refusal | null {
  const refusal = noBrokerId(name)
  if (refusal !== null || Number(name) === broker.id) return refusal
  return invalidRequest(`Unexpected broker id, expected ${broker.id} or empty string, but received ${name}`)
}

function otherLoggers(name: string, broker: Broker): Refusal | null {
  if (name === '') return invalidRequest('Broker id must not be empty')
  const refusal = noBrokerId(name)
  if (refusal !== null || Number(name) === broker.id) return refusal
  return invalidRequest(`Unexpected broker id, expected ${broker.id} but received ${name}`)
}

function noBrokerId(name: string): Refusal | null {
  return /^[+-]?\d+$/.test(name) ? null : invalidRequest(`Broker id must be an integer, but it is: ${name}`)
}

function resultOf(entry: ConfigEntry, synonyms: boolean): DescribeConfigsResponseDescribeConfigsResourceResult {
  return createDescribeConfigsResponseDescribeConfigsResourceResult({
    name: entry.name,
    value: entry.value,
    readOnly: entry.readOnly,
    configSource: entry.source,
    isSensitive: entry.sensitive,
    synonyms: synonyms
      ? entry.synonyms.map((synonym) => createDescribeConfigsResponseDescribeConfigsSynonym(synonym))
      : [],
    configType: entry.type,
    documentation: null,
  })
}
