import { AclsImage } from './acls.ts'
import { ClientQuotasImage } from './client-quotas.ts'
import { ClusterImage } from './cluster.ts'
import { ConfigurationsImage } from './configs.ts'
import { DelegationTokenImage } from './delegation-tokens.ts'
import { FeaturesImage } from './features.ts'
import { ProducerIdsImage } from './producer-ids.ts'
import { EMPTY_PROVENANCE, type MetadataProvenance } from './provenance.ts'
import { ScramImage } from './scram.ts'
import { TopicsImage } from './topics.ts'

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
}
