/** IncrementalAlterConfigs and AlterConfigs as whole requests: one answer for each resource, each changed whole or not. */
import {
  type AlterConfigsRequest,
  type AlterConfigsResponse,
  createAlterConfigsResponse,
  createAlterConfigsResponseAlterConfigsResourceResponse,
  createIncrementalAlterConfigsResponse,
  createIncrementalAlterConfigsResponseAlterConfigsResourceResponse,
  ErrorCode,
  type IncrementalAlterConfigsRequest,
  type IncrementalAlterConfigsResponse,
  type MetadataRecord,
} from '@ottla/protocol'
import { type ConfigControl, ConfigOperation, UnknownOperationError } from './configs.ts'
import { ControllerError } from './controller-error.ts'
import { answered, repeated } from './topic-requests.ts'

interface ResourceResult {
  readonly resourceType: number
  readonly resourceName: string
  readonly errorCode: number
  readonly errorMessage: string | null
}

export function incrementalAlterConfigs(
  configs: ConfigControl,
  request: IncrementalAlterConfigsRequest,
): { records: MetadataRecord[]; response: IncrementalAlterConfigsResponse } {
  try {
    return incrementallyAltered(configs, request)
  } catch (error) {
    if (!(error instanceof UnknownOperationError)) throw error
    const failed = { errorCode: ErrorCode.UNKNOWN_SERVER_ERROR, errorMessage: null }
    const responses = request.resources.map(({ resourceType, resourceName }) =>
      createIncrementalAlterConfigsResponseAlterConfigsResourceResponse({ ...failed, resourceType, resourceName }),
    )
    return { records: [], response: createIncrementalAlterConfigsResponse({ responses }) }
  }
}

function incrementallyAltered(
  configs: ConfigControl,
  request: IncrementalAlterConfigsRequest,
): { records: MetadataRecord[]; response: IncrementalAlterConfigsResponse } {
  const { records, results } = eachResource(request.resources, (resource) => {
    const nulls = resource.configs.filter(
      ({ configOperation, value }) => value === null && configOperation !== ConfigOperation.DELETE,
    )
    if (nulls.length > 0) {
      const names = nulls.map(({ name }) => name).join(',')
      throw new ControllerError(ErrorCode.INVALID_REQUEST, `Null value not supported for : ${names}`)
    }
    checkKeysOnce(resource.configs)
    const changes = resource.configs.map(({ name, configOperation: operation, value }) => ({ name, operation, value }))
    return configs.incrementalAlter(resource.resourceType, resource.resourceName, changes)
  })
  const responses = results.map((result) => createIncrementalAlterConfigsResponseAlterConfigsResourceResponse(result))
  return {
    records: request.validateOnly ? [] : records,
    response: createIncrementalAlterConfigsResponse({ responses }),
  }
}

export function alterConfigs(
  configs: ConfigControl,
  request: AlterConfigsRequest,
): { records: MetadataRecord[]; response: AlterConfigsResponse } {
  const { records, results } = eachResource(request.resources, (resource) => {
    checkKeysOnce(resource.configs)
    const values = new Map<string, string>()
    for (const { name, value } of resource.configs) {
      if (value === null) throw new ControllerError(ErrorCode.INVALID_REQUEST, `Null value not supported for : ${name}`)
      values.set(name, value)
    }
    return configs.replace(resource.resourceType, resource.resourceName, values)
  })
  const responses = results.map((result) => createAlterConfigsResponseAlterConfigsResourceResponse(result))
  return { records: request.validateOnly ? [] : records, response: createAlterConfigsResponse({ responses }) }
}

function checkKeysOnce(configs: readonly { readonly name: string }[]): void {
  const twice = repeated(configs.map(({ name }) => name))
  if (twice.size === 0) return
  throw new ControllerError(ErrorCode.INVALID_REQUEST, `Error due to duplicate config keys : ${[...twice].join(',')}`)
}

function eachResource<R extends { readonly resourceType: number; readonly resourceName: string }>(
  resources: readonly R[],
  change: (resource: R) => MetadataRecord[],
): { records: MetadataRecord[]; results: ResourceResult[] } {
  const records: MetadataRecord[] = []
  const keyOf = (resource: R) => `${resource.resourceType}:${resource.resourceName}`
  const twice = repeated(resources.map(keyOf))
  const unique = new Map(resources.map((resource) => [keyOf(resource), resource]))
  const results = [...unique].map(([key, resource]): ResourceResult => {
    const { resourceType, resourceName } = resource
    const result = (errorCode: number, errorMessage: string | null) => ({
      resourceType,
      resourceName,
      errorCode,
      errorMessage,
    })
    if (twice.has(key)) return result(ErrorCode.INVALID_REQUEST, 'Each resource must appear at most once.')
    return answered(() => {
      records.push(...change(resource))
      return result(ErrorCode.NONE, null)
    }, result)
  })
  return { records, results }
}
