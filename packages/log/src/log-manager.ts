/** All logs of a broker: loads them, makes new ones, checkpoints, retention, deletion, the clean stop. */
import { DiskError, type Timer, type Uuid } from '@ottla/base'
import { DEFAULT_CONCURRENT_FLUSHES, FlushGate } from './flush-gate.ts'
import { DELETE_DIR_SUFFIX, FUTURE_DIR_SUFFIX, parsePartitionDir, STRAY_DIR_SUFFIX, suffixedDirName } from './format.ts'
import type { CheckpointName, LogDir } from './log-dir.ts'
import { PartitionLog } from './partition-log.ts'
import { DEFAULT_IDLE_READ_BYTES, ReadBuffers } from './read-buffers.ts'
import { DEFAULT_TAIL_BYTES, TailBudget } from './tail-budget.ts'
import type { CheckpointEntry, LogConfig, LogWorld, SharedLimits } from './types.ts'

export interface LogManagerOptions {
  /** Opened by the caller, who needs their identity before. */
  readonly dirs: readonly LogDir[]
  /** Effective settings of a topic. */
  readonly configFor: (topic: string) => LogConfig
  readonly world: LogWorld
  readonly concurrentFlushes?: number
  readonly tailBytes?: number
  /** `log.retention.check.interval.ms` and the checkpoint intervals; Kafka's defaults. */
  readonly retentionCheckIntervalMs?: number
  readonly recoveryPointCheckpointIntervalMs?: number
  readonly logStartCheckpointIntervalMs?: number
  readonly highWatermarkCheckpointIntervalMs?: number
  /** A directory went offline; its logs are `failed`. */
  readonly onDirFailure?: (dir: LogDir, error: Error) => void
}

const DEFAULT_RETENTION_CHECK_MS = 300_000
const DEFAULT_CHECKPOINT_MS = 60_000
const DEFAULT_HIGH_WATERMARK_CHECKPOINT_MS = 5_000
/** The metadata log: Raft opens it. */
const METADATA_DIR = '__cluster_metadata-0'
/** Logs that are opened at once. */
const CONCURRENT_LOADS = 8

/** A partition stands in two directories: which of them counts is not to be guessed. */
export class DuplicateLogError extends Error {
  override name = 'DuplicateLogError'
}

interface Held {
  readonly log: PartitionLog
  readonly dir: LogDir
  /** What the checkpoints said when it was opened. */
  readonly loaded: LoadedOffsets
}

type LoadedOffsets = Readonly<Partial<Record<CheckpointName, number>>>

interface Checkpoints {
  readonly recoveryPoints: Map<string, number>
  readonly highWatermarks: Map<string, number>
  readonly logStarts: Map<string, number>
}

export class LogManager {
  readonly dirs: readonly LogDir[]
  readonly limits: SharedLimits
  readonly #options: LogManagerOptions
  readonly #logs = new Map<string, Held>()
  /** The same by topic: settings change for one, and there may be thousands. */
  readonly #byTopic = new Map<string, Set<PartitionLog>>()
  /** How many logs each directory holds, with those that are being made: many are at once. */
  readonly #counts = new Map<LogDir, number>()
  readonly #timers = new Set<Timer>()
  #stopping = false

  private constructor(options: LogManagerOptions) {
    this.#options = options
    this.dirs = options.dirs
    this.limits = {
      flushGate: new FlushGate(options.concurrentFlushes ?? DEFAULT_CONCURRENT_FLUSHES),
      tailBudget: new TailBudget(options.tailBytes ?? DEFAULT_TAIL_BYTES),
      readBuffers: new ReadBuffers(DEFAULT_IDLE_READ_BYTES),
    }
  }

  /** Loads every partition of every directory except `__cluster_metadata`, which Raft opens itself. */
  static async open(options: LogManagerOptions): Promise<LogManager> {
    const manager = new LogManager(options)
    const offline = { group: 'kafka.log', type: 'LogManager', name: 'OfflineLogDirectoryCount' }
    options.world.metrics.gauge(offline, () => options.dirs.filter((dir) => !dir.online).length)
    for (const dir of options.dirs) {
      try {
        await manager.#load(dir)
      } catch (error) {
        if (!(error instanceof DiskError)) throw error
        manager.#dirFailed(dir, error)
      }
    }
    return manager
  }

  get(topic: string, partition: number): PartitionLog | null {
    return this.#logs.get(`${topic}-${partition}`)?.log ?? null
  }

  /** The directory that holds the partition; null where there is none. */
  dirOf(topic: string, partition: number): LogDir | null {
    return this.#logs.get(`${topic}-${partition}`)?.dir ?? null
  }

