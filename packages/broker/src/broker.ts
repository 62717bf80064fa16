/**
 * One broker: what its handlers work with. It learns of the cluster only by the images that `onMetadataUpdate` brings, and
 * shows clients an image once its own partitions agree with it.
 */
import type { Clock, Logger, Meter, Metrics, Random, Uuid } from '@ottla/base'
import type { ControllerApi } from '@ottla/controller'
import { type GroupConfig, GroupCoordinator, groupRecordCodec } from '@ottla/coordinator'
import type { Durability, LogConfig, LogManager } from '@ottla/log'
import {
  type BrokerConfig,
  type BrokerConfigLayers,
  ConfigResolver,
  ConfigResourceType,
  type MetadataDelta,
  MetadataImage,
  type MetadataPublisher,
} from '@ottla/metadata'
import { ErrorCode } from '@ottla/protocol'
import { AutoTopics } from './auto-topics.ts'
import { CoordinatorLog } from './coordinator-log.ts'
import type { BrokerEvents } from './events.ts'
import { FetchSessionCache } from './fetch-session.ts'
import { GROUP_TOPIC } from './internal-topics.ts'
import { logConfigOf } from './log-config.ts'
import type { Partition } from './partition.ts'
import { Partitions } from './partitions.ts'
import { ProducerIds } from './producer-ids.ts'
import { TopicMetrics } from './topic-metrics.ts'
import { Waiters } from './waiters.ts'

export interface BrokerOptions {
  readonly config: BrokerConfig
  readonly clusterId: string
  readonly durability: Durability
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly metrics: Metrics
  readonly controller: ControllerApi
  readonly events: BrokerEvents
  /** Committed end of the metadata log as far as this node knows; images catch up with it. */
  readonly committedMetadataOffset: () => number
  /** Finalised level of `kraft.version`, which is in Raft's own records and not in the image. */
  readonly kraftVersion: () => number
}

export class Broker implements MetadataPublisher {
  readonly name = 'broker'
  readonly id: number
  readonly clusterId: string
  readonly config: BrokerConfig
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly metrics: Metrics
  readonly controller: ControllerApi
  readonly events: BrokerEvents
  readonly fetchSessions: FetchSessionCache
  readonly fetchWaiters: Waiters<Partition>
  readonly groups: GroupCoordinator
  readonly configs: ConfigResolver
  readonly producerIds: ProducerIds
  readonly autoTopics: AutoTopics
  readonly topicMetrics: TopicMetrics
  /** Given by the lifecycle when the controller has registered this broker; -1 before. */
  brokerEpoch = -1
  readonly #options: BrokerOptions
  readonly #coordinatorLogs = new Map<Partition, CoordinatorLog<never>>()
  #partitions: Partitions | null = null
  #logs: LogManager | null = null
  /** What clients are shown. */
  #image: MetadataImage = MetadataImage.EMPTY
  /** What was published last; `#image` follows as soon as the partitions do. */
  #newest: MetadataImage = MetadataImage.EMPTY
  #applying: Promise<void> = Promise.resolve()
  #caughtUp: { readonly offset: number; readonly resolve: () => void }[] = []
  readonly #logConfigs = new Map<string, LogConfig>()
  #loadErrors: Meter

