/** A segment or a KRaft snapshot: its batches, the records in them, and where offsets are not consecutive. */

import { basename, resolve } from 'node:path'
import { isControlBatch, RecordCursor, readHeaders, readLegacyRecords } from '@ottla/protocol'
import { DebugLogError } from './debug-log-error.ts'
import { batchLine, type DumpedRecord, recordLine, timestampTypeOf } from './dump-lines.ts'
import { type FileBatch, fileBatches } from './file-batches.ts'
import { FileWindow } from './file-window.ts'
import type { RecordDecoder } from './record-decoders.ts'

const BOOTSTRAP_SNAPSHOT = 'bootstrap.checkpoint'

export interface DumpLogOptions {
  readonly decoder: RecordDecoder
  /** Only keys and payloads of the records. */
  readonly skipRecordMetadata: boolean
}

export async function dumpLog(path: string, write: (line: string) => void, options: DumpLogOptions): Promise<void> {
  write(titleOf(basename(path)))
  await using file = await FileWindow.open(path)
  const dumper = new Dumper(write, options)
  let validBytes = 0
  for await (const batch of fileBatches(file, 0, path)) {
    dumper.batch(await file.read(batch.position, batch.sizeInBytes), batch)
    validBytes += batch.sizeInBytes
  }
  if (file.size > validBytes) write(`Found ${file.size - validBytes} invalid bytes at the end of ${basename(path)}`)
  if (dumper.gaps.size > 0) {
    write(`Non-consecutive offsets in ${resolve(path)}`)
    for (const [before, after] of sorted(dumper.gaps)) write(`  ${before} is followed by ${after}`)
  }
}

function titleOf(name: string): string {
  if (name.endsWith('.log')) return `Log starting offset: ${offsetInName(name)}`
  if (name === BOOTSTRAP_SNAPSHOT) return 'KRaft bootstrap snapshot'
  const match = /^(\d{20})-(\d{10})\.checkpoint$/.exec(name)
  if (match === null) throw new DebugLogError(`${name} is no name of a snapshot`)
  return `Snapshot end offset: ${BigInt(match[1] as string)}, epoch: ${BigInt(match[2] as string)}`
}

/** The offset with which a file's name begins. */
export function offsetInName(name: string): bigint {
  const digits = name.split('.', 1)[0] ?? ''
  if (!/^\d{1,19}$|^0\d{19}$/.test(digits)) throw new DebugLogError(`${name} does not begin with an offset`)
  return BigInt(digits)
}

class Dumper {
  /** Offsets that are not followed by the next one, and what follows them. Kafka counts from -1. */
  readonly gaps: Map<bigint, bigint> = new Map()
  private lastOffset = -1n
  private readonly write: (line: string) => void
  private readonly options: DumpLogOptions
  private readonly cursor = new RecordCursor()

  constructor(write: (line: string) => void, options: DumpLogOptions) {
    this.write = write
    this.options = options
  }

  batch(bytes: Buffer, batch: FileBatch): void {
    this.write(batchLine(bytes, batch.position))
    const timestampType = timestampTypeOf(bytes)
    if (batch.magic < 2) this.messages(bytes, batch, timestampType)
    else this.records(bytes, batch, timestampType)
  }

  private messages(bytes: Buffer, batch: FileBatch, timestampType: string): void {
    const result = readLegacyRecords(bytes, 0)
    if (result.error !== null) throw badBatch(batch, result.error)
    for (const message of result.records) {
      const record = {
        offset: message.offsetExact,
        timestamp: message.timestampExact,
        key: message.key,
        value: message.value,
        sequence: -1,
        headerKeys: [],
        legacy: { crc: message.crc, valid: message.crcValid },
      }
      this.record(record, timestampType, false)
    }
  }

  private records(bytes: Buffer, batch: FileBatch, timestampType: string): void {
    const { cursor } = this
    const isControl = isControlBatch(bytes, 0)
    if (cursor.open(bytes, 0)) {
      while (cursor.next()) {
        const record = {
          offset: cursor.offsetExact,
          timestamp: cursor.timestampExact,
          key: cursor.key,
          value: cursor.value,
          sequence: cursor.sequence,
          headerKeys: readHeaders(cursor).map((header) => header.key),
          legacy: null,
        }
        this.record(record, timestampType, isControl)
      }
    }
    if (cursor.error !== null) throw badBatch(batch, cursor.error)
  }

  private record(record: DumpedRecord, timestampType: string, isControl: boolean): void {
    if (record.offset !== this.lastOffset + 1n) this.gaps.set(this.lastOffset, record.offset)
    this.lastOffset = record.offset
    const { skipRecordMetadata, decoder } = this.options
    const parts = skipRecordMetadata ? [] : [recordLine(record, timestampType, isControl)]
    if (!isControl) {
      const { key, payload } = decoder(record)
      if (skipRecordMetadata && (key !== null || payload !== null)) parts.push('|')
      if (key !== null) parts.push(`key: ${key}`)
      if (payload !== null) parts.push(`payload: ${payload}`)
    }
    this.write(parts.join(' '))
  }
}

function badBatch(batch: FileBatch, reason: string): DebugLogError {
  return new DebugLogError(`batch at position ${batch.position}: ${reason}`)
}

function sorted(gaps: ReadonlyMap<bigint, bigint>): (readonly [bigint, bigint])[] {
  return [...gaps].sort(([a], [b]) => (a < b ? -1 : 1))
}
