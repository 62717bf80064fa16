/** The offset and time index of a segment, compared with the segment, as DumpLogSegments does. */

import { readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { readInt64Exact, readRecords } from '@ottla/protocol'
import { DebugLogError } from './debug-log-error.ts'
import { lastOffsetOf } from './dump-lines.ts'
import { offsetInName } from './dump-log.ts'
import { fileBatchAt, fileBatches } from './file-batches.ts'
import { FileWindow } from './file-window.ts'

export interface DumpIndexOptions {
  /** Only the check that decides at a start whether the index is rebuilt. */
  readonly indexSanityCheck: boolean
  /** Compares, and prints no entries. */
  readonly verifyIndexOnly: boolean
}

type Write = (line: string) => void

const OFFSET_ENTRY_SIZE = 8
const TIME_ENTRY_SIZE = 12
const HEADER_SIZE = 61
/** Bytes at an index's end that Kafka's search looks at first. */
const WARM_BYTES = 8192

export async function dumpOffsetIndex(path: string, write: Write, options: DumpIndexOptions): Promise<void> {
  const index = await OffsetIndexFile.read(path)
  await using log = await openLog(path)
  if (index.entries === 0) return write(`${path} is empty.`)
  if (options.indexSanityCheck) {
    index.check()
    return write(`${path} passed sanity check.`)
  }
  const mismatches: (readonly [bigint, bigint])[] = []
  for (let i = 0; i < index.entries; i++) {
    const offset = index.offset(i)
    // The tail of an index that was not closed is zeros.
    if (offset === index.baseOffset && i > 0) break
    const position = index.position(i)
    if (log !== null) {
      const batch = await fileBatchAt(log, position, siblingOf(path, '.log'))
      const found = batch === null ? -1n : lastOffsetOf(await log.read(position, HEADER_SIZE))
      if (found !== offset) mismatches.push([offset, found])
    }
    if (!options.verifyIndexOnly) write(`offset: ${offset} position: ${position}`)
  }
  if (log === null) writeNotCompared(path, write)
  if (mismatches.length === 0) return
  write(`Mismatches in :${resolve(path)}`)
  for (const [indexed, found] of mismatches.reverse()) write(`  Index offset: ${indexed}, log offset: ${found}`)
}

export async function dumpTimeIndex(path: string, write: Write, options: DumpIndexOptions): Promise<void> {
  const index = await TimeIndexFile.read(path)
  await using log = await openLog(path)
  if (options.indexSanityCheck) {
    index.check()
    return write(`${path} passed sanity check.`)
  }
  const offsets = await OffsetIndexFile.readOrEmpty(siblingOf(path, '.index'))
  const errors = new TimeIndexErrors()
  let previous = -1n
  for (let i = 0; i < index.entries; i++) {
    const offset = index.offset(i)
    if (offset === index.baseOffset && i > 0) break
    const timestamp = index.timestamp(i)
    if (log !== null) {
      const found = await batchUpTo(log, offsets.lookup(offset), offset, siblingOf(path, '.log'))
      errors.compare({ timestamp, offset }, previous, found)
    }
    if (!options.verifyIndexOnly) write(`timestamp: ${timestamp} offset: ${offset}`)
    previous = timestamp
  }
  if (log === null) writeNotCompared(path, write)
  errors.print(resolve(path), write)
}

/** The segment; null where it is not there, and Kafka's tool would fail: an index alone can be printed all the same. */
async function openLog(path: string): Promise<FileWindow | null> {
  try {
    return await FileWindow.open(siblingOf(path, '.log'))
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error
    return null
  }
}

function writeNotCompared(path: string, write: Write): void {
  write(`${siblingOf(path, '.log')} is not there: nothing to compare with.`)
}

interface FoundBatch {
  readonly lastOffset: bigint
  readonly maxTimestamp: bigint
}

/** The first batch from `position` on that reaches `offset`; its largest timestamp only if it ends there. */
async function batchUpTo(log: FileWindow, position: number, offset: bigint, name: string): Promise<FoundBatch | null> {
  for await (const batch of fileBatches(log, position, name)) {
    const lastOffset = lastOffsetOf(await log.read(batch.position, HEADER_SIZE))
    if (lastOffset < offset) continue
    if (lastOffset > offset) return { lastOffset, maxTimestamp: -1n }
    const result = readRecords(await log.read(batch.position, batch.sizeInBytes), 0)
    if (result.error !== null) throw new DebugLogError(`batch at position ${batch.position}: ${result.error}`)
    let maxTimestamp = -1n
    for (const record of result.records) {
      if (record.timestampExact > maxTimestamp) maxTimestamp = record.timestampExact
    }
    return { lastOffset, maxTimestamp }
  }
  return null
}

class TimeIndexErrors {
  readonly mismatches: (readonly [bigint, bigint])[] = []
  readonly outOfOrder: (readonly [bigint, bigint])[] = []
  readonly notFound: (readonly [bigint, bigint])[] = []

  /** An entry with the batch that reaches its offset, null where none does; `previous` is the timestamp before it. */
  compare(
    entry: { readonly timestamp: bigint; readonly offset: bigint },
    previous: bigint,
    found: FoundBatch | null,
  ): void {
    const { timestamp, offset } = entry
    if (found?.lastOffset !== offset) {
      this.notFound.push([offset, found?.lastOffset ?? -1n])
      return
    }
    if (found.maxTimestamp !== timestamp) this.mismatches.push([timestamp, found.maxTimestamp])
    if (previous >= timestamp) this.outOfOrder.push([timestamp, previous])
  }

  print(path: string, write: Write): void {
    if (this.mismatches.length > 0) write(`Found timestamp mismatch in :${path}`)
    for (const [index, log] of this.mismatches) write(`  Index timestamp: ${index}, log timestamp: ${log}`)
    if (this.outOfOrder.length > 0) write(`Found out of order timestamp in :${path}`)
    for (const [index, before] of this.outOfOrder) {
      write(`  Index timestamp: ${index}, Previously indexed timestamp: ${before}`)
    }
    if (this.notFound.length > 0) write(`The following indexed offsets are not found in :${path}`)
    for (const [index, log] of this.notFound) write(`Indexed offset: ${index}, found log offset: ${log}`)
  }
}

/** Entries of int32 relative offset, int32 position. */
class OffsetIndexFile {
  readonly baseOffset: bigint
  readonly entries: number
  private readonly bytes: Buffer
  private readonly path: string

  constructor(path: string, bytes: Buffer) {
    this.path = path
    this.bytes = bytes
    this.baseOffset = offsetInName(basename(path))
    this.entries = Math.floor(bytes.length / OFFSET_ENTRY_SIZE)
  }

  static async read(path: string): Promise<OffsetIndexFile> {
    return new OffsetIndexFile(path, await readFile(path))
  }

  static async readOrEmpty(path: string): Promise<OffsetIndexFile> {
    try {
      return await OffsetIndexFile.read(path)
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error
      return new OffsetIndexFile(path, Buffer.alloc(0))
    }
  }

  offset(entry: number): bigint {
    return this.baseOffset + BigInt(this.bytes.readInt32BE(entry * OFFSET_ENTRY_SIZE))
  }

  position(entry: number): number {
    return this.bytes.readInt32BE(entry * OFFSET_ENTRY_SIZE + 4)
  }

  /** Where to begin to look for `offset`. Kafka's search step by step, as zeros at the end lead both astray alike. */
  lookup(offset: bigint): number {
    if (this.entries === 0) return 0
    const firstWarm = Math.max(0, this.entries - 1 - WARM_BYTES / OFFSET_ENTRY_SIZE)
    if (this.offset(firstWarm) < offset) return this.position(this.search(offset, firstWarm, this.entries - 1))
    if (this.offset(0) > offset) return 0
    return this.position(this.search(offset, 0, firstWarm))
  }

  check(): void {
    const last = this.entries === 0 ? this.baseOffset : this.offset(this.entries - 1)
    if (this.entries > 0 && last < this.baseOffset) {
      throw new DebugLogError(
        `Corrupt index found, index file (${resolve(this.path)}) has non-zero size but the last offset is ${last} which is less than the base offset ${this.baseOffset}`,
      )
    }
    checkLength('Index file', this.path, this.bytes.length, OFFSET_ENTRY_SIZE)
  }

  private search(offset: bigint, first: number, last: number): number {
    let low = first
    let high = last
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      const found = this.offset(middle)
      if (found === offset) return middle
      if (found > offset) high = middle - 1
      else low = middle
    }
    return low
  }
}

