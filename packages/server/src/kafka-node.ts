/**
 * One node of Kafka, broker and controller in one process, in any world: the real one, or a simulated one. It names no Node
 * modules: clock, chance, disk and network are arguments.
 *
 * Start: ports bound (nothing has changed if one is taken), directories locked, metadata log led, controller active, images
 * loaded, logs opened, broker registered and unfenced, and then the first connection is answered. Stop: the same way back.
 */
import type { Address, Clock, Disk, Logger, Metrics, Network, Random } from '@ottla/base'
import {
  Broker,
  type BrokerEvents,
  BrokerLifecycle,
  DirectoryAssignments,
  isReplicaOf,
  RecoveredPartitions,
} from '@ottla/broker'
import { controllerOptionsOf, type HostedController, hostController } from '@ottla/controller'
import { LogManager, type LogWorld } from '@ottla/log'
import { type BrokerConfig, MetadataLoader, type MetadataPublisher } from '@ottla/metadata'
import { MetadataLog, readBootstrapRecords } from '@ottla/raft'
import { registerController } from './controller-registration.ts'
import { NodeListeners } from './node-listeners.ts'
import { checkServable, type NodeSettings, nodeSettingsOf } from './node-settings.ts'
import { controllerEndpoints, formatIfEmpty, formatRecords, notServed, openStorage, type Storage } from './storage.ts'

export interface NodeWorld {
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
  readonly network: Network
  readonly logger: Logger
}

export interface KafkaNodeOptions {
  readonly config: BrokerConfig
  readonly world: NodeWorld
  readonly metrics: Metrics
  readonly events?: BrokerEvents
  /** Formats directories that are all empty or missing, with this cluster id or a random one. Default: refused. */
  readonly formatIfEmpty?: boolean
  readonly clusterId?: string
  /** By which name other machines reach this one, for listeners on all addresses that advertise nothing. */
  readonly hostname?: string
  /** Listeners of the controller are bound, too. Without other nodes nobody needs them; default true. */
  readonly bindControllerListeners?: boolean
  /** Bytes that the tails of all logs keep in memory. */
  readonly tailBytes?: number
  /** The node cannot go on, and should be stopped: its metadata log or all its directories are lost. Called once. */
  readonly onFatal?: (error: Error) => void
}

/** How long requests under way may take once the node stops. */
const DRAIN_MS = 5_000

export class KafkaNode {
  readonly config: BrokerConfig
  readonly clusterId: string
  readonly broker: Broker
  /** Whether this start formatted the directories. */
  readonly formatted: boolean
  readonly #parts: Parts
  #stopping: Promise<void> | null = null

  private constructor(parts: Parts) {
    this.#parts = parts
    this.config = parts.options.config
    this.clusterId = parts.storage!.clusterId
    this.broker = parts.broker!
    this.formatted = parts.formatted
  }

  /**
   * Resolves when clients are served. Throws ConfigError, ListenError, StorageError, DiskError, RegistrationError and what
   * MetadataLog.open throws; everything that was opened is closed again then.
   */
  static async start(options: KafkaNodeOptions): Promise<KafkaNode> {
    const settings = nodeSettingsOf(options.config)
    checkServable(options.config, settings)
    const parts = new Parts(options, settings)
    try {
      await parts.open()
    } catch (error) {
      await parts.close('failed start')
      throw error
    }
    return new KafkaNode(parts)
  }

  get nodeId(): number {
    return this.config.nodeId
  }

  /** Where each listener really listens, by name. */
  get addresses(): ReadonlyMap<string, Address> {
    return this.#parts.listeners!.addresses
  }