  constructor(options: BrokerOptions) {
    const { config, clock, random, logger, metrics, controller } = options
    this.#options = options
    this.id = config.nodeId
    this.clusterId = options.clusterId
    this.config = config
    this.clock = clock
    this.random = random
    this.logger = logger
    this.metrics = metrics
    this.controller = controller
    this.events = options.events
    this.configs = new ConfigResolver(() => this.configLayers())
    this.fetchSessions = new FetchSessionCache(
      config.number('max.incremental.fetch.session.cache.slots'),
      random.fork('fetch-sessions'),
      metrics,
    )
    this.fetchWaiters = new Waiters(clock, metrics, 'Fetch')
    this.producerIds = new ProducerIds(controller, () => ({ brokerId: this.id, brokerEpoch: this.brokerEpoch }))
    this.autoTopics = new AutoTopics(this)
    this.topicMetrics = new TopicMetrics(metrics)
    this.groups = new GroupCoordinator({
      config: groupConfigOf(config),
      clock,
      random: random.fork('groups'),
      logger: logger.child('groups'),
      metrics,
      onGroupStable: (groupId, generation, members) => options.events.groupStable?.(groupId, generation, members),
      topics: {
        nameOf: (id) => this.image.topics.topicById(id)?.name ?? null,
        idOf: (name) => this.image.topics.topic(name)?.id ?? null,
        partitionCountOf: (name) => this.image.topics.topic(name)?.partitions.size ?? null,
      },
      partitionCount: () => this.image.topics.topic(GROUP_TOPIC)?.partitions.size ?? 0,
    })
    this.#loadErrors = metrics.meter({
      group: 'kafka.server',
      type: 'broker-metadata-metrics',
      name: 'metadata-apply-error-count',
    })
    metrics.gauge(
      { group: 'kafka.server', type: 'broker-metadata-metrics', name: 'last-applied-record-offset' },
      () => this.appliedOffset,
    )
  }

  /** The metadata as clients are shown it. Never goes back. */
  get image(): MetadataImage {
    return this.#image
  }

  /** Offset of the last metadata record that this broker stands by; -1 before the first. */
  get appliedOffset(): number {
    return this.#image.provenance.lastContainedOffset
  }

  /** Finalised level of `kraft.version`; 0 where the quorum's voters stand in a property. */
  get kraftVersion(): number {
    return this.#options.kraftVersion()
  }

  get partitions(): Partitions {
    return this.#partitions!
  }

  /**
   * The replica of a partition that the image has, or why there is none here: UNKNOWN_TOPIC_OR_PARTITION while its
   * deletion is applied and the image does not show it yet, NOT_LEADER_OR_FOLLOWER where other brokers have it.
   */
  replicaOf(topicId: Uuid, partition: number): Partition | number {
    const replica = this.partitions.get(topicId, partition)
    if (replica !== undefined) return replica
    const exists = this.#newest.topics.partition(topicId, partition) !== undefined
    return exists ? ErrorCode.NOT_LEADER_OR_FOLLOWER : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  }

  get logs(): LogManager {
    return this.#logs!
  }

  /** Settings of a topic's logs as of the newest image; computed once for each change. */
  logConfig(topic: string): LogConfig {
    let config = this.#logConfigs.get(topic)
    if (config === undefined) {
      const own = this.#newest.configs.of(ConfigResourceType.TOPIC, topic)
      const expiration = this.config.number('producer.id.expiration.ms')
      config = logConfigOf(this.configs.topicValues(own), this.#options.durability, expiration)
      this.#logConfigs.set(topic, config)
    }
    return config
  }

  /** What stands below the configs of topics and groups, as of the newest image. */
  configLayers(): BrokerConfigLayers {
    const { configs } = this.#newest
    return {
      dynamicBroker: configs.of(ConfigResourceType.BROKER, String(this.id)),
      dynamicDefault: configs.of(ConfigResourceType.BROKER, ''),
      staticBroker: this.config.describedProperties,
    }
  }

  /** Own configs of a topic, effective where it has none. */
  topicConfig(topic: string, name: string): string | null {
    return this.configs.topicValue(this.#newest.configs.of(ConfigResourceType.TOPIC, topic), name)
  }

  /** Gives the broker its opened logs; from here on images are applied. */
  attachLogs(logs: LogManager): void {
    this.#logs = logs
    this.#partitions = new Partitions({
      brokerId: this.id,
      logs,
      logger: this.logger.child('partitions'),
      metrics: this.metrics,
      listener: { moved: (partition) => this.fetchWaiters.wake(partition) },
      onLeader: (partition) => this.#onLeader(partition),
      onNotLeader: (partition) => this.#onNotLeader(partition),
    })
  }

  /** Called by the loader, in order, synchronously; the work is queued behind that of the image before. */
  onMetadataUpdate(delta: MetadataDelta, image: MetadataImage): void {
    this.#newest = image
    this.#applying = this.#applying.then(() => this.#apply(delta, image))
  }

  /** Resolves when clients are shown everything that was committed before this call: an answer is then no promise. */
  caughtUp(): Promise<void> {
    const offset = this.#options.committedMetadataOffset() - 1
    if (this.appliedOffset >= offset) return Promise.resolve()
    return new Promise((resolve) => this.#caughtUp.push({ offset, resolve }))
  }

  /** Everything that was published so far has been applied. */
  whenIdle(): Promise<void> {
    return this.#applying
  }

  /**
   * The node stops, and takes no further requests: long polls and parked members are answered now. Appends under way are
   * not: they are acknowledged in a moment, and a producer that were told otherwise would repeat them to a node that
   * remembers only the last batch of each producer.
   */
  answerWaiting(): void {
    this.groups.close()
    this.fetchWaiters.expireAll()
  }

  /** Answers what still waits, lets go of the partitions. The logs are closed by whoever opened them. */
  close(): void {
    this.answerWaiting()
    this.#partitions?.close()
  }

  async #apply(delta: MetadataDelta, image: MetadataImage): Promise<void> {
    try {
      if (delta.configs !== null) this.#configsChanged()
      if (delta.topics !== null) await this.#partitions!.apply(delta.topics)
    } catch (error) {
      // The image is shown all the same: partitions that failed answer errors of their own.
      this.#loadErrors.mark(1)
      this.logger.log('error', 'a metadata change could not be applied in full', { error })
    }
    this.#image = image
    if (delta.topics !== null && delta.topics.deletedTopicIds.size > 0) this.#topicsDeleted(delta)
    const reached = this.#caughtUp.filter(({ offset }) => offset <= this.appliedOffset)
    this.#caughtUp = this.#caughtUp.filter(({ offset }) => offset > this.appliedOffset)
    for (const { resolve } of reached) resolve()
  }

  #configsChanged(): void {
    const topics = [...this.#logConfigs.keys()]
    this.#logConfigs.clear()
    for (const topic of topics) this.#logs!.updateConfig(topic)
  }

  #topicsDeleted(delta: MetadataDelta): void {
    const { image, deletedTopicIds } = delta.topics!
    const names = [...deletedTopicIds].flatMap((id) => image.topicById(id)?.name ?? [])
    for (const name of names) this.#logConfigs.delete(name)
    // Not awaited: a log that cannot commit now must not keep the next image from being applied.
    this.groups.onTopicsDeleted(names).catch((error: unknown) => {
      this.logger.log('warn', 'offsets of deleted topics stay until they expire', { error })
    })
  }

  #onLeader(partition: Partition): void {
    if (partition.topic !== GROUP_TOPIC || partition.log === null) return
    this.#onNotLeader(partition)
    const log = new CoordinatorLog(partition, groupRecordCodec)
    this.#coordinatorLogs.set(partition, log as unknown as CoordinatorLog<never>)
    this.groups.onPartitionElected(partition.index, log, partition.leaderEpoch).catch((error: unknown) => {
      this.logger.log('error', 'the groups of a partition could not be loaded', { partition: partition.index, error })
    })
  }

  #onNotLeader(partition: Partition): void {
    const log = this.#coordinatorLogs.get(partition)
    if (log === undefined) return
    this.#coordinatorLogs.delete(partition)
    this.groups.onPartitionResigned(partition.index)
    log.close()
  }
}

function groupConfigOf(config: BrokerConfig): GroupConfig {
  return {
    minSessionTimeoutMs: config.number('group.min.session.timeout.ms'),
    maxSessionTimeoutMs: config.number('group.max.session.timeout.ms'),
    initialRebalanceDelayMs: config.number('group.initial.rebalance.delay.ms'),
    maxSize: config.number('group.max.size'),
    offsetMetadataMaxBytes: config.number('offset.metadata.max.bytes'),
    offsetsRetentionMs: config.number('offsets.retention.minutes') * 60_000,
    offsetsRetentionCheckIntervalMs: config.number('offsets.retention.check.interval.ms'),
  }
}