  *logs(): Generator<PartitionLog> {
    for (const { log } of this.#logs.values()) yield log
  }

  /** In the online directory with the fewest logs. Resolves when its name is on the medium. Throws DiskError. */
  async create(topic: string, partition: number, topicId: Uuid): Promise<PartitionLog> {
    const name = `${topic}-${partition}`
    const known = this.#logs.get(name)
    if (known !== undefined) return known.log
    const dir = this.#emptiestDir()
    this.#count(dir, 1)
    try {
      const log = await this.#open(dir, topic, partition, { topicId, cleanShutdown: true })
      await this.#options.world.disk.syncDir(dir.path)
      this.#hold(log, dir, {})
      return log
    } catch (error) {
      this.#count(dir, -1)
      throw error
    }
  }

  /**
   * The directory is renamed `-delete` at once and removed after `file.delete.delay.ms`. Many partitions at a time cost one sync of their
   * directory and one writing of its checkpoints. Throws DiskError, when the others are done.
   */
  async delete(partitions: readonly { readonly topic: string; readonly partition: number }[]): Promise<void> {
    await this.#letGo(partitions, DELETE_DIR_SUFFIX, (dir, path, { config }) =>
      this.#removeLater(dir, path, this.#options.world.clock, config.fileDeleteDelayMs),
    )
  }

