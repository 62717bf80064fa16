/** One directory of `log.dirs`: its lock, its identity, its checkpoints, the marker of a clean stop. */
import { type DiskLock, readWhole, replaceWhole, type Uuid } from '@ottla/base'
import { formatOffsetCheckpoint, parseOffsetCheckpoint } from './checkpoint-file.ts'
import {
  CLEAN_SHUTDOWN_FILE,
  type CleanShutdownMarker,
  type MetaProperties,
  readCleanShutdown,
  readMetaProperties,
  writeCleanShutdown,
} from './meta-properties.ts'
import type { CheckpointEntry, LogWorld } from './types.ts'

export type CheckpointName =
  | 'recovery-point-offset-checkpoint'
  | 'replication-offset-checkpoint'
  | 'log-start-offset-checkpoint'
  | 'cleaner-offset-checkpoint'

export interface LogDirOptions {
  readonly path: string
  readonly world: LogWorld
}

export class LogDir {
  readonly path: string
  readonly meta: MetaProperties
  /** The marker that the last stop left; null: it was not a clean one. */
  readonly cleanShutdown: CleanShutdownMarker | null
  readonly #world: LogWorld
  readonly #lock: DiskLock
  #failure: Error | null = null
  /** One file is replaced by one writer at a time: a second call waits for the first. */
  readonly #writing = new Map<CheckpointName, Promise<void>>()
  /** What Apache Kafka's cleaner left, by `topic-partition`; read when first asked for. */
  #cleaned: Promise<Map<string, number>> | null = null

  private constructor(
    options: LogDirOptions,
    lock: DiskLock,
    meta: MetaProperties,
    cleanShutdown: CleanShutdownMarker | null,
  ) {
    this.path = options.path
    this.#world = options.world
    this.#lock = lock
    this.meta = meta
    this.cleanShutdown = cleanShutdown
  }

  /**
   * Locks the directory (DiskError ELOCKED where another process has it), reads who it is, takes the clean-shutdown marker away: a crash from now on
   * is an unclean stop. Throws where it is not formatted.
   */
  static async open(options: LogDirOptions): Promise<LogDir> {
    const { disk } = options.world
    const { path } = options
    const lock = await disk.lock(`${path}/.lock`)
    try {
      const meta = await readMetaProperties(disk, path)
      if (meta === null) throw new Error(`${path} has no meta.properties: it is not formatted`)
      const marker = await readCleanShutdown(disk, path)
      if (marker !== null) {
        await disk.remove(`${path}/${CLEAN_SHUTDOWN_FILE}`)
        await disk.syncDir(path)
      }
      return new LogDir(options, lock, meta, marker)
    } catch (error) {
      await lock.release()
      throw error
    }
  }

  get directoryId(): Uuid | null {
    return this.meta.directoryId
  }
  get online(): boolean {
    return this.#failure === null
  }
  get failure(): Error | null {
    return this.#failure
  }
  /** Room of the file system that holds it, in bytes. Throws DiskError. */
  async space(): Promise<{ readonly totalBytes: number; readonly freeBytes: number }> {
    return await this.#world.disk.space(this.path)
  }
  /** Takes the directory offline until the next start. True the first time. */
  fail(error: Error): boolean {
    if (this.#failure !== null) return false
    this.#failure = error
    return true
  }

  /** Offsets by `topic-partition`. A damaged file reads as none: the logs are scanned then. */
  async readCheckpoint(name: CheckpointName): Promise<Map<string, number>> {
    const bytes = await readWhole(this.#world.disk, `${this.path}/${name}`)
    const entries = bytes === null ? [] : parseOffsetCheckpoint(bytes.toString('utf8'))
    if (entries === null) this.#world.logger.log('warn', 'damaged checkpoint ignored', { dir: this.path, name })
    return new Map((entries ?? []).map(({ topic, partition, offset }) => [`${topic}-${partition}`, offset]))
  }

  /** `entries` is asked when the writing begins, so that the newest state is written when several calls have queued up. */
  async writeCheckpoint(name: CheckpointName, entries: () => readonly CheckpointEntry[]): Promise<void> {
    const before = this.#writing.get(name) ?? Promise.resolve()
    const mine = before
      .catch(() => {})
      .then(() =>
        replaceWhole(this.#world.disk, `${this.path}/${name}`, Buffer.from(formatOffsetCheckpoint(entries()))),
      )
    this.#writing.set(name, mine)
    await mine
  }

  /** How far Apache Kafka's cleaner had come in partitions that go must not be said of the next ones of their names. */
  async forgetCleaned(partitions: readonly { readonly topic: string; readonly partition: number }[]): Promise<void> {
    const name = 'cleaner-offset-checkpoint'
    this.#cleaned ??= this.readCheckpoint(name)
    const entries = await this.#cleaned
    let known = false
    for (const { topic, partition } of partitions) known = entries.delete(`${topic}-${partition}`) || known
    if (!known) return
    await this.writeCheckpoint(name, () =>
      [...entries].map(([key, offset]) => {
        const at = key.lastIndexOf('-')
        return { topic: key.slice(0, at), partition: Number(key.slice(at + 1)), offset }
      }),
    )
  }

  async writeCleanShutdown(brokerEpoch: number): Promise<void> {
    await writeCleanShutdown(this.#world.disk, this.path, brokerEpoch)
  }

  async close(): Promise<void> {
    await this.#lock.release()
  }
}
