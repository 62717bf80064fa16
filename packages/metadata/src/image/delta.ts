import type { MetadataRecord, MetadataRecordName, MetadataRecords } from '@ottla/protocol'
import { AclsDelta } from './acls.ts'
import { ClientQuotasDelta } from './client-quotas.ts'
import { ClusterDelta } from './cluster.ts'
import { ConfigurationsDelta } from './configs.ts'
import { DelegationTokenDelta } from './delegation-tokens.ts'
import { FeaturesDelta } from './features.ts'
import { MetadataImage } from './image.ts'
import { ProducerIdsDelta } from './producer-ids.ts'
import type { MetadataProvenance } from './provenance.ts'
import { ScramDelta } from './scram.ts'
import { TopicsDelta } from './topics.ts'

/**
 * What a run of records changes in an image. Each part is null until a record touches it, so that a subscriber sees at a
 * glance what it need not look at.
 */
export class MetadataDelta {
  /** The image before. */
  readonly image: MetadataImage
  features: FeaturesDelta | null = null
  cluster: ClusterDelta | null = null
  topics: TopicsDelta | null = null
  configs: ConfigurationsDelta | null = null
  clientQuotas: ClientQuotasDelta | null = null
  producerIds: ProducerIdsDelta | null = null
  acls: AclsDelta | null = null
  scram: ScramDelta | null = null
  delegationTokens: DelegationTokenDelta | null = null

  constructor(image: MetadataImage) {
    this.image = image
  }

  /**
   * Applies one record. Transactions are the loader's business: their brackets change nothing here. Throws where the
   * record speaks of what does not exist, which is damage, not a decision.
   */
  replay(entry: MetadataRecord): void {
    // Each handler takes the record that belongs to its name.
    const handler = HANDLERS[entry.type] as (delta: MetadataDelta, record: object) => void
    handler(this, entry.record)
  }

  getOrCreateFeatures(): FeaturesDelta {
    return (this.features ??= new FeaturesDelta(this.image.features))
  }

  getOrCreateCluster(): ClusterDelta {
    return (this.cluster ??= new ClusterDelta(this.image.cluster))
  }

  getOrCreateTopics(): TopicsDelta {
    return (this.topics ??= new TopicsDelta(this.image.topics))
  }

  getOrCreateConfigs(): ConfigurationsDelta {
    return (this.configs ??= new ConfigurationsDelta(this.image.configs))
  }

  getOrCreateClientQuotas(): ClientQuotasDelta {
    return (this.clientQuotas ??= new ClientQuotasDelta(this.image.clientQuotas))
  }

  getOrCreateProducerIds(): ProducerIdsDelta {
    return (this.producerIds ??= new ProducerIdsDelta(this.image.producerIds))
  }

  getOrCreateAcls(): AclsDelta {
    return (this.acls ??= new AclsDelta(this.image.acls))
  }

  getOrCreateScram(): ScramDelta {
    return (this.scram ??= new ScramDelta(this.image.scram))
  }

  getOrCreateDelegationTokens(): DelegationTokenDelta {
    return (this.delegationTokens ??= new DelegationTokenDelta(this.image.delegationTokens))
  }

  /** All records of a snapshot were replayed: what they did not name is gone. */
  finishSnapshot(): void {
    this.getOrCreateFeatures().finishSnapshot()
    this.getOrCreateCluster().finishSnapshot()
    this.getOrCreateTopics().finishSnapshot()
    this.getOrCreateConfigs().finishSnapshot()
    this.getOrCreateClientQuotas().finishSnapshot()
    this.getOrCreateAcls().finishSnapshot()
    this.getOrCreateScram().finishSnapshot()
    this.getOrCreateDelegationTokens().finishSnapshot()
  }

  apply(provenance: MetadataProvenance): MetadataImage {
    const { image } = this
    return new MetadataImage({
      provenance,
      features: this.features?.apply() ?? image.features,
      cluster: this.cluster?.apply() ?? image.cluster,
      topics: this.topics?.apply() ?? image.topics,
      configs: this.configs?.apply() ?? image.configs,
      clientQuotas: this.clientQuotas?.apply() ?? image.clientQuotas,
      producerIds: this.producerIds?.apply() ?? image.producerIds,
      acls: this.acls?.apply() ?? image.acls,
      scram: this.scram?.apply() ?? image.scram,
      delegationTokens: this.delegationTokens?.apply() ?? image.delegationTokens,
    })
  }
}

const nothing = (): void => {}

const HANDLERS: { readonly [N in MetadataRecordName]: (delta: MetadataDelta, record: MetadataRecords[N]) => void } = {
  RegisterBrokerRecord: (delta, record) => delta.getOrCreateCluster().registerBroker(record),
  UnregisterBrokerRecord: (delta, record) => delta.getOrCreateCluster().unregisterBroker(record),
  FenceBrokerRecord: (delta, record) => delta.getOrCreateCluster().fenceBroker(record),
  UnfenceBrokerRecord: (delta, record) => delta.getOrCreateCluster().unfenceBroker(record),
  BrokerRegistrationChangeRecord: (delta, record) => delta.getOrCreateCluster().changeBroker(record),
  RegisterControllerRecord: (delta, record) => delta.getOrCreateCluster().registerController(record),
  UnregisterControllerRecord: (delta, record) => delta.getOrCreateCluster().unregisterController(record),
  TopicRecord: (delta, record) => delta.getOrCreateTopics().addTopic(record),
  PartitionRecord: (delta, record) => delta.getOrCreateTopics().addPartition(record),
  PartitionChangeRecord: (delta, record) => delta.getOrCreateTopics().changePartition(record),
  RemoveTopicRecord: (delta, record) => {
    const name = delta.getOrCreateTopics().removeTopic(record.topicId)
    delta.getOrCreateConfigs().removeTopic(name)
  },
  ClearElrRecord: (delta, record) => delta.getOrCreateTopics().clearElr(record.topicName),
  ConfigRecord: (delta, record) => delta.getOrCreateConfigs().setConfig(record),
  FeatureLevelRecord: (delta, record) => delta.getOrCreateFeatures().setLevel(record),
  ClientQuotaRecord: (delta, record) => delta.getOrCreateClientQuotas().setQuota(record),
  ProducerIdsRecord: (delta, record) => delta.getOrCreateProducerIds().setNext(record),
  AccessControlEntryRecord: (delta, record) => delta.getOrCreateAcls().add(record),
  RemoveAccessControlEntryRecord: (delta, record) => delta.getOrCreateAcls().remove(record),
  UserScramCredentialRecord: (delta, record) => delta.getOrCreateScram().set(record),
  RemoveUserScramCredentialRecord: (delta, record) => delta.getOrCreateScram().remove(record),
  DelegationTokenRecord: (delta, record) => delta.getOrCreateDelegationTokens().set(record),
  RemoveDelegationTokenRecord: (delta, record) => delta.getOrCreateDelegationTokens().remove(record),
  NoOpRecord: nothing,
  ZkMigrationStateRecord: nothing,
  BeginTransactionRecord: nothing,
  EndTransactionRecord: nothing,
  AbortTransactionRecord: nothing,
}