  /**
   * Logs that are not this broker's by the metadata (their topic was deleted just before a crash, or while the broker was away) are renamed
   * `-stray` and let go, as Apache Kafka does it. They are never removed. For a start, before anybody uses the logs. Throws DiskError, when
   * the others are done.
   */
  async setStraysAside(isOurs: (log: PartitionLog) => boolean): Promise<void> {
    const { logger } = this.#options.world
    await this.#letGo(
      [...this.logs()].filter((log) => !isOurs(log)),
      STRAY_DIR_SUFFIX,
      (_dir, path) => logger.log('warn', 'a log that the metadata does not know is set aside', { dir: path }),
    )
  }

  /** The settings of a topic changed. */
  updateConfig(topic: string): void {
    const config = this.#options.configFor(topic)
    for (const log of this.#byTopic.get(topic) ?? []) log.updateConfig(config)
  }

  /** Starts the periodic tasks. */
  start(): void {
    const { retentionCheckIntervalMs, recoveryPointCheckpointIntervalMs } = this.#options
    const { logStartCheckpointIntervalMs, highWatermarkCheckpointIntervalMs } = this.#options
    this.#every(retentionCheckIntervalMs ?? DEFAULT_RETENTION_CHECK_MS, () => this.#retention())
    this.#every(recoveryPointCheckpointIntervalMs ?? DEFAULT_CHECKPOINT_MS, () =>
      this.#eachDir((dir) => this.#checkpoint(dir, 'recovery-point-offset-checkpoint')),
    )
    this.#every(logStartCheckpointIntervalMs ?? DEFAULT_CHECKPOINT_MS, () =>
      this.#eachDir((dir) => this.#checkpoint(dir, 'log-start-offset-checkpoint')),
    )
    this.#every(highWatermarkCheckpointIntervalMs ?? DEFAULT_HIGH_WATERMARK_CHECKPOINT_MS, () =>
      this.#eachDir((dir) => this.#checkpoint(dir, 'replication-offset-checkpoint')),
    )
  }

  /**
   * Stops the tasks, flushes and closes every log, writes checkpoints, then the marker (where every log of the directory closed cleanly),
   * releases the locks.
   */
  async shutdown(brokerEpoch: number): Promise<void> {
    this.#stopping = true
    for (const timer of this.#timers) timer.cancel()
    this.#timers.clear()
    for (const dir of this.dirs) {
      const held = [...this.#logs.values()].filter((entry) => entry.dir === dir)
      try {
        const closed = await Promise.all(held.map(({ log }) => log.close()))
        if (dir.online) {
          await this.#checkpointAll(dir)
          if (closed.every((clean) => clean)) await dir.writeCleanShutdown(brokerEpoch)
        }
      } catch (error) {
        if (!(error instanceof DiskError)) throw error
        this.#dirFailed(dir, error)
      }
      for (const { log } of held) await log.abandon()
      await dir.close()
    }
  }

  async #load(dir: LogDir): Promise<void> {
    const checkpoints = {
      recoveryPoints: await dir.readCheckpoint('recovery-point-offset-checkpoint'),
      highWatermarks: await dir.readCheckpoint('replication-offset-checkpoint'),
      logStarts: await dir.readCheckpoint('log-start-offset-checkpoint'),
    }
    const names: string[] = []
    for (const { name, isDirectory } of await this.#options.world.disk.list(dir.path)) {
      if (!isDirectory || name === METADATA_DIR) continue
      if (name.endsWith(DELETE_DIR_SUFFIX)) this.#removeLater(dir, `${dir.path}/${name}`, this.#options.world.clock, 0)
      else if (!name.endsWith(FUTURE_DIR_SUFFIX) && parsePartitionDir(name) !== null) names.push(name)
    }
    for (const name of names) {
      const other = this.#logs.get(name)?.dir
      if (other === undefined) continue
      throw new DuplicateLogError(
        `${name} stands in ${other.path} and in ${dir.path}: a replica was being moved from one to the other. Remove the one that has less, or whose disk had failed`,
      )
    }
    const next = names.values()
    const worker = async (): Promise<void> => {
      for (const name of next) await this.#loadOne(dir, name, checkpoints)
    }
    await Promise.all(Array.from({ length: CONCURRENT_LOADS }, worker))
    // Entries of partitions that are gone must not meet a new partition of the same name.
    await this.#checkpointAll(dir)
  }

  async #loadOne(dir: LogDir, name: string, checkpoints: Checkpoints): Promise<void> {
    const { topic, partition } = parsePartitionDir(name)!
    const highWatermark = checkpoints.highWatermarks.get(name)
    const logStartOffset = checkpoints.logStarts.get(name)
    const recoveryPoint = checkpoints.recoveryPoints.get(name)
    const log = await this.#open(dir, topic, partition, {
      cleanShutdown: dir.cleanShutdown !== null,
      recoveryPoint: recoveryPoint ?? 0,
      ...(highWatermark === undefined ? {} : { highWatermark }),
      ...(logStartOffset === undefined ? {} : { logStartOffset }),
    })
    this.#hold(log, dir, {
      ...(recoveryPoint === undefined ? {} : { 'recovery-point-offset-checkpoint': recoveryPoint }),
      ...(highWatermark === undefined ? {} : { 'replication-offset-checkpoint': highWatermark }),
      ...(logStartOffset === undefined ? {} : { 'log-start-offset-checkpoint': logStartOffset }),
    })
    this.#count(dir, 1)
  }

  #count(dir: LogDir, change: number): void {
    this.#counts.set(dir, (this.#counts.get(dir) ?? 0) + change)
  }

  /** Known from now on, also to whoever reads metrics. */
  #hold(log: PartitionLog, dir: LogDir, loaded: LoadedOffsets): void {
    this.#logs.set(`${log.topic}-${log.partition}`, { log, dir, loaded })
    const siblings = this.#byTopic.get(log.topic)
    if (siblings === undefined) this.#byTopic.set(log.topic, new Set([log]))
    else siblings.add(log)
    const tags = { topic: log.topic, partition: String(log.partition) }
    const gauge = (name: string, read: () => number): void => {
      this.#options.world.metrics.gauge({ group: 'kafka.log', type: 'Log', name, tags }, read)
    }
    gauge('Size', () => log.sizeInBytes)
    gauge('LogStartOffset', () => log.logStartOffset)
    gauge('LogEndOffset', () => log.endOffset)
    gauge('NumLogSegments', () => log.segmentCount)
  }

  async #open(
    dir: LogDir,
    topic: string,
    partition: number,
    more: Partial<Parameters<typeof PartitionLog.open>[0]>,
  ): Promise<PartitionLog> {
    return await PartitionLog.open({
      dir: `${dir.path}/${topic}-${partition}`,
      topic,
      partition,
      config: this.#options.configFor(topic),
      world: this.#options.world,
      shared: this.limits,
      onFailure: (error) => this.#dirFailed(dir, error),
      persistLogStart: () => this.#checkpoint(dir, 'log-start-offset-checkpoint'),
      persistRecoveryPoint: () => this.#checkpoint(dir, 'recovery-point-offset-checkpoint'),
      ...more,
    })
  }

  #emptiestDir(): LogDir {
    let best: LogDir | null = null
    let fewest = Infinity
    for (const dir of this.dirs) {
      const count = this.#counts.get(dir) ?? 0
      if (!dir.online || count >= fewest) continue
      best = dir
      fewest = count
    }
    if (best === null) throw new DiskError('create', this.dirs.map((dir) => dir.path).join(','), 'EIO')
    return best
  }

  async #checkpointAll(dir: LogDir): Promise<void> {
    await this.#checkpoint(dir, 'recovery-point-offset-checkpoint')
    await this.#checkpoint(dir, 'log-start-offset-checkpoint')
    await this.#checkpoint(dir, 'replication-offset-checkpoint')
  }

  async #checkpoint(dir: LogDir, name: CheckpointName): Promise<void> {
    if (!dir.online) return
    try {
      await dir.writeCheckpoint(name, () => this.#entries(dir, name))
    } catch (error) {
      // A full disk keeps the old checkpoint, which is valid; anything else ends the directory.
      if (!(error instanceof DiskError) || error.code !== 'ENOSPC') this.#dirFailed(dir, error as Error)
      throw error
    }
  }

  #entries(dir: LogDir, name: CheckpointName): CheckpointEntry[] {
    const entries: CheckpointEntry[] = []
    for (const { log, dir: home, loaded } of this.#logs.values()) {
      if (home !== dir) continue
      const { topic, partition } = log
      if (log.state === 'corrupt') {
        // Without them the next start would not know that something is missing.
        const offset = loaded[name]
        if (offset !== undefined) entries.push({ topic, partition, offset })
      } else if (name === 'recovery-point-offset-checkpoint')
        entries.push({ topic, partition, offset: log.recoveryPoint })
      else if (name === 'replication-offset-checkpoint') entries.push({ topic, partition, offset: log.highWatermark })
      // Also where segments below it go, as long as they may come back.
      else if (log.logStartOffset > log.firstOffsetOnDisk)
        entries.push({ topic, partition, offset: log.logStartOffset })
    }
    return entries
  }

  async #retention(): Promise<void> {
    for (const { log } of this.#logs.values()) {
      log.expireProducers()
      await log.deleteOldSegments()
    }
  }

  async #eachDir(work: (dir: LogDir) => Promise<void>): Promise<void> {
    for (const dir of this.dirs) if (dir.online) await work(dir)
  }

  /** Runs `work` again and again, `intervalMs` after it was done. */
  #every(intervalMs: number, work: () => Promise<void>): void {
    const timer = this.#options.world.clock.schedule(intervalMs, () => {
      this.#timers.delete(timer)
      work()
        .catch((error: Error) => {
          this.#options.world.logger.log('error', 'periodic work on the logs failed', { problem: error.message })
        })
        .finally(() => {
          if (!this.#stopping) this.#every(intervalMs, work)
        })
    })
    this.#timers.add(timer)
  }

  /** Closes logs and gives their directories names that are no partition's. Throws DiskError, when the others are done. */
  async #letGo(
    partitions: readonly { readonly topic: string; readonly partition: number }[],
    suffix: string,
    onRenamed: (dir: LogDir, path: string, log: PartitionLog) => void,
  ): Promise<void> {
    const homes = new Map<LogDir, PartitionLog[]>()
    for (const { topic, partition } of partitions) {
      const name = `${topic}-${partition}`
      const held = this.#logs.get(name)
      if (held === undefined) continue
      this.#logs.delete(name)
      this.#count(held.dir, -1)
      const siblings = this.#byTopic.get(topic)
      siblings?.delete(held.log)
      if (siblings?.size === 0) this.#byTopic.delete(topic)
      this.#options.world.metrics.remove({ topic, partition: String(partition) })
      const logs = homes.get(held.dir)
      if (logs === undefined) homes.set(held.dir, [held.log])
      else logs.push(held.log)
    }
    const work = Array.from(homes, async ([dir, logs]) => {
      await this.#letGoOf(dir, logs, suffix, (path, log) => onRenamed(dir, path, log))
    })
    for (const result of await Promise.allSettled(work)) if (result.status === 'rejected') throw result.reason
  }

  async #letGoOf(
    dir: LogDir,
    logs: readonly PartitionLog[],
    suffix: string,
    onRenamed: (path: string, log: PartitionLog) => void,
  ): Promise<void> {
    const { disk, random } = this.#options.world
    const renamed = new Map<string, PartitionLog>()
    let failure: DiskError | null = null
    for (const log of logs) {
      const unique = random.bytes(16).toString('hex')
      const path = `${dir.path}/${suffixedDirName(log.topic, log.partition, unique, suffix)}`
      await log.abandon()
      try {
        await disk.rename(log.dir, path)
        renamed.set(path, log)
      } catch (error) {
        if (!(error instanceof DiskError)) throw error
        failure ??= error
      }
    }
    await disk.syncDir(dir.path)
    // Before the checkpoints: a full disk refuses those, and it is deleting that makes room.
    for (const [path, log] of renamed) onRenamed(path, log)
    // A topic of the same name must not find the old one's offsets.
    await this.#checkpointAll(dir)
    await dir.forgetCleaned([...renamed.values()])
    if (failure !== null) throw failure
  }

  #removeLater(dir: LogDir, path: string, clock: LogWorld['clock'], delayMs: number): void {
    const timer = clock.schedule(delayMs, () => {
      this.#timers.delete(timer)
      this.#options.world.disk.removeDir(path).catch((error: Error) => this.#dirFailed(dir, error))
    })
    this.#timers.add(timer)
  }

  #dirFailed(dir: LogDir, error: Error): void {
    if (!dir.fail(error)) return
    this.#options.world.logger.log('error', 'log directory is offline', { dir: dir.path, problem: error.message })
    for (const { log, dir: home } of this.#logs.values()) if (home === dir) log.fail(error)
    this.#options.onDirFailure?.(dir, error)
  }
}
