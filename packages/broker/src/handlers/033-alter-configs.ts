/**
 * AlterConfigs, versions 0-2 (KIP-133): gives a resource these configs and no others, so what is not named goes back to
 * its default. IncrementalAlterConfigs has taken its place; brokers' log levels were never part of it.
 *
 * A broker's configs must be sent to that broker; the empty name means all brokers. v2 is flexible.
 */
import { ConfigResourceType } from '@ottla/metadata'
import {
  type AlterConfigsRequest,
  type AlterConfigsRequestAlterConfigsResource,
  AlterConfigsRequestType,
  type AlterConfigsResponse,
  AlterConfigsResponseType,
  createAlterConfigsResponse,
  createAlterConfigsResponseAlterConfigsResourceResponse,
} from '@ottla/protocol'
import type { Broker } from '../broker.ts'
import { brokerRefusal, changeResources, invalidRequest, type Refusal } from '../config-changes.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'

export const alterConfigsHandler: AnyHandler = handler<AlterConfigsRequest, AlterConfigsResponse>({
  request: AlterConfigsRequestType,
  response: AlterConfigsResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'ALTER_CONFIGS', resource: 'TOPIC' },
    { operation: 'ALTER_CONFIGS', resource: 'CLUSTER' },
    { operation: 'ALTER_CONFIGS', resource: 'GROUP' },
  ],
  throttled: true,
  handle: alterConfigs,
})

async function alterConfigs(
  request: AlterConfigsRequest,
  { broker, connection, apiVersion }: Call,
): Promise<AlterConfigsResponse> {
  const context = { principal: connection.principal, apiVersion }
  const results = await changeResources(
    request.resources,
    (resource) => refusalOf(broker, resource),
    async (resources) => (await broker.controller.alterConfigs({ ...request, resources }, context)).responses,
  )
  await broker.caughtUp()
  return createAlterConfigsResponse({
    responses: results.map((result) => createAlterConfigsResponseAlterConfigsResourceResponse(result)),
  })
}

function refusalOf(broker: Broker, resource: AlterConfigsRequestAlterConfigsResource): Refusal | null {
  const { resourceType, resourceName, configs } = resource
  const after = new Map<string, string>()
  const nulls: string[] = []
  for (const { name, value } of configs) {
    if (value === null) nulls.push(name)
    else after.set(name, value)
  }
  if (new Set(configs.map(({ name }) => name)).size < configs.length) {
    return invalidRequest('Error due to duplicate config keys')
  }
  if (nulls.length > 0) return invalidRequest(`Null value not supported for : ${nulls.join(', ')}`)
  switch (resourceType) {
    case ConfigResourceType.BROKER:
      return brokerRefusal(broker, resourceName, after)
    case ConfigResourceType.TOPIC:
    case ConfigResourceType.CLIENT_METRICS:
    case ConfigResourceType.GROUP:
      return null
    default:
      return invalidRequest(`Unknown resource type ${resourceType}`)
  }
}
