/** Walks the batches of a segment file and judges what stands where they end: a torn tail, or damage. */
import type { DiskFile } from '@ottla/base'
import {
  BATCH_HEADER_SIZE,
  batchBaseOffset,
  batchLastOffsetDelta,
  batchMagic,
  batchSizeInBytes,
  CompressionCodec,
  isCrcValid,
  isHeaderWhole,
  lastOffsetOf,
  leaderEpochOf,
  messageCodec,
  smallestBatch,
} from '@ottla/protocol'

import { MAX_RELATIVE_OFFSET } from './format.ts'
import type { Segment } from './segment.ts'

/** Read at once; a larger batch gets a buffer of its size. */
const WINDOW_BYTES: number = 1024 * 1024
/** How far behind bad bytes a sound batch is looked for. */
const SEARCH_BYTES: number = 64 * 1024 * 1024
/** What a disk writes as one: a sector that never reached it reads as zeros. */
const SECTOR_BYTES = 512
/** Zeros that count as a lost part of a sector at a batch's beginning (a base offset that cannot be), and at its end. */
const MIN_LOST_HEAD_BYTES = 8
const MIN_LOST_END_BYTES = 4

/** What is wrong with the bytes where a batch should begin. */
export type BatchFault = 'short' | 'zero' | 'length' | 'magic' | 'cut' | 'crc' | 'offset' | 'epoch'

export interface ScanOptions {
  readonly from: number
  readonly size: number
  readonly verifyCrc: boolean
  /** Of the segment: its indexes hold no offset that is further away than an int32. */
  readonly segmentBase: number
  /** No batch begins at or below this offset. */
  readonly previousLastOffset: number
  /** No batch has a smaller epoch. */
  readonly previousEpoch: number
}

/** From a position on to the end of what is written, as the offsets alone allow: no checksum, any epoch. */
export function scanOf({ baseOffset, writtenSize }: Segment, from: number): ScanOptions {
  const checks = { verifyCrc: false, segmentBase: baseOffset, previousLastOffset: baseOffset - 1, previousEpoch: -1 }
  return { from, size: writtenSize, ...checks }
}

export interface ScanEnd {
  /** Position behind the last sound batch. */
  readonly end: number
  /** null: the file ends there. */
  readonly fault: BatchFault | null
  readonly lastOffset: number
  readonly lastEpoch: number
}

/** `visit` sees each sound batch: the buffer it lies in, where, and its position in the file. */
export async function scanBatches(
  file: DiskFile,
  options: ScanOptions,
  visit: (buffer: Buffer, at: number, position: number) => void,
): Promise<ScanEnd> {
  const { size } = options
  let window = Buffer.alloc(0)
  let windowStart = options.from
  let position = options.from
  let lastOffset = options.previousLastOffset
  let lastEpoch = options.previousEpoch
  while (position < size) {
    let at = position - windowStart
    const partial = window.length - at < BATCH_HEADER_SIZE
    let fault: BatchFault | null = partial
      ? 'short'
      : faultAt(window, at, window.length, options, lastOffset, lastEpoch)
    if ((fault === 'short' || fault === 'cut') && (windowStart + window.length < size || window.length === 0)) {
      const wanted = fault === 'cut' ? batchSizeInBytes(window, at) : 0
      const length = Math.min(size - position, Math.max(WINDOW_BYTES, wanted))
      window = Buffer.allocUnsafe(length)
      const read = await file.read(window, position)
      window = window.subarray(0, read)
      windowStart = position
      at = 0
      if (read < length) return { end: position, fault: 'short', lastOffset, lastEpoch }
      fault = faultAt(window, 0, window.length, options, lastOffset, lastEpoch)
      if (fault === 'cut' && position + batchSizeInBytes(window, 0) <= size) continue
    } else if (partial) {
      fault = faultAt(window, at, window.length, options, lastOffset, lastEpoch)
    }
    if (fault !== null) return { end: position, fault, lastOffset, lastEpoch }
    visit(window, at, position)
    lastOffset = lastOffsetOf(window, at)
    lastEpoch = Math.max(lastEpoch, leaderEpochOf(window, at))
    position += batchSizeInBytes(window, at)
  }
  return { end: position, fault: null, lastOffset, lastEpoch }
}