  /** null when it serves clients, else what is missing. For readiness probes. */
  notReady(): string | null {
    if (this.#stopping !== null) return 'stopping'
    if (this.#parts.failure !== null) return this.#parts.failure.message
    return this.#parts.lifecycle!.fenced ? 'the broker is fenced' : null
  }

  /** Lets requests under way be answered, moves leaderships away, flushes, closes. Idempotent; works under load. */
  stop(): Promise<void> {
    this.#stopping ??= this.#parts.close('stop')
    return this.#stopping
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}

/** What a node is made of, in the order of opening; `close` copes with any prefix of it. */
class Parts {
  readonly options: KafkaNodeOptions
  readonly #settings: NodeSettings
  readonly #logger: Logger
  formatted = false
  listeners: NodeListeners | null = null
  storage: Storage | null = null
  broker: Broker | null = null
  lifecycle: BrokerLifecycle | null = null
  failure: Error | null = null
  #metadataLog: MetadataLog | null = null
  #controller: HostedController | null = null
  #following: { stop(): void } | null = null
  #logs: LogManager | null = null
  #reports: readonly (MetadataPublisher & { close(): void })[] = []

  constructor(options: KafkaNodeOptions, settings: NodeSettings) {
    this.options = options
    this.#settings = settings
    this.#logger = options.world.logger
  }

  async open(): Promise<void> {
    const { config, world, bindControllerListeners = true } = this.options
    this.listeners = await NodeListeners.bind(config, world.network, bindControllerListeners)
    if (this.options.formatIfEmpty === true) this.formatted = await formatIfEmpty(config, world, this.options.clusterId)
    this.storage = await openStorage(config, this.#logWorld())
    await this.#openController()
    const loader = await this.#openBroker()
    await registerController(this.#controller!.controller, config, world.random, loader.image, this.listeners)
    this.#openLifecycle()
    await this.lifecycle!.start()
    this.#logs!.start()
    await this.listeners.serve({ broker: this.broker!, world, metrics: this.options.metrics })
  }

  /** In the order in which each part needs the ones behind it. */
  async close(why: 'stop' | 'failed start'): Promise<void> {
    const { world } = this.options
    // Requests under way first: what a producer has sent is acknowledged while this broker still leads its partitions.
    // There is no other broker yet that clients could move to meanwhile.
    const drained = this.listeners?.drain(why === 'stop' ? DRAIN_MS : 0)
    this.broker?.answerWaiting()
    await drained
    // Without a controller nobody can let the broker go.
    if (why === 'stop' && this.failure === null) await this.lifecycle?.shutDown()
    this.lifecycle?.close()
    for (const report of this.#reports) report.close()
    this.broker?.close()
    this.#following?.stop()
    await this.broker?.whenIdle()
    this.#controller?.close()
    try {
      await this.#metadataLog?.close()
    } catch (error) {
      world.logger.log('error', 'the metadata log could not be closed', { error })
    }
    await this.#closeStorage()
  }

  async #closeStorage(): Promise<void> {
    if (this.#logs === null) {
      await this.storage?.release()
      return
    }
    const { metadataDir, logDirs, previousBrokerEpoch } = this.storage!
    const epoch = this.broker?.brokerEpoch ?? -1
    // A start that did not get as far as to register leaves the marker of the run before.
    await this.#logs.shutdown(epoch < 0 ? previousBrokerEpoch : epoch)
    if (!logDirs.includes(metadataDir)) await metadataDir.close()
  }

  #logWorld(): LogWorld {
    const { world, metrics } = this.options
    return { ...world, logger: world.logger.child('log'), metrics }
  }

  async #openController(): Promise<void> {
    const { config, world } = this.options
    const { storage } = this
    const { clusterId, metadataDir, idOf } = storage!
    this.#metadataLog = await MetadataLog.open({
      world: this.#logWorld(),
      metadataLogDir: config.metadataLogDir,
      nodeId: config.nodeId,
      directoryId: idOf(metadataDir),
      controllerEndpoints: controllerEndpoints(config),
      staticVoters: config.quorumVoters.map(({ id }) => id),
      config: {
        segmentBytes: config.number('metadata.log.segment.bytes'),
        segmentMs: config.number('metadata.log.segment.ms'),
        retentionBytes: config.number('metadata.max.retention.bytes'),
        retentionMs: config.number('metadata.max.retention.ms'),
        maxBytesBetweenSnapshots: config.number('metadata.log.max.record.bytes.between.snapshots'),
        maxSnapshotIntervalMs: config.number('metadata.log.max.snapshot.interval.ms'),
      },
      onFailure: (error) => this.#fatal(error),
    })
    const bootstrap = await readBootstrapRecords(world.disk, config.metadataLogDir)
    this.#controller = hostController({
      log: this.#metadataLog,
      options: controllerOptionsOf(config, { clusterId, bootstrapRecords: bootstrap ?? formatRecords()! }),
      clock: world.clock,
      random: world.random.fork('controller'),
      logger: world.logger.child('controller'),
      onFatal: (error) => this.#fatal(error),
    })
    await this.#controller.start()
  }

  async #openBroker(): Promise<MetadataLoader> {
    const { config, world, metrics, events = {} } = this.options
    const metadataLog = this.#metadataLog!
    const loader = new MetadataLoader(world.logger.child('metadata'))
    this.#following = await metadataLog.follow(loader, (error) => this.#fatal(error))
    this.#warnOfNotServed(loader)
    const broker = new Broker({
      config,
      clusterId: this.storage!.clusterId,
      durability: this.#settings.durability,
      clock: world.clock,
      random: world.random.fork('broker'),
      logger: world.logger.child('broker'),
      metrics,
      controller: this.#controller!.controller,
      events,
      committedMetadataOffset: () => metadataLog.committedOffset,
      kraftVersion: () => metadataLog.kraftVersion,
    })
    this.#logs = await this.#openLogs(broker)
    const { topics } = loader.image
    await this.#logs.setStraysAside((log) => isReplicaOf(topics, config.nodeId, log))
    this.broker = broker
    broker.attachLogs(this.#logs)
    this.#reports = [new RecoveredPartitions(broker), new DirectoryAssignments(broker, this.storage!.idOf)]
    loader.addPublisher(broker)
    for (const report of this.#reports) loader.addPublisher(report)
    loader.addPublisher(snapshotsOf(metadataLog))
    return loader
  }

  async #openLogs(broker: Broker): Promise<LogManager> {
    const { config, tailBytes } = this.options
    return await LogManager.open({
      dirs: this.storage!.logDirs,
      configFor: (topic) => broker.logConfig(topic),
      world: this.#logWorld(),
      ...(tailBytes === undefined ? {} : { tailBytes }),
      retentionCheckIntervalMs: config.number('log.retention.check.interval.ms'),
      recoveryPointCheckpointIntervalMs: config.number('log.flush.offset.checkpoint.interval.ms'),
      logStartCheckpointIntervalMs: config.number('log.flush.start.offset.checkpoint.interval.ms'),
      highWatermarkCheckpointIntervalMs: config.number('replica.high.watermark.checkpoint.interval.ms'),
      onDirFailure: (_dir, error) => {
        if (this.storage!.logDirs.every((dir) => !dir.online)) this.#fatal(error)
      },
    })
  }

  #openLifecycle(): void {
    const { config, world, hostname } = this.options
    const { logDirs, idOf, previousBrokerEpoch } = this.storage!
    this.lifecycle = new BrokerLifecycle({
      broker: this.broker!,
      random: world.random.fork('lifecycle'),
      listeners: this.listeners!.advertised(config, hostname ?? 'localhost'),
      logDirs: logDirs.filter((dir) => dir.online).map(idOf),
      previousBrokerEpoch,
      offlineLogDirs: () => logDirs.filter((dir) => !dir.online).map(idOf),
    })
  }

  #warnOfNotServed(loader: MetadataLoader): void {
    const missing = notServed(loader.image.features.finalized)
    if (missing.length === 0) return
    this.#logger.log('warn', 'the cluster has features that are not served yet', { features: missing.join(', ') })
  }

  #fatal(error: Error): void {
    if (this.failure !== null) return
    this.failure = error
    this.#logger.log('error', 'the node cannot go on', { error })
    this.options.onFatal?.(error)
  }
}

/** Writes a snapshot of the metadata whenever Raft's policy says that one is due. */
function snapshotsOf(log: MetadataLog): MetadataPublisher {
  return {
    name: 'snapshots',
    onMetadataUpdate: (_delta, image) => {
      const { lastContainedOffset, lastContainedEpoch, lastContainedLogTimeMs } = image.provenance
      void log.maybeSnapshot(() => ({
        lastContainedOffset,
        lastContainedEpoch,
        lastContainedLogTimeMs,
        records: image.toRecords(),
      }))
    },
  }
}
