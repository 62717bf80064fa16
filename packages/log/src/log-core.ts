/**
 * What the parts of one log have in common: its ends, its segments and its state. Each part changes only what is its own; the public face is
 * PartitionLog.
 */
import { type Disk, replaceWhole, type Timer, type Uuid } from '@ottla/base'
import { LEADER_EPOCH_FILE } from './format.ts'
import type { LeaderEpochs } from './leader-epochs.ts'
import type { LoadedLog } from './loader.ts'
import { LogReader } from './log-reader.ts'
import type { ProducerState } from './producer-state.ts'
import { DEFAULT_IDLE_READ_BYTES, ReadBuffers } from './read-buffers.ts'
import type { Segment } from './segment.ts'
import { createSegmentFiles, segmentPaths } from './segment-files.ts'
import { Tail } from './tail.ts'
import { DEFAULT_TAIL_BYTES, TailBudget } from './tail-budget.ts'
import type { Durability, LogConfig, LogState, LogWorld, OpenLogOptions } from './types.ts'

/** Kafka's "unset" of `flush.messages` and `flush.ms` is 2^63-1, which no number below this is. */
export const UNSET: number = 2 ** 53

export class LogCore {
  readonly options: OpenLogOptions
  readonly world: LogWorld
  readonly disk: Disk
  /** `topic-partition`, as messages name it. */
  readonly where: string
  readonly topicId: Uuid | null
  readonly tail: Tail
  readonly reader: LogReader
  readonly producers: ProducerState
  readonly epochs: LeaderEpochs
  /** Changes when the partition is deleted. */
  dir: string
  config: LogConfig
  durability: Durability
  state: LogState = 'online'
  problem: Error | null = null
  /** A cut is under way: nothing may be appended. */
  truncating = false

  /** Never empty; `active` is the last one. */
  segments: Segment[]
  active: Segment
  /** Newest producer snapshot on disk; -1 without one. */
  lastSnapshotOffset: number

  logStartOffset: number
  /** Where the log begins if the power goes now: the first segment whose name the medium may still have. */
  firstOffsetOnDisk: number
  endOffset: number
  /** Below it everything was given to the disk. */
  writtenOffset: number
  /** Below it everything has been through fdatasync. */
  recoveryPoint: number
  highWatermark: number
  /** Everything below must be flushed, whatever the policy. */
  flushTo = 0

  listeners: (() => void)[] = []
  flushTimer: Timer | null = null
  roomTimer: Timer | null = null
  /** Of files that are renamed `.deleted`. */
  readonly removals: Set<Timer> = new Set()

  constructor(options: OpenLogOptions, loaded: LoadedLog) {
    const { shared, world, config } = options
    this.options = options
    this.world = world
    this.disk = world.disk
    this.where = `${options.topic}-${options.partition}`
    this.topicId = loaded.topicId
    this.dir = options.dir
    this.config = config
    this.durability = durabilityOf(config)
    this.tail = new Tail(shared?.tailBudget ?? new TailBudget(DEFAULT_TAIL_BYTES))
    this.reader = new LogReader(
      world.disk,
      () => this.dir,
      () => this.config.indexIntervalBytes,
      shared?.readBuffers ?? new ReadBuffers(DEFAULT_IDLE_READ_BYTES),
    )
    this.segments = loaded.segments
    this.active = loaded.segments.at(-1)!
    this.producers = loaded.producers
    this.epochs = loaded.epochs
    this.logStartOffset = loaded.logStartOffset
    this.firstOffsetOnDisk = loaded.segments[0]!.baseOffset
    this.endOffset = loaded.endOffset
    this.writtenOffset = loaded.endOffset
    this.recoveryPoint = loaded.recoveryPoint
    this.lastSnapshotOffset = loaded.lastSnapshotOffset
    this.highWatermark = clamp(options.highWatermark ?? loaded.logStartOffset, loaded.logStartOffset, loaded.endOffset)
    this.producers.onHighWatermark(this.highWatermark)
  }

  get flushedOffset(): number {
    return this.durability === 'fsync' ? this.recoveryPoint : this.writtenOffset
  }

  get readable(): boolean {
    return this.state === 'online' || this.state === 'full'
  }

  get sizeInBytes(): number {
    let size = 0
    for (const segment of this.segments) size += segment.size
    return size
  }

  get unwrittenBytes(): number {
    let bytes = 0
    for (let i = this.segments.length - 1; i >= 0; i--) {
      const segment = this.segments[i]!
      if (segment.writtenSize === segment.size && segment.size > 0) break
      bytes += segment.size - segment.writtenSize
    }
    return bytes
  }

  /** Index of the segment that holds `offset`, or would. */
  segmentOf(offset: number): number {
    let at = this.segments.length - 1
    while (at > 0 && this.segments[at]!.baseOffset > offset) at--
    return at
  }

  /** After a cut: whatever was ahead of `offset` is not any more. */
  setEnd(offset: number): void {
    this.endOffset = offset
    this.writtenOffset = offset
    this.recoveryPoint = Math.min(this.recoveryPoint, offset)
    this.flushTo = Math.min(this.flushTo, offset)
    if (this.active.size === 0) this.recoveryPoint = offset
  }

  /** Tells the listeners that `flushedOffset` moved or the state changed. */
  notify(): void {
    for (const listener of this.listeners) listener()
  }

  stopTimers(): void {
    this.flushTimer?.cancel()
    this.roomTimer?.cancel()
    this.flushTimer = null
    this.roomTimer = null
    for (const timer of this.removals) timer.cancel()
    this.removals.clear()
  }

  /** The segment's log file, and the producer snapshot that was taken when it began. */
  async createFiles(segment: Segment): Promise<void> {
    await createSegmentFiles(this.disk, this.dir, segment)
    if (segment.pendingSnapshot !== null) this.lastSnapshotOffset = segment.baseOffset
    segment.pendingSnapshot = null
  }

  /** All files of a segment, at once: nobody may read there any more. */
  async removeFiles(segment: Segment): Promise<void> {
    await this.reader.forget(segment)
    await segment.file?.close()
    segment.file = null
    for (const path of segmentPaths(this.dir, segment)) await this.disk.remove(path)
  }

  async writeEpochs(): Promise<void> {
    this.epochs.dirty = false
    try {
      await replaceWhole(this.disk, `${this.dir}/${LEADER_EPOCH_FILE}`, this.epochs.content())
    } catch (error) {
      this.epochs.dirty = true
      throw error
    }
  }
}

/** The policy that a log's settings come to (DESIGN: durability). */
export function durabilityOf(config: LogConfig): Durability {
  if (config.flushMessages === 1) return 'fsync'
  if (config.flushMessages < UNSET || config.flushMs < UNSET) return 'interval'
  return config.durability
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
