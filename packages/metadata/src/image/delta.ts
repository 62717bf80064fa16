import type { MetadataRecord } from '@ottla/protocol'
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
    switch (entry.type) {
      case 'FeatureLevelRecord':
        return this.getOrCreateFeatures().setLevel(entry.record)
      case 'ProducerIdsRecord':
        return this.getOrCreateProducerIds().setNext(entry.record)
      case 'ClientQuotaRecord':
        return this.getOrCreateClientQuotas().setQuota(entry.record)
      case 'AccessControlEntryRecord':
        return this.getOrCreateAcls().add(entry.record)
      case 'RemoveAccessControlEntryRecord':
        return this.getOrCreateAcls().remove(entry.record)
      case 'UserScramCredentialRecord':
        return this.getOrCreateScram().set(entry.record)
      case 'RemoveUserScramCredentialRecord':
        return this.getOrCreateScram().remove(entry.record)
      case 'DelegationTokenRecord':
        return this.getOrCreateDelegationTokens().set(entry.record)
      case 'RemoveDelegationTokenRecord':
        return this.getOrCreateDelegationTokens().remove(entry.record)
      case 'NoOpRecord':
      case 'ZkMigrationStateRecord':
      case 'BeginTransactionRecord':
      case 'EndTransactionRecord':
      case 'AbortTransactionRecord':
        return
      default:
        this.#replayCluster(entry) || this.#replayTopics(entry)
    }
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

  /** False where the record is none of the cluster's. */
  #replayCluster(entry: MetadataRecord): boolean {
    switch (entry.type) {
      case 'RegisterBrokerRecord':
        this.getOrCreateCluster().registerBroker(entry.record)
        return true
      case 'UnregisterBrokerRecord':
        this.getOrCreateCluster().unregisterBroker(entry.record)
        return true
      case 'FenceBrokerRecord':
        this.getOrCreateCluster().fenceBroker(entry.record)
        return true
      case 'UnfenceBrokerRecord':
        this.getOrCreateCluster().unfenceBroker(entry.record)
        return true
      case 'BrokerRegistrationChangeRecord':
        this.getOrCreateCluster().changeBroker(entry.record)
        return true
      case 'RegisterControllerRecord':
        this.getOrCreateCluster().registerController(entry.record)
        return true
      case 'UnregisterControllerRecord':
        this.getOrCreateCluster().unregisterController(entry.record)
        return true
      default:
        return false
    }
  }

  #replayTopics(entry: MetadataRecord): void {
    switch (entry.type) {
      case 'TopicRecord':
        return this.getOrCreateTopics().addTopic(entry.record)
      case 'PartitionRecord':
        return this.getOrCreateTopics().addPartition(entry.record)
      case 'PartitionChangeRecord':
        return this.getOrCreateTopics().changePartition(entry.record)
      case 'RemoveTopicRecord': {
        const name = this.getOrCreateTopics().removeTopic(entry.record.topicId)
        return this.getOrCreateConfigs().removeTopic(name)
      }
      case 'ClearElrRecord':
        return this.getOrCreateTopics().clearElr(entry.record.topicName)
      case 'ConfigRecord':
        return this.getOrCreateConfigs().setConfig(entry.record)
      default:
        throw new Error(`no image knows the record ${entry.type}`)
    }
  }
}
