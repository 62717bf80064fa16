import type { MetadataRecord } from '@ottla/protocol'
import { MINIMUM_METADATA_VERSION } from '../records.ts'
import { AclsImage, writeAcls } from './acls.ts'
import { ClientQuotasImage, writeClientQuotas } from './client-quotas.ts'
import { ClusterImage, writeCluster } from './cluster.ts'
import { ConfigurationsImage, writeConfigs } from './configs.ts'
import { DelegationTokenImage, writeDelegationTokens } from './delegation-tokens.ts'
import { FeaturesImage, writeFeatures } from './features.ts'
import { ProducerIdsImage, writeProducerIds } from './producer-ids.ts'
import { EMPTY_PROVENANCE, type MetadataProvenance } from './provenance.ts'
import { ScramImage, writeScram } from './scram.ts'
import { TopicsImage, writeTopics } from './topics.ts'
import { ImageWriter } from './writer.ts'

export interface MetadataImageParts {
  readonly provenance: MetadataProvenance
  readonly features: FeaturesImage
  readonly cluster: ClusterImage
  readonly topics: TopicsImage
  readonly configs: ConfigurationsImage
  readonly clientQuotas: ClientQuotasImage
  readonly producerIds: ProducerIdsImage
  readonly acls: AclsImage
  readonly scram: ScramImage
  readonly delegationTokens: DelegationTokenImage
}

/** All of the cluster's metadata as of one offset. Immutable; the next image shares all that did not change. */
export class MetadataImage implements MetadataImageParts {
  static readonly EMPTY: MetadataImage = new MetadataImage({
    provenance: EMPTY_PROVENANCE,
    features: FeaturesImage.EMPTY,
    cluster: ClusterImage.EMPTY,
    topics: TopicsImage.EMPTY,
    configs: ConfigurationsImage.EMPTY,
    clientQuotas: ClientQuotasImage.EMPTY,
    producerIds: ProducerIdsImage.EMPTY,
    acls: AclsImage.EMPTY,
    scram: ScramImage.EMPTY,
    delegationTokens: DelegationTokenImage.EMPTY,
  })
  readonly provenance: MetadataProvenance
  readonly features: FeaturesImage
  readonly cluster: ClusterImage
  readonly topics: TopicsImage
  readonly configs: ConfigurationsImage
  readonly clientQuotas: ClientQuotasImage
  readonly producerIds: ProducerIdsImage
  readonly acls: AclsImage
  readonly scram: ScramImage
  readonly delegationTokens: DelegationTokenImage

  constructor(parts: MetadataImageParts) {
    this.provenance = parts.provenance
    this.features = parts.features
    this.cluster = parts.cluster
    this.topics = parts.topics
    this.configs = parts.configs
    this.clientQuotas = parts.clientQuotas
    this.producerIds = parts.producerIds
    this.acls = parts.acls
    this.scram = parts.scram
    this.delegationTokens = parts.delegationTokens
  }

  /**
   * Records that make this image again, in the order in which Kafka writes a snapshot. `metadataVersion` may be lower than
   * the image's own: what that level has no place for is left out.
   */
  toRecords(options: { readonly metadataVersion?: number } = {}): MetadataRecord[] {
    const level = options.metadataVersion ?? this.features.metadataVersion ?? MINIMUM_METADATA_VERSION
    const writer = new ImageWriter(level)
    writeFeatures(this.features, writer)
    writeCluster(this.cluster, writer)
    writeTopics(this.topics, writer)
    writeConfigs(this.configs, writer)
    writeClientQuotas(this.clientQuotas, writer)
    writeProducerIds(this.producerIds, writer)
    writeAcls(this.acls, writer)
    writeScram(this.scram, writer)
    writeDelegationTokens(this.delegationTokens, writer)
    return writer.records
  }
}
