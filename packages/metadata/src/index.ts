export * from './configs/index.ts'
export { AclsImage, type StandardAcl } from './image/acls.ts'
export {
  type ClientQuotaEntity,
  type ClientQuotaImage,
  ClientQuotasImage,
  clientQuotaKey,
} from './image/client-quotas.ts'
export {
  type BrokerRegistration,
  ClusterImage,
  type ControllerRegistration,
  type Endpoint,
  type VersionRange,
} from './image/cluster.ts'
export {
  type ConfigResource,
  ConfigResourceType,
  type ConfigurationImage,
  ConfigurationsImage,
  configResourceKey,
} from './image/configs.ts'
export { type DelegationToken, DelegationTokenImage } from './image/delegation-tokens.ts'
export { FeaturesImage, METADATA_VERSION } from './image/features.ts'
export { MetadataImage, type MetadataImageParts } from './image/image.ts'
export { ProducerIdsImage } from './image/producer-ids.ts'
export { EMPTY_PROVENANCE, type MetadataProvenance } from './image/provenance.ts'
export { type ScramCredential, ScramImage, type ScramMechanism } from './image/scram.ts'
export {
  LEADER_NONE,
  LEADER_RECOVERED,
  LEADER_RECOVERING,
  type PartitionRegistration,
  type TopicImage,
  TopicsImage,
} from './image/topics.ts'
export { PersistentMap } from './persistent-map.ts'
