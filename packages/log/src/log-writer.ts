/**
 * The one who writes a log's files. A pump, so that never two writes run at once: it gathers what was appended, writes it with one call, flushes
 * if that is due, finishes sealed segments, and runs between two writes what needs the log for itself.
 */
import { type DiskError, type Histogram, Pump } from '@ottla/base'
import { DEFAULT_CONCURRENT_FLUSHES, FlushGate } from './flush-gate.ts'
import { isNoSpace } from './loader.ts'
import { type LogCore, UNSET } from './log-core.ts'
import type { LogTruncator } from './log-truncator.ts'
import type { Segment } from './segment.ts'
import { finishSegmentFiles } from './segment-files.ts'

/** `interval` as the broker's policy, with neither `flush.ms` nor `flush.messages`. */
const DEFAULT_FLUSH_MS = 1000
/** How often a full disk is asked whether it has room again. */
const ROOM_CHECK_MS = 1000
/** Room with which a log goes on after the disk was full: this, or a part of a small disk. */
const ROOM_BYTES: number = 8 * 1024 * 1024
const ROOM_PART = 0.02

export class LogWriter {
  readonly #log: LogCore
  readonly #truncator: LogTruncator
  readonly #gate: FlushGate
  readonly #flushTimes: Histogram
  readonly #pump: Pump
  readonly #onTurn: () => void
  #turnDue = false
  #jobs: (() => Promise<void>)[] = []
  #flushWaiters: { offset: number; resolve: () => void; reject: (error: Error) => void }[] = []
  /** What did not fit when the disk was full. */
  #roomNeeded = 0

