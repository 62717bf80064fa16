/** A snapshot as bytes: header batch, batches of records, footer batch. Offsets inside count from 0. KIP-630. */
import {
  batchError,
  batchLastOffset,
  decodeMetadataRecord,
  isControlBatch,
  type MetadataRecord,
  readRecords,
} from '@ottla/protocol'
import {
  batchPositions,
  type ControlState,
  type DynamicQuorum,
  metadataBatch,
  newControlState,
  readControlBatch,
  snapshotFooterBatch,
  snapshotHeaderBatch,
} from './control-batches.ts'
import { DamagedMetadataError } from './errors.ts'

/** Records in one batch: bounds what a reader has to hold at once. */
const BATCH_RECORDS = 1024

/** End offset (exclusive) and epoch of the last record that a snapshot stands for. */
export interface SnapshotId {
  readonly offset: number
  readonly epoch: number
}

/** Of a freshly formatted node: it holds the voters alone, and stands for no record. */
export const BOOTSTRAP_SNAPSHOT_ID: SnapshotId = { offset: 0, epoch: 0 }

const SUFFIX = '.checkpoint'
const NAME = /^(\d{20})-(\d{10})\.checkpoint$/

export function snapshotFileName({ offset, epoch }: SnapshotId): string {
  return `${String(offset).padStart(20, '0')}-${String(epoch).padStart(10, '0')}${SUFFIX}`
}

/** null: not the name of a finished snapshot. */
export function snapshotIdOf(fileName: string): SnapshotId | null {
  const match = NAME.exec(fileName)
  return match === null ? null : { offset: Number(match[1]), epoch: Number(match[2]) }
}

export interface SnapshotContent {
  readonly epoch: number
  readonly lastContainedLogTimeMs: number
  readonly quorum: DynamicQuorum | null
  readonly records: readonly MetadataRecord[]
}

/** The file's chunks, in order. */
export function* encodeSnapshot(content: SnapshotContent, now: () => number): Generator<Buffer> {
  const { epoch: leaderEpoch, lastContainedLogTimeMs, quorum, records } = content
  let baseOffset = 0
  const place = (): { baseOffset: number; leaderEpoch: number; timestampMs: number } => ({
    baseOffset,
    leaderEpoch,
    timestampMs: now(),
  })
  yield snapshotHeaderBatch(place(), lastContainedLogTimeMs, quorum)
  baseOffset += quorum === null ? 1 : 3
  for (let at = 0; at < records.length; at += BATCH_RECORDS) {
    const part = records.slice(at, at + BATCH_RECORDS)
    yield metadataBatch(place(), part)
    baseOffset += part.length
  }
  yield snapshotFooterBatch(place())
}

export interface DecodedSnapshot {
  readonly control: ControlState
  readonly lastContainedLogTimeMs: number
  readonly records: MetadataRecord[]
}

/** Throws DamagedMetadataError unless the file is whole: every batch sound, a header first and a footer last. */
export function decodeSnapshot(file: Buffer, source: string): DecodedSnapshot {
  const control = newControlState()
  const records: MetadataRecord[] = []
  let next = 0
  for (const at of batchPositions(file, source)) {
    const problem = batchError(file, at)
    if (problem !== null) throw new DamagedMetadataError(`${source}: batch at position ${at}: ${problem}`)
    if (control.hasFooter) throw new DamagedMetadataError(`${source}: something follows the footer`)
    if (isControlBatch(file, at)) readControlBatch(control, file, at, source)
    else readMetadataBatch(file, at, source, records)
    if (control.header === null) throw new DamagedMetadataError(`${source}: the header is missing`)
    next = batchLastOffset(file, at) + 1
  }
  if (control.header === null || !control.hasFooter) {
    throw new DamagedMetadataError(`${source}: the snapshot ends at ${next} without a footer`)
  }
  return { control, lastContainedLogTimeMs: control.header.lastContainedLogTimestamp, records }
}

/** Appends the records of a batch that is not of control records to `into`. Throws DamagedMetadataError. */
export function readMetadataBatch(buffer: Buffer, at: number, source: string, into: MetadataRecord[]): void {
  const { error, records } = readRecords(buffer, at)
  if (error !== null) throw new DamagedMetadataError(`${source}: ${error}`)
  for (const { offset, value } of records) {
    if (value === null) throw new DamagedMetadataError(`${source}: the record at offset ${offset} has no value`)
    try {
      into.push(decodeMetadataRecord(value))
    } catch (cause) {
      throw new DamagedMetadataError(`${source}: offset ${offset}: ${(cause as Error).message}`, { cause })
    }
  }
}
