/**
 * IncrementalAlterConfigs, versions 0-1 (KIP-339): sets, deletes, appends to and subtracts from single configs of topics,
 * brokers, client metrics and groups. Each resource changes whole or not at all, and does not depend on the others.
 *
 * - A broker's configs must be sent to that broker; the empty name means all brokers. They are checked here, the rest by
 *   the controller.
 * - Log levels (broker loggers) cannot be changed over the protocol: INVALID_REQUEST.
 * - v1 is flexible.
 */
import { ConfigOperation } from '@ottla/controller'
import { ConfigResourceType } from '@ottla/metadata'
import {
  createIncrementalAlterConfigsResponse,
  createIncrementalAlterConfigsResponseAlterConfigsResourceResponse,
  type IncrementalAlterConfigsRequest,
  type IncrementalAlterConfigsRequestAlterConfigsResource,
  IncrementalAlterConfigsRequestType,
  type IncrementalAlterConfigsResponse,
  IncrementalAlterConfigsResponseType,
} from '@ottla/protocol'
import type { Broker } from '../broker.ts'
import {
  brokerRefusal,
  changedBrokerConfigs,
  changeResources,
  invalidRequest,
  type Refusal,
} from '../config-changes.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'

type Resource = IncrementalAlterConfigsRequestAlterConfigsResource

export const incrementalAlterConfigsHandler: AnyHandler = handler<
  IncrementalAlterConfigsRequest,
  IncrementalAlterConfigsResponse
>({
  request: IncrementalAlterConfigsRequestType,
  response: IncrementalAlterConfigsResponseType,
  listeners: ['broker'],
  needs: [
    { operation: 'ALTER_CONFIGS', resource: 'TOPIC' },
    { operation: 'ALTER_CONFIGS', resource: 'CLUSTER' },
    { operation: 'ALTER_CONFIGS', resource: 'GROUP' },
  ],
  throttled: true,
  handle: incrementalAlterConfigs,
})

async function incrementalAlterConfigs(
  request: IncrementalAlterConfigsRequest,
  { broker, connection, apiVersion }: Call,
): Promise<IncrementalAlterConfigsResponse> {
  const context = { principal: connection.principal, apiVersion }
  const results = await changeResources(
    request.resources,
    (resource) => refusalOf(broker, resource),
    async (resources) =>
      (await broker.controller.incrementalAlterConfigs({ ...request, resources }, context)).responses,
  )
  await broker.caughtUp()
  return createIncrementalAlterConfigsResponse({
    responses: results.map((result) => createIncrementalAlterConfigsResponseAlterConfigsResourceResponse(result)),
  })
}

function refusalOf(broker: Broker, { resourceType, resourceName, configs }: Resource): Refusal | null {
  if (new Set(configs.map(({ name }) => name)).size < configs.length) {
    return invalidRequest('Error due to duplicate config keys')
  }
  const nulls = configs.filter(({ value, configOperation }) => {
    return value === null && configOperation !== ConfigOperation.DELETE
  })
  if (nulls.length > 0) {
    return invalidRequest(`Null value not supported for : ${nulls.map(({ name }) => name).join(', ')}`)
  }
  switch (resourceType) {
    case ConfigResourceType.BROKER:
      return brokerRefusal(broker, resourceName, changedBrokerConfigs(broker, resourceName, configs))
    case ConfigResourceType.BROKER_LOGGER:
      return invalidRequest('The log levels of this broker cannot be changed dynamically.')
    case ConfigResourceType.TOPIC:
    case ConfigResourceType.CLIENT_METRICS:
    case ConfigResourceType.GROUP:
      return null
    default:
      return invalidRequest(`Unknown resource type ${resourceType}`)
  }
}
