/**
 * The newest batches of one log in memory: what is not written yet, and as much of the rest as the broker's budget allows. Chunks lie
 * in the order of offsets and without gaps. Small batches are copied one behind the other into a chunk of our own, so that many become one write and
 * one view; a large one is adopted with the buffer that it came in.
 */
import { batchBaseOffset, batchLastOffset, batchNextOffset, batchSizeInBytes } from '@ottla/protocol'
import { found } from './results.ts'
import type { Segment } from './segment.ts'
import type { Evictable, TailBudget } from './tail-budget.ts'
import type { ReadResult, Retainer } from './types.ts'

/** Batches up to this size are copied. */
const MAX_COPIED_BATCH_BYTES: number = 32 * 1024
/** Our chunks begin small, since most partitions are quiet, and double while they fill. */
const FIRST_CHUNK_BYTES = 4 * 1024
const MAX_CHUNK_BYTES: number = 256 * 1024

export class TailChunk implements Evictable {
  readonly segment: Segment
  /** Where the chunk's first byte stands in the segment. */
  readonly position: number
  readonly baseOffset: number
  readonly bytes: Buffer
  readonly retainer: Retainer | null
  /** Filled so far. */
  length = 0
  nextOffset: number
  readonly #tail: Tail

  constructor(tail: Tail, segment: Segment, baseOffset: number, bytes: Buffer, retainer: Retainer | null) {
    this.#tail = tail
    this.segment = segment
    this.position = segment.size
    this.baseOffset = baseOffset
    this.nextOffset = baseOffset
    this.bytes = bytes
    this.retainer = retainer
  }

  get chargedBytes(): number {
    return this.retainer === null ? this.bytes.length : this.retainer.retainedBytes
  }

  evict(): void {
    this.#tail.dropFirst(this)
  }

  /** Position within the chunk of the batch that holds `offset`, which the chunk must cover. */
  find(offset: number): number {
    let at = 0
    while (batchLastOffset(this.bytes, at) < offset) at += batchSizeInBytes(this.bytes, at)
    return at
  }

  /** End of the last whole batch within `limit` (a position in the chunk) that lies below `limitOffset`, scanning from `from`. */
  endOfBatches(from: number, limit: number, limitOffset: number): number {
    // The common case: all of it fits.
    if (this.length <= limit && this.nextOffset <= limitOffset) return this.length
    let at = from
    while (at < this.length) {
      const end = at + batchSizeInBytes(this.bytes, at)
      if (end > limit || batchNextOffset(this.bytes, at) > limitOffset) break
      at = end
    }
    return at
  }
}

export class Tail {
  readonly #budget: TailBudget
  chunks: TailChunk[] = []
  /** The last chunk may take more batches. */
  #open = false
  #nextChunkBytes = FIRST_CHUNK_BYTES

  constructor(budget: TailBudget) {
    this.#budget = budget
  }

  /** First offset that is in memory; -1 while nothing is. */
  get startOffset(): number {
    return this.chunks[0]?.baseOffset ?? -1
  }

