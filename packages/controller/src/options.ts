import type { BrokerConfig } from '@ottla/metadata'
import type { MetadataRecord } from '@ottla/protocol'

/** What a controller needs to know besides its log. Times in ms. */
export interface ControllerOptions {
  readonly nodeId: number
  /** Of the cluster, as in meta.properties. */
  readonly clusterId: string
  /** The node is a broker, too: its own earlier incarnation is certainly gone. */
  readonly isCombined: boolean
  /** server.properties, for the effective configs of topics. */
  readonly staticConfigs: ReadonlyMap<string, string>
  readonly defaultPartitions: number
  readonly defaultReplicationFactor: number
  readonly deleteTopicEnable: boolean
  /** Without a heartbeat for so long a broker is fenced. */
  readonly sessionTimeoutMs: number
  /** A record is written at least so often; 0 never. */
  readonly maxIdleIntervalMs: number
  /** Written if the log is empty: of bootstrap.checkpoint, or of `bootstrapRecords`. */
  readonly bootstrapRecords: readonly MetadataRecord[]
}

/** Options from server.properties. */
export function controllerOptionsOf(
  config: BrokerConfig,
  rest: { readonly clusterId: string; readonly bootstrapRecords: readonly MetadataRecord[] },
): ControllerOptions {
  return {
    ...rest,
    nodeId: config.nodeId,
    isCombined: config.isBroker,
    staticConfigs: config.properties,
    defaultPartitions: config.number('num.partitions'),
    defaultReplicationFactor: config.number('default.replication.factor'),
    deleteTopicEnable: config.boolean('delete.topic.enable'),
    sessionTimeoutMs: config.number('broker.session.timeout.ms'),
    maxIdleIntervalMs: config.number('metadata.max.idle.interval.ms'),
  }
}