  constructor(log: LogCore, truncator: LogTruncator) {
    this.#log = log
    this.#truncator = truncator
    this.#gate = log.options.shared?.flushGate ?? new FlushGate(DEFAULT_CONCURRENT_FLUSHES)
    this.#flushTimes = log.world.metrics.histogram({
      group: 'kafka.log',
      type: 'LogFlushStats',
      name: 'LogFlushRateAndTimeMs',
    })
    this.#pump = new Pump(() => this.#step())
    this.#onTurn = () => {
      this.#turnDue = false
      this.#pump.pump()
    }
  }

  /** After the work at hand, so that all appends of one turn become one write. */
  schedule(): void {
    if (this.#turnDue) return
    this.#turnDue = true
    this.#log.world.clock.defer(this.#onTurn)
  }

  /** Resolves when everything appended so far is through fdatasync; rejects with DiskError when that failed. */
  flush(): Promise<void> {
    const log = this.#log
    const offset = log.endOffset
    if (log.recoveryPoint >= offset) return Promise.resolve()
    if (log.state !== 'online') return Promise.reject(log.problem ?? new Error(`${log.where} is ${log.state}`))
    return new Promise((resolve, reject) => {
      this.#flushWaiters.push({ offset, resolve, reject })
      log.flushTo = offset
      this.schedule()
    })
  }

  /** Runs `work` while nothing is being written. */
  exclusively(work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#jobs.push(async () => {
        try {
          await work()
          resolve()
        } catch (error) {
          reject(error as Error)
          throw error
        }
      })
      this.#pump.pump()
    })
  }

  whenIdle(): Promise<void> {
    return this.#pump.whenIdle()
  }

  /** The directory is lost: nothing is written any more. */
  fail(error: Error): void {
    const log = this.#log
    if (log.state === 'failed' || log.state === 'closed' || log.state === 'corrupt') return
    log.state = 'failed'
    log.problem = error
    log.stopTimers()
    this.rejectFlushes(error)
    log.notify()
  }

  rejectFlushes(error: Error): void {
    for (const waiter of this.#flushWaiters.splice(0)) waiter.reject(error)
  }

  /** An error of the disk, in writing or reading: a full disk may have room again, anything else is final. */
  async onError(error: Error): Promise<void> {
    const log = this.#log
    if (log.state !== 'online') return
    if (isNoSpace(error)) {
      await this.#becomeFull(error)
      return
    }
    log.world.logger.log('error', 'log failed', { log: log.where, dir: log.dir, problem: error.message })
    this.#failDirectory(error)
  }

  #failDirectory(error: Error): void {
    this.fail(error)
    this.#log.options.onFailure?.(error)
  }

  async #step(): Promise<boolean> {
    try {
      // Writing comes first, so that a job finds the log in order; one job each time, so that neither starves the other.
      const wrote = this.#log.state === 'online' && (await this.#write())
      const job = this.#jobs.shift()
      if (job !== undefined) await job()
      return wrote || job !== undefined
    } catch (error) {
      await this.onError(error as Error)
      return this.#jobs.length > 0
    }
  }

  /** Writes what is new in the oldest segment that is not finished, flushes it if that is due. False: there was nothing to do. */
  async #write(): Promise<boolean> {
    const log = this.#log
    const segment = this.#oldestUnfinished()
    if (segment.file === null) await log.createFiles(segment)
    const file = segment.file!
    const sealed = segment.sealed
    const target = segment.size
    const offset = segment.nextOffset
    const before = log.flushedOffset
    const wrote = target > segment.writtenSize
    if (wrote) {
      await file.write(log.tail.unwritten(segment, segment.writtenSize), segment.writtenSize)
      segment.writtenSize = target
      log.writtenOffset = offset
      log.tail.markWritten(segment, target)
    }
    const flushed = await this.#flushIfDue(segment, offset, sealed)
    if (log.flushedOffset > before) log.notify()
    if (log.epochs.dirty) await log.writeEpochs()
    if (sealed && segment.writtenSize === segment.size) {
      await this.#finish(segment)
      return true
    }
    return wrote || flushed
  }

  /** Segments are finished in order, so those that are not stand at the end. */
  #oldestUnfinished(): Segment {
    const { segments } = this.#log
    let at = segments.length - 1
    while (at > 0 && !segments[at - 1]!.finished) at--
    return segments[at]!
  }

  async #flushIfDue(segment: Segment, offset: number, sealed: boolean): Promise<boolean> {
    const log = this.#log
    const unflushed = offset - log.recoveryPoint
    if (unflushed <= 0) return false
    const due =
      sealed ||
      log.durability === 'fsync' ||
      log.flushTo > log.recoveryPoint ||
      (log.durability === 'interval' && unflushed >= log.config.flushMessages)
    if (!due) {
      this.#flushLater()
      return false
    }
    await this.#sync(segment)
    log.recoveryPoint = offset
    const waiting = this.#flushWaiters
    this.#flushWaiters = waiting.filter((waiter) => waiter.offset > offset)
    for (const waiter of waiting) if (waiter.offset <= offset) waiter.resolve()
    return true
  }

  async #sync(segment: Segment): Promise<void> {
    const { clock } = this.#log.world
    const turn = this.#gate.enter()
    if (turn !== null) await turn
    const begin = clock.monotonic()
    try {
      await segment.file!.sync()
    } finally {
      this.#gate.leave()
      this.#flushTimes.record(clock.monotonic() - begin)
    }
  }

  #flushLater(): void {
    const log = this.#log
    if (log.durability !== 'interval' || log.flushTimer !== null) return
    const { flushMs, flushMessages } = log.config
    // With flush.messages alone, only messages count.
    if (flushMs >= UNSET && flushMessages < UNSET) return
    const delayMs = flushMs < UNSET ? flushMs : DEFAULT_FLUSH_MS
    log.flushTimer = log.world.clock.schedule(delayMs, () => {
      log.flushTimer = null
      log.flushTo = log.endOffset
      this.#pump.pump()
    })
  }

  /** The sealed segment's bytes are flushed: its indexes follow, and only then may the next segment's file come to be. */
  async #finish(segment: Segment): Promise<void> {
    const { disk, dir, reader } = this.#log
    await finishSegmentFiles(disk, dir, segment)
    await disk.syncDir(dir)
    segment.finished = true
    // Readers may be in the middle of the file: it stays open, for them alone.
    if (segment.file !== null) reader.adopt(segment, segment.file)
    segment.file = null
    segment.offsetIndex = null
    segment.timeIndex = null
  }

  /** No room: the batches that are in memory alone are given up, reads go on, appends are refused until there is room. */
  async #becomeFull(error: DiskError): Promise<void> {
    const log = this.#log
    log.state = 'full'
    this.#roomNeeded = log.unwrittenBytes
    log.world.logger.log('error', 'disk is full, appends are refused', { log: log.where, dir: log.dir })
    try {
      await this.#truncator.truncateTo(log.writtenOffset)
    } catch (second) {
      // Even the cut failed: what lies behind the written end is unknown.
      this.#failDirectory(second as Error)
      return
    }
    this.rejectFlushes(error)
    log.notify()
    this.#watchRoom()
  }

  #watchRoom(): void {
    const log = this.#log
    log.roomTimer = log.world.clock.schedule(ROOM_CHECK_MS, () => {
      log.roomTimer = null
      log.disk.space(log.dir).then(
        ({ freeBytes, totalBytes }) => {
          if (log.state !== 'full') return
          if (freeBytes < Math.max(this.#roomNeeded, Math.min(ROOM_BYTES, totalBytes * ROOM_PART))) {
            this.#watchRoom()
            return
          }
          log.state = 'online'
          log.world.logger.log('info', 'disk has room again', { log: log.where })
          log.notify()
          this.#pump.pump()
        },
        (error: Error) => this.#failDirectory(error),
      )
    })
  }
}