/** What keeps the bytes at `at` from being the next batch; null if nothing does. */
function faultAt(
  buffer: Buffer,
  at: number,
  limit: number,
  { verifyCrc, segmentBase }: ScanOptions,
  previousLastOffset: number,
  previousEpoch: number,
): BatchFault | null {
  if (limit > at && isZero(buffer, at, Math.min(limit, at + BATCH_HEADER_SIZE))) return 'zero'
  if (!isHeaderWhole(buffer, at, limit)) return 'short'
  const size = batchSizeInBytes(buffer, at)
  const magic = batchMagic(buffer, at)
  if (size < smallestBatch(magic)) return 'length'
  if (magic < 0 || magic > 2) return 'magic'
  if (at + size > limit) return 'cut'
  if (verifyCrc && !isCrcValid(buffer, at, size)) return 'crc'
  const lastOffset = lastOffsetOf(buffer, at)
  // A jump that no index could hold is a changed header, too.
  if (lastOffset - segmentBase > MAX_RELATIVE_OFFSET) return 'offset'
  // Where a compressed message of magic 0 and 1 begins is known to its records alone.
  if (batchBaseOffset(buffer, at) <= previousLastOffset) return 'offset'
  if (magic < 2) return null
  if (batchLastOffsetDelta(buffer, at) < 0) return 'offset'
  if (leaderEpochOf(buffer, at) < previousEpoch) return 'epoch'
  return null
}

/** The bytes from `position` on that `judge` wants to see. */
export async function readRest(file: DiskFile, position: number, size: number): Promise<Buffer> {
  const rest = Buffer.allocUnsafe(Math.min(size - position, SEARCH_BYTES))
  return rest.subarray(0, await file.read(rest, position))
}

/**
 * Torn or corrupt, for bytes that were never known to be flushed (behind the recovery point, in the last segment). `rest` begins at file position
 * `position`, where a batch with an offset of at least `expectedOffset` should begin. Anywhere else every fault means corrupt.
 *
 * | seen | verdict |
 * | --- | --- |
 * | the header is zeros | torn: a file that was extended and not filled |
 * | a sector of the batch is zeros | torn: it never reached the disk |
 * | a sound batch with a later offset follows | corrupt: a torn write leaves nothing sound behind it |
 * | the CRC is right, but magic, offset or epoch is impossible | corrupt: its header was changed |
 * | all else: a short header, a batch beyond the end, a wrong CRC or length | torn |
 */
export function judge(fault: BatchFault, rest: Buffer, position: number, expectedOffset: number): 'torn' | 'corrupt' {
  if (fault === 'zero') return 'torn'
  if (hasLostSector(rest, position)) return 'torn'
  if (hasLaterBatch(rest, expectedOffset)) return 'corrupt'
  if (fault === 'offset' || fault === 'epoch') return 'corrupt'
  if (fault === 'magic' || (fault === 'crc' && batchMagic(rest, 0) < 2)) {
    const size = batchSizeInBytes(rest, 0)
    // The checksum's reach begins behind the magic byte, so it tells a changed byte from a torn write.
    if (size <= rest.length && isSumOfMagic2Right(rest, size)) return 'corrupt'
  }
  return 'torn'
}

function isSumOfMagic2Right(rest: Buffer, size: number): boolean {
  if (size < BATCH_HEADER_SIZE) return false
  const copy = Buffer.from(rest.subarray(0, size))
  copy[16] = 2
  return isCrcValid(copy, 0, size)
}

/** Whether a sector that the batch touches is zeros, as far as it lies within the batch or within the file. */
function hasLostSector(rest: Buffer, position: number): boolean {
  const claimed = rest.length >= 12 ? batchSizeInBytes(rest, 0) : 0
  const size = Math.min(rest.length, Math.max(claimed, BATCH_HEADER_SIZE))
  for (let from = 0; from < size; ) {
    const to = Math.min(size, from + SECTOR_BYTES - ((position + from) % SECTOR_BYTES))
    const enough = from === 0 ? MIN_LOST_HEAD_BYTES : MIN_LOST_END_BYTES
    if (to - from >= enough && isZero(rest, from, to)) return true
    // A shorter piece at the batch's end counts if the rest of its sector is zero too.
    const sectorEnd = Math.min(rest.length, from + SECTOR_BYTES - ((position + from) % SECTOR_BYTES))
    if (from > 0 && to === size && sectorEnd - from >= enough && isZero(rest, from, sectorEnd)) return true
    from = to
  }
  return false
}

function hasLaterBatch(rest: Buffer, expectedOffset: number): boolean {
  for (let at = startOfSearch(rest); isHeaderWhole(rest, at); at++) {
    const magic = rest[at + 16]!
    if (magic > 2 || rest[at] !== 0 || rest[at + 1] !== 0) continue
    const size = batchSizeInBytes(rest, at)
    if (size < smallestBatch(magic) || at + size > rest.length) continue
    const baseOffset = batchBaseOffset(rest, at)
    if (baseOffset <= expectedOffset || baseOffset - expectedOffset > 0x7fffffff) continue
    if (isCrcValid(rest, at, size)) return true
  }
  return false
}

/** Inside a compressed message of magic 0 and 1 whole messages may stand as they are: a codec leaves alone what it cannot make smaller. */
function startOfSearch(rest: Buffer): number {
  if (!isHeaderWhole(rest, 0) || rest[16]! > 1 || messageCodec(rest, 0) === CompressionCodec.NONE) return 1
  return Math.max(1, batchSizeInBytes(rest, 0))
}

function isZero(buffer: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (buffer[at] !== 0) return false
  return true
}
