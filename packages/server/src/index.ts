export { ListenError } from './bound-port.ts'
export { createTopics, TopicError, type TopicSpec } from './create-topics.ts'
export { type DevOptions, devProperties } from './dev-properties.ts'
export { type HttpOptions, type HttpServer, startHttp } from './http.ts'
export { KafkaNode, type KafkaNodeOptions, type NodeWorld } from './kafka-node.ts'
export { escapeControls, lineLogger } from './line-logger.ts'
export { NodeClock, NodeDisk, NodeNetwork, type NodeNetworkOptions, NodeRandom } from './node/index.ts'
export { checkServable, isLoopback, type NodeSettings, nodeSettingsOf } from './node-settings.ts'
export { addProcessMetrics } from './process-metrics.ts'
export { PROMETHEUS_CONTENT_TYPE, prometheusText } from './prometheus.ts'
export {
  controllerEndpoints,
  DEFAULT_RELEASE,
  directoriesOf,
  formatRecords,
  notServed,
  StorageError,
} from './storage.ts'
