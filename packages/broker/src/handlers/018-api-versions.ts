/**
 * ApiVersions, versions 0-5 (KIP-35, KIP-511, KIP-584, KIP-1242).
 *
 * - Any version is answered: one that is not served gets a v0 body with UNSUPPORTED_VERSION and the versions of ApiVersions
 *   alone, by which the client asks again.
 * - v3: the client says what it is; a name that is none is INVALID_REQUEST.
 * - Below v4 features whose minimum is 0 are left out, because older clients refuse them (KAFKA-17492).
 * - v5: the client may say whom it means, by cluster id and node id together (one alone is INVALID_REQUEST); where that is
 *   not this node, the answer is REBOOTSTRAP_REQUIRED.
 *
 * The list holds what the dispatch table holds, so nothing is offered that is not served.
 */
import {
  ApiKey,
  type ApiVersionsRequest,
  ApiVersionsRequestType,
  type ApiVersionsResponse,
  type ApiVersionsResponseApiVersion,
  ApiVersionsResponseType,
  apiInfo,
  createApiVersionsResponse,
  createApiVersionsResponseApiVersion,
  createApiVersionsResponseFinalizedFeatureKey,
  createApiVersionsResponseSupportedFeatureKey,
  ErrorCode,
  supportedFeatures,
} from '@ottla/protocol'
import type { Broker } from '../broker.ts'
import { type AnyHandler, type Call, handler, type ListenerKind } from '../handler.ts'

/** Java's pattern: letters and digits, with dots and dashes between them. */
const SOFTWARE_TEXT = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/

/** Stands in Raft's own records, so the image does not have it. */
const KRAFT_VERSION = 'kraft.version'

const NO_NODE = -1

/** Features whose finalised level changes what clients send: told only where we serve what they would send. */
const SERVED_FEATURES: ReadonlySet<string> = new Set([
  'metadata.version',
  KRAFT_VERSION,
  'eligible.leader.replicas.version',
])

export const apiVersionsHandler: AnyHandler = handler<ApiVersionsRequest, ApiVersionsResponse>({
  request: ApiVersionsRequestType,
  response: ApiVersionsResponseType,
  listeners: ['broker', 'controller'],
  needs: [],
  throttled: true,
  handle: apiVersions,
})

function apiVersions(request: ApiVersionsRequest, call: Call): ApiVersionsResponse {
  const { broker, connection, apiVersion } = call
  if ((request.clusterId === null) !== (request.nodeId === NO_NODE)) {
    return createApiVersionsResponse({ errorCode: ErrorCode.INVALID_REQUEST })
  }
  if (apiVersion >= 3) {
    const { clientSoftwareName, clientSoftwareVersion } = request
    if (!SOFTWARE_TEXT.test(clientSoftwareName) || !SOFTWARE_TEXT.test(clientSoftwareVersion)) {
      return createApiVersionsResponse({ errorCode: ErrorCode.INVALID_REQUEST })
    }
    connection.clientSoftwareName = clientSoftwareName
    connection.clientSoftwareVersion = clientSoftwareVersion
  }
  if (isForAnother(request, broker)) return createApiVersionsResponse({ errorCode: ErrorCode.REBOOTSTRAP_REQUIRED })
  const { features, provenance } = broker.image
  return createApiVersionsResponse({
    apiKeys: call.apis.slice(),
    supportedFeatures: supportedFeatures
      .filter(({ listener, min }) => listener === connection.listenerKind && (apiVersion >= 4 || min > 0))
      .map(({ name, min, max }) =>
        createApiVersionsResponseSupportedFeatureKey({ name, minVersion: min, maxVersion: max }),
      ),
    finalizedFeaturesEpoch: provenance.lastContainedOffset,
    finalizedFeatures: [...features.all(), [KRAFT_VERSION, broker.kraftVersion] as const]
      .filter(([name, level]) => level > 0 && SERVED_FEATURES.has(name))
      .map(([name, level]) =>
        createApiVersionsResponseFinalizedFeatureKey({ name, minVersionLevel: level, maxVersionLevel: level }),
      ),
  })
}

/** The answer in version 0 to a version that is not served. */
export function unsupportedApiVersions(apis: readonly ApiVersionsResponseApiVersion[]): ApiVersionsResponse {
  const apiKeys = apis.filter(({ apiKey }) => apiKey === ApiKey.ApiVersions)
  return createApiVersionsResponse({ errorCode: ErrorCode.UNSUPPORTED_VERSION, apiKeys })
}

/** Every API of the table with the versions that Kafka announces, by key. */
export function offeredApis(
  handlers: ReadonlyMap<number, AnyHandler>,
  listener: ListenerKind,
): readonly ApiVersionsResponseApiVersion[] {
  const list: ApiVersionsResponseApiVersion[] = []
  for (const [apiKey, { listeners }] of [...handlers].sort(([a], [b]) => a - b)) {
    const range = listeners.includes(listener) ? apiInfo(apiKey)![listener] : null
    if (range === null) continue
    list.push(createApiVersionsResponseApiVersion({ apiKey, minVersion: range.min, maxVersion: range.max }))
  }
  return list
}

function isForAnother({ clusterId, nodeId }: ApiVersionsRequest, broker: Broker): boolean {
  return clusterId !== null && (clusterId !== broker.clusterId || nodeId !== broker.id)
}
