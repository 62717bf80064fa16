/** Puts batches behind a log's end: checks, producer state, offsets, the tail. Synchronous; the writer makes them durable. */
import {
  batchBaseOffset,
  batchError,
  batchLastOffset,
  batchLastOffsetDelta,
  batchLeaderEpoch,
  batchMagic,
  batchMaxTimestamp,
  CORRUPT_BATCH,
  ControlRecordType,
  ErrorCode,
  endTxnMarkerBatch,
  hasProducerId,
  isControlBatch,
  nextBatch,
  setBaseOffset,
  setLeaderEpoch,
} from '@ottla/protocol'
import { BatchValidator } from './batch-validator.ts'
import type { LogCore } from './log-core.ts'
import type { LogWriter } from './log-writer.ts'
import { encodeProducerSnapshot } from './producer-snapshot.ts'
import type { ProducerProblem } from './producer-state.ts'
import { applyBatch, summarize } from './replay.ts'
import { accepted, refused } from './results.ts'
import { Segment } from './segment.ts'
import type { AppendOptions, AppendResult, EndTxnMarkerAppend, RecordError, Retainer } from './types.ts'

const noop = (): void => {}
/** Validation is synchronous, so all logs of a thread share one. */
const validator = new BatchValidator()

export class LogAppender {
  readonly #log: LogCore
  readonly #writer: LogWriter
  #rollJitterMs = 0

  constructor(log: LogCore, writer: LogWriter) {
    this.#log = log
    this.#writer = writer
    this.drawJitter()
  }