/** Entries of int64 timestamp, int32 relative offset. */
class TimeIndexFile {
  readonly baseOffset: bigint
  readonly entries: number
  private readonly bytes: Buffer
  private readonly path: string

  constructor(path: string, bytes: Buffer) {
    this.path = path
    this.bytes = bytes
    this.baseOffset = offsetInName(basename(path))
    this.entries = Math.floor(bytes.length / TIME_ENTRY_SIZE)
  }

  static async read(path: string): Promise<TimeIndexFile> {
    return new TimeIndexFile(path, await readFile(path))
  }

  timestamp(entry: number): bigint {
    return readInt64Exact(this.bytes, entry * TIME_ENTRY_SIZE)
  }

  offset(entry: number): bigint {
    return this.baseOffset + BigInt(this.bytes.readInt32BE(entry * TIME_ENTRY_SIZE + 8))
  }

  check(): void {
    if (this.entries > 0) {
      const path = resolve(this.path)
      const last = this.entries - 1
      if (this.timestamp(last) < this.timestamp(0)) {
        throw new DebugLogError(
          `Corrupt time index found, time index file (${path}) has non-zero size but the last timestamp is ${this.timestamp(last)} which is less than the first timestamp ${this.timestamp(0)}`,
        )
      }
      if (this.offset(last) < this.baseOffset) {
        throw new DebugLogError(
          `Corrupt time index found, time index file (${path}) has non-zero size but the last offset is ${this.offset(last)} which is less than the first offset ${this.baseOffset}`,
        )
      }
    }
    checkLength('Time index file', this.path, this.bytes.length, TIME_ENTRY_SIZE)
  }
}

function checkLength(kind: string, path: string, length: number, entrySize: number): void {
  if (length % entrySize === 0) return
  throw new DebugLogError(
    `${kind} ${resolve(path)} is corrupt, found ${length} bytes which is neither positive nor a multiple of ${entrySize}`,
  )
}

/** The segment's file of another kind. */
function siblingOf(path: string, suffix: string): string {
  return join(dirname(path), (basename(path).split('.', 1)[0] ?? '') + suffix)
}
