export { BrokerConfig } from './broker-config.ts'
export {
  type ConfigDefinition,
  ConfigError,
  type ConfigSynonym,
  type ConfigType,
  type ConfigValidator,
  type ConfigValue,
  type UpdateMode,
} from './definition.ts'
export {
  brokerConfigOf,
  brokerConfigSynonyms,
  brokerConfigs,
  type ConfigDefinitions,
  clientMetricsConfigs,
  clientQuotaConfigs,
  dynamicBrokerConfigs,
  groupConfigs,
  ipQuotaConfigs,
  topicConfigs,
  userConfigs,
} from './definitions.ts'
export {
  type HostPort,
  type ListenerConfig,
  parseBootstrapServers,
  parseListeners,
  parseProtocolMap,
  parseQuorumVoters,
  type QuorumVoter,
  SECURITY_PROTOCOLS,
} from './listeners.ts'
export { parseProperties } from './properties.ts'
export {
  type BrokerConfigLayers,
  type ConfigEntry,
  type ConfigEntrySynonym,
  ConfigResolver,
  ConfigSource,
} from './resolver.ts'
export {
  isListConfig,
  validateClientMetricsConfigs,
  validateDynamicBrokerConfigs,
  validateGroupConfigs,
  validateTopicConfigs,
} from './validation.ts'
export { canonicalText, javaDouble, parseConfigText, parseConfigValue } from './value.ts'