  /** See PartitionLog. */
  append(batch: Buffer, options: AppendOptions): AppendResult {
    const log = this.#log
    if (log.state !== 'online' || log.truncating) return this.#refusedNow()
    if (options.origin === 'raft') return this.#appendAsIs(batch, options)
    const { config, where } = log
    const nowMs = log.world.clock.now()
    const fromClient = options.origin === 'client'
    if (!validator.validate(batch, fromClient, config, nowMs, where)) {
      return this.#refused(validator.errorCode, validator.errorMessage, validator.recordErrors)
    }
    const { bytes, size, maxTimestamp } = validator
    if (size > config.segmentBytes) {
      return this.#refused(
        ErrorCode.RECORD_LIST_TOO_LARGE,
        `Message batch size is ${size} bytes in append to partition ${where}, which exceeds the maximum configured segment size of ${config.segmentBytes}.`,
      )
    }
    const baseOffset = log.endOffset
    const lastOffset = baseOffset + batchLastOffsetDelta(bytes, 0)
    setBaseOffset(bytes, 0, baseOffset)
    if (hasProducerId(bytes, 0) && !isControlBatch(bytes, 0)) {
      const summary = summarize(bytes, 0)
      const known = fromClient ? log.producers.findDuplicate(summary) : null
      if (known !== null) {
        return this.#accepted(known.lastOffset - known.offsetDelta, known.lastOffset, known.timestamp, true)
      }
      const problem = log.producers.check(summary, options.origin, where)
      if (problem !== null) return this.#refusedBy(problem)
    }
    setLeaderEpoch(bytes, 0, options.leaderEpoch)
    log.epochs.assign(options.leaderEpoch, baseOffset)
    const retainer = validator.rebuilt ? ownBuffer(bytes) : (options.retainer ?? null)
    this.#take(bytes, size, lastOffset, maxTimestamp, retainer)
    this.#writer.schedule()
    return this.#accepted(baseOffset, lastOffset, config.timestampType === 'LogAppendTime' ? nowMs : -1)
  }

  /** Batches with their final offsets: of Raft, or of a leader that this log follows. */
  #appendAsIs(records: Buffer, options: AppendOptions): AppendResult {
    const log = this.#log
    const baseOffset = records.length >= 8 ? batchBaseOffset(records, 0) : -1
    let expected = log.endOffset
    let end = 0
    while (end < records.length) {
      const size = nextBatch(records, end)
      if (size === CORRUPT_BATCH) return this.#refused(ErrorCode.CORRUPT_MESSAGE, 'Invalid batch length or magic')
      if (size === 0) break
      if (batchMagic(records, end) !== 2 || batchError(records, end) !== null) {
        return this.#refused(ErrorCode.CORRUPT_MESSAGE, `Batch at position ${end} of the records is corrupt`)
      }
      if (batchBaseOffset(records, end) < expected || batchLastOffsetDelta(records, end) < 0) {
        const message = `Base offset ${batchBaseOffset(records, end)} is below the end ${expected} of ${log.where}`
        return this.#refused(ErrorCode.OFFSET_OUT_OF_RANGE, message)
      }
      expected = batchLastOffset(records, end) + 1
      end += size
    }
    if (end === 0) return this.#refused(ErrorCode.INVALID_RECORD, 'There is no whole batch')
    for (let at = 0; at < end; ) {
      const size = nextBatch(records, at)
      log.epochs.assign(batchLeaderEpoch(records, at), batchBaseOffset(records, at))
      const whole = at === 0 && size === end
      const batch = whole ? records : records.subarray(at, at + size)
      log.endOffset = batchBaseOffset(batch, 0)
      this.#take(batch, size, batchLastOffset(batch, 0), batchMaxTimestamp(batch, 0), options.retainer ?? null)
      at += size
    }
    this.#writer.schedule()
    return this.#accepted(baseOffset, expected - 1, -1)
  }

  /** See PartitionLog. */
  appendEndTxnMarker(marker: EndTxnMarkerAppend): AppendResult {
    const log = this.#log
    const { producerId, producerEpoch, coordinatorEpoch } = marker
    if (log.state !== 'online' || log.truncating) return this.#refusedNow()
    const problem = log.producers.checkMarker(producerId, producerEpoch, coordinatorEpoch, log.where)
    if (problem !== null) return this.#refusedBy(problem)
    const type = marker.committed ? ControlRecordType.COMMIT : ControlRecordType.ABORT
    const nowMs = log.world.clock.now()
    const batch = endTxnMarkerBatch(type, producerId, producerEpoch, coordinatorEpoch, nowMs)
    const baseOffset = log.endOffset
    setBaseOffset(batch, 0, baseOffset)
    setLeaderEpoch(batch, 0, marker.leaderEpoch)
    log.epochs.assign(marker.leaderEpoch, baseOffset)
    this.#take(batch, batch.length, baseOffset, nowMs, null)
    this.#writer.schedule()
    return this.#accepted(baseOffset, baseOffset, -1)
  }

  /** Starts a new segment; its files come when the writer is there. */
  roll(): void {
    const log = this.#log
    const previous = log.active
    previous.addLastTimeEntry()
    previous.sealed = true
    const segment = new Segment(log.endOffset, log.world.clock.now())
    segment.pendingSnapshot = encodeProducerSnapshot(log.producers.snapshot())
    log.segments.push(segment)
    log.active = segment
    this.drawJitter()
  }

  /** By how much the next roll by time comes early: `segment.jitter.ms`. */
  drawJitter(): void {
    const { config, world } = this.#log
    const limit = Math.min(config.segmentJitterMs, config.segmentMs)
    this.#rollJitterMs = limit > 0 ? world.random.below(Math.min(limit, 2 ** 32)) : 0
  }

  /** Puts a batch that is checked and patched behind the end: the only place where the end moves forward. */
  #take(batch: Buffer, size: number, lastOffset: number, maxTimestamp: number, retainer: Retainer | null): void {
    const log = this.#log
    const baseOffset = log.endOffset
    if (this.#mustRoll(size, lastOffset, maxTimestamp)) this.roll()
    const segment = log.active
    log.tail.append(segment, batch, size, baseOffset, lastOffset + 1, retainer)
    const aborted = applyBatch(log.producers, batch, 0)
    if (aborted !== null) segment.aborted.push(aborted)
    segment.addBatch(size, lastOffset, maxTimestamp, log.config.indexIntervalBytes)
    log.endOffset = lastOffset + 1
  }

  #mustRoll(size: number, lastOffset: number, maxTimestamp: number): boolean {
    const { config, active: segment } = this.#log
    if (segment.size === 0) return false
    if (segment.size > config.segmentBytes - size || !segment.offsetIndex!.canHold(lastOffset)) return true
    if (segment.offsetIndex!.isFull(config.segmentIndexBytes) || segment.timeIndex!.isFull(config.segmentIndexBytes))
      return true
    const rollMs = config.cleanupCompact ? Math.min(config.segmentMs, config.maxCompactionLagMs) : config.segmentMs
    const first = segment.firstTimestamp ?? -1
    const waited = first >= 0 ? maxTimestamp - first : this.#log.world.clock.now() - segment.createdMs
    return waited > rollMs - this.#rollJitterMs
  }

  #accepted(baseOffset: number, lastOffset: number, logAppendTimeMs: number, duplicate = false): AppendResult {
    return accepted(baseOffset, lastOffset, logAppendTimeMs, this.#log.logStartOffset, duplicate)
  }

  #refused(errorCode: number, message: string | null, recordErrors?: readonly RecordError[]): AppendResult {
    return refused(errorCode, message, this.#log.logStartOffset, recordErrors)
  }

  #refusedBy(problem: ProducerProblem): AppendResult {
    return this.#refused(problem.errorCode, problem.message)
  }

  #refusedNow(): AppendResult {
    return this.#refused(ErrorCode.KAFKA_STORAGE_ERROR, `The log of ${this.#log.where} takes no batches now`)
  }
}

/** A buffer that nobody else has: adopting it costs nothing. */
function ownBuffer(bytes: Buffer): Retainer {
  return { retain: noop, release: noop, retainedBytes: bytes.length }
}
