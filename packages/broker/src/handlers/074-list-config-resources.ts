/**
 * ListConfigResources, versions 0-1 (KIP-1000, KIP-1142): the resources that may have configs.
 *
 * - v0 was ListClientMetricsResources and knows nothing else. v1: the types that are asked for, none meaning all.
 * - Topics and brokers are those that exist; groups and client metrics those that have configs.
 */
import { ConfigResourceType } from '@ottla/metadata'
import {
  createListConfigResourcesResponse,
  createListConfigResourcesResponseConfigResource,
  ErrorCode,
  type ListConfigResourcesRequest,
  ListConfigResourcesRequestType,
  type ListConfigResourcesResponse,
  ListConfigResourcesResponseType,
} from '@ottla/protocol'
import { type AnyHandler, type Call, handler } from '../handler.ts'
import { addressOf } from '../leader-endpoint.ts'

/** In the order in which they are answered. */
const ALL_TYPES: readonly number[] = [
  ConfigResourceType.GROUP,
  ConfigResourceType.CLIENT_METRICS,
  ConfigResourceType.BROKER_LOGGER,
  ConfigResourceType.BROKER,
  ConfigResourceType.TOPIC,
]

export const listConfigResourcesHandler: AnyHandler = handler<ListConfigResourcesRequest, ListConfigResourcesResponse>({
  request: ListConfigResourcesRequestType,
  response: ListConfigResourcesResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE_CONFIGS', resource: 'CLUSTER' }],
  throttled: true,
  handle: listConfigResources,
})

function listConfigResources(request: ListConfigResourcesRequest, call: Call): ListConfigResourcesResponse {
  const supported = call.apiVersion === 0 ? [ConfigResourceType.CLIENT_METRICS] : ALL_TYPES
  const asked = call.apiVersion === 0 || request.resourceTypes.length === 0 ? supported : request.resourceTypes
  if (asked.some((type) => !supported.includes(type))) {
    return createListConfigResourcesResponse({ errorCode: ErrorCode.UNSUPPORTED_VERSION })
  }
  const configResources = supported
    .filter((type) => asked.includes(type))
    .flatMap((resourceType) => namesOf(resourceType, call).map((resourceName) => ({ resourceName, resourceType })))
    .map((resource) => createListConfigResourcesResponseConfigResource(resource))
  return createListConfigResourcesResponse({ configResources })
}

function namesOf(resourceType: number, { broker, connection }: Call): string[] {
  const { image } = broker
  switch (resourceType) {
    case ConfigResourceType.TOPIC:
      return image.topics.names()
    case ConfigResourceType.BROKER:
    case ConfigResourceType.BROKER_LOGGER:
      return [...image.cluster.brokers.values()]
        .filter((registration) => addressOf(broker, registration, connection) !== null)
        .map(({ id }) => String(id))
    default:
      return [...image.configs.resources.values()]
        .filter(({ resource, data }) => resource.type === resourceType && data.size > 0)
        .map(({ resource }) => resource.name)
        .sort()
  }
}
