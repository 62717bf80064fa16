export * from './configs/index.ts'
export { AclsDelta, AclsImage, type StandardAcl } from './image/acls.ts'
export {
  type ClientQuotaDelta,
  type ClientQuotaEntity,
  type ClientQuotaImage,
  ClientQuotasDelta,
  ClientQuotasImage,
  clientQuotaKey,
} from './image/client-quotas.ts'
export {
  type BrokerRegistration,
  brokerRegistrationOf,
  ClusterDelta,
  ClusterImage,
  type ControllerRegistration,
  changedBrokerRegistration,
  controllerRegistrationOf,
  type Endpoint,
  registerBrokerRecordOf,
  type VersionRange,
} from './image/cluster.ts'
export {
  type ConfigResource,
  ConfigResourceType,
  type ConfigurationDelta,
  type ConfigurationImage,
  ConfigurationsDelta,
  ConfigurationsImage,
  configResourceKey,
} from './image/configs.ts'
export { type DelegationToken, DelegationTokenDelta, DelegationTokenImage } from './image/delegation-tokens.ts'
export { MetadataDelta } from './image/delta.ts'
export { FeaturesDelta, FeaturesImage, METADATA_VERSION } from './image/features.ts'
export { MetadataImage, type MetadataImageParts } from './image/image.ts'
export { ProducerIdsDelta, ProducerIdsImage } from './image/producer-ids.ts'
export { EMPTY_PROVENANCE, type MetadataProvenance } from './image/provenance.ts'
export { type ScramCredential, ScramDelta, ScramImage, type ScramMechanism } from './image/scram.ts'
export {
  changedPartition,
  DIRECTORY_LOST,
  DIRECTORY_MIGRATING,
  DIRECTORY_UNASSIGNED,
  LEADER_NONE,
  LEADER_RECOVERED,
  LEADER_RECOVERING,
  type LocalChanges,
  type LocalPartition,
  type PartitionRegistration,
  partitionRecordOf,
  partitionRegistrationOf,
  TopicDelta,
  type TopicImage,
  TopicsDelta,
  TopicsImage,
} from './image/topics.ts'
export { type MetadataBatch, MetadataLoader, type MetadataSnapshot } from './loader.ts'
export { PersistentMap } from './persistent-map.ts'
export type { LoadManifest, MetadataPublisher } from './publisher.ts'
export { MINIMUM_METADATA_VERSION, requireMetadataVersion, versionedRecord } from './records.ts'