  /** Takes a whole batch, which is not counted in its segment yet. */
  append(
    segment: Segment,
    batch: Buffer,
    size: number,
    baseOffset: number,
    nextOffset: number,
    retainer: Retainer | null,
  ): void {
    if (size > MAX_COPIED_BATCH_BYTES && retainer !== null) {
      retainer.retain()
      const chunk = new TailChunk(this, segment, baseOffset, batch, retainer)
      chunk.length = size
      chunk.nextOffset = nextOffset
      this.#open = false
      this.#push(chunk)
      return
    }
    let chunk = this.#open ? this.chunks[this.chunks.length - 1] : undefined
    if (chunk === undefined || chunk.segment !== segment || chunk.length + size > chunk.bytes.length) {
      if (chunk !== undefined) this.#nextChunkBytes = Math.min(MAX_CHUNK_BYTES, 2 * this.#nextChunkBytes)
      const bytes = Buffer.allocUnsafeSlow(Math.max(size, this.#nextChunkBytes))
      chunk = new TailChunk(this, segment, baseOffset, bytes, null)
      this.#open = true
      this.#push(chunk)
    } else {
      this.#budget.withdraw(chunk)
    }
    batch.copy(chunk.bytes, chunk.length, 0, size)
    chunk.length += size
    chunk.nextOffset = nextOffset
  }

  /** Index of the chunk that holds `offset`, or what follows it; -1 if that is not in memory. */
  chunkOf(offset: number): number {
    const { chunks } = this
    if (chunks.length === 0 || offset < chunks[0]!.baseOffset || offset >= chunks[chunks.length - 1]!.nextOffset)
      return -1
    let low = 0
    let high = chunks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (chunks[middle]!.baseOffset <= offset) low = middle
      else high = middle - 1
    }
    // In a gap between two chunks the next one answers.
    return offset >= chunks[low]!.nextOffset ? low + 1 : low
  }

  /**
   * Whole batches from the one that holds `offset`, which lies in chunk `first`. Chunks of its segment that follow are merged in
   * one result, which ends with the segment as a read of its file would.
   */
  read(first: number, offset: number, maxBytes: number, limitOffset: number, minOneBatch: boolean): ReadResult {
    const chunks: Buffer[] = []
    const retainers: Retainer[] = []
    let size = 0
    let nextOffset = offset
    let baseOffset = offset
    let cut = false
    const { segment } = this.chunks[first]!
    for (let i = first; i < this.chunks.length && this.chunks[i]!.segment === segment; i++) {
      const chunk = this.chunks[i]!
      const start = i === first ? chunk.find(offset) : 0
      let limit = start + maxBytes - size
      if (size === 0 && minOneBatch) limit = Math.max(limit, start + batchSizeInBytes(chunk.bytes, start))
      const end = chunk.endOfBatches(start, limit, limitOffset)
      if (end > start) {
        if (size === 0) baseOffset = batchBaseOffset(chunk.bytes, start)
        chunks.push(chunk.bytes.subarray(start, end))
        if (chunk.retainer !== null) retainers.push(chunk.retainer)
        size += end - start
        nextOffset = end === chunk.length ? chunk.nextOffset : batchBaseOffset(chunk.bytes, end)
      }
      if (end < chunk.length) {
        cut = batchNextOffset(chunk.bytes, end) <= limitOffset
        break
      }
    }
    const result = found(chunks, size, baseOffset, nextOffset, cut)
    if (retainers.length === 0) return result
    return {
      ...result,
      retain: () => {
        for (const retainer of retainers) retainer.retain()
      },
      release: () => {
        for (const retainer of retainers) retainer.release()
      },
    }
  }

  /** Views of what the segment has in memory from file position `from` on: the next write. */
  unwritten(segment: Segment, from: number): Buffer[] {
    let first = this.chunks.length
    while (first > 0 && this.chunks[first - 1]!.segment.baseOffset >= segment.baseOffset) {
      const chunk = this.chunks[first - 1]!
      if (chunk.segment === segment && chunk.position + chunk.length <= from) break
      first--
    }
    const views: Buffer[] = []
    for (let i = first; i < this.chunks.length && this.chunks[i]!.segment === segment; i++) {
      const chunk = this.chunks[i]!
      views.push(chunk.bytes.subarray(Math.max(0, from - chunk.position), chunk.length))
    }
    return views
  }

  /** Everything of the segment below file position `to` stands on disk now. */
  markWritten(segment: Segment, to: number): void {
    // Offering a chunk may evict chunks, so the list is walked as it was.
    for (const chunk of this.chunks.slice()) {
      if (chunk.segment === segment && chunk.position + chunk.length <= to) this.#budget.offer(chunk)
    }
  }

  /** The budget wants the bytes of `chunk`, which is the first one that is left. */
  dropFirst(chunk: TailChunk): void {
    const at = this.chunks.indexOf(chunk)
    // Chunks before it are older and written too: the tail must not get a gap.
    for (const gone of this.chunks.splice(0, at + 1)) this.#release(gone)
    if (this.chunks.length === 0) this.#open = false
  }

  /** Forgets everything at and above `offset`, which is a batch's edge. */
  truncateTo(offset: number): void {
    this.#open = false
    while (this.chunks.length > 0) {
      const last = this.chunks.at(-1)!
      if (last.nextOffset <= offset) return
      if (last.baseOffset < offset) {
        last.length = last.find(offset)
        last.nextOffset = offset
        return
      }
      this.chunks.pop()
      this.#release(last)
    }
  }

  clear(): void {
    for (const chunk of this.chunks.splice(0)) this.#release(chunk)
    this.#open = false
  }

  #push(chunk: TailChunk): void {
    this.chunks.push(chunk)
    this.#budget.charge(chunk.chargedBytes)
  }

  #release(chunk: TailChunk): void {
    this.#budget.withdraw(chunk)
    this.#budget.refund(chunk.chargedBytes)
    chunk.retainer?.release()
  }
}
