/**
 * What a broker checks of IncrementalAlterConfigs and AlterConfigs before the controller sees them, and how the two
 * answers become one. A broker's own configs are checked here and nowhere else: it alone knows its listeners and files.
 */

import { ConfigOperation } from '@ottla/controller'
import {
  brokerConfigOf,
  ConfigError,
  ConfigResolver,
  ConfigResourceType,
  validateDynamicBrokerConfigs,
} from '@ottla/metadata'
import { ErrorCode } from '@ottla/protocol'
import type { Broker } from './broker.ts'
import { checkDynamicChange, checkDynamicListeners } from './dynamic-config-checks.ts'

export interface ConfigResourceKey {
  readonly resourceType: number
  readonly resourceName: string
}

export interface ChangeResult extends ConfigResourceKey {
  readonly errorCode: number
  readonly errorMessage: string | null
}

export interface Refusal {
  readonly errorCode: number
  readonly errorMessage: string
}

export function invalidRequest(errorMessage: string): Refusal {
  return { errorCode: ErrorCode.INVALID_REQUEST, errorMessage }
}

/** Why the name is not that of this broker; null if it is. */
export function foreignBroker(broker: Broker, name: string): string | null {
  if (!/^[+-]?\d+$/.test(name)) return `Node id must be an integer, but it is: ${name}`
  return Number(name) === broker.id ? null : `Unexpected broker id, expected ${broker.id}, but received ${name}`
}

/**
 * Sends on what `refusalOf` has nothing against, and answers every resource of the request, in its order. A resource that
 * is named twice is refused both times.
 */
export async function changeResources<R extends ConfigResourceKey>(
  resources: readonly R[],
  refusalOf: (resource: R) => Refusal | null,
  send: (accepted: R[]) => Promise<readonly ChangeResult[]>,
): Promise<ChangeResult[]> {
  const count = new Map<string, number>()
  for (const resource of resources) count.set(keyOf(resource), (count.get(keyOf(resource)) ?? 0) + 1)
  const refusals = resources.map((resource) =>
    count.get(keyOf(resource))! > 1 ? invalidRequest('Each resource must appear at most once.') : refusalOf(resource),
  )
  const accepted = resources.filter((_, at) => refusals[at] === null)
  const answers = accepted.length === 0 ? [] : await send(accepted)
  const byKey = new Map(answers.map((answer) => [keyOf(answer), answer]))
  return resources.map((resource, at): ChangeResult => {
    const { resourceType, resourceName } = resource
    const refusal = refusals[at]
    if (refusal !== null && refusal !== undefined) return { resourceType, resourceName, ...refusal }
    return (
      byKey.get(keyOf(resource)) ?? {
        resourceType,
        resourceName,
        errorCode: ErrorCode.UNKNOWN_SERVER_ERROR,
        errorMessage: 'No response from controller',
      }
    )
  })
}

/** Checks all configs that a broker, or with the empty name every broker, would have. */
export function brokerRefusal(broker: Broker, name: string, after: ReadonlyMap<string, string>): Refusal | null {
  const foreign = name === '' ? null : foreignBroker(broker, name)
  if (foreign !== null) return invalidRequest(foreign)
  try {
    validateDynamicBrokerConfigs(after, name !== '')
    const changed = name === '' ? { dynamicDefault: after } : { dynamicBroker: after }
    const layers = { ...broker.configLayers(), ...changed }
    checkDynamicChange(broker.configs, new ConfigResolver(() => layers), broker.config.logDirs)
    checkDynamicListeners(broker.configs, layers)
    return null
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return invalidRequest(error.message)
  }
}

/** A broker's configs as they would be. Operations that the controller refuses anyway leave them as they are. */
export function changedBrokerConfigs(
  broker: Broker,
  name: string,
  changes: readonly { readonly name: string; readonly configOperation: number; readonly value: string | null }[],
): Map<string, string> {
  const after = new Map(broker.image.configs.of(ConfigResourceType.BROKER, name))
  for (const { name: key, configOperation, value } of changes) {
    if (configOperation === ConfigOperation.DELETE) after.delete(key)
    if (value === null) continue
    if (configOperation === ConfigOperation.SET) after.set(key, value)
    const definition = brokerConfigOf(key)
    if (definition?.type !== 'list') continue
    const items = partsOf(after.get(key) ?? definition.defaultValue ?? '')
    const named = partsOf(value)
    if (configOperation === ConfigOperation.APPEND) after.set(key, [...new Set([...items, ...named])].join(','))
    if (configOperation === ConfigOperation.SUBTRACT) {
      after.set(key, items.filter((item) => !named.includes(item)).join(','))
    }
  }
  return after
}

function keyOf({ resourceType, resourceName }: ConfigResourceKey): string {
  return `${resourceType}:${resourceName}`
}

function partsOf(text: string): string[] {
  return text.split(',').filter((part) => part !== '')
}
