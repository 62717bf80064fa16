/** Batches between the partition's log and those who read and write metadata. */
import { type AppendResult, type PartitionLog } from '@ottla/log'
import {
  batchBaseOffset,
  batchLastOffset,
  batchLeaderEpoch,
  batchMaxTimestamp,
  batchSizeInBytes,
  ErrorCode,
  isControlBatch,
  type MetadataRecord,
} from '@ottla/protocol'
import { batchPositions, type ControlState, readControlBatch } from './control-batches.ts'
import { DamagedMetadataError } from './errors.ts'
import { readMetadataBatch } from './snapshot-file.ts'

/** One read of the log. */
const READ_BYTES: number = 1024 * 1024

/** A committed batch, as MetadataLoader takes it. Control batches have no records. */
export interface CommittedBatch {
  readonly baseOffset: number
  /** Inclusive. */
  readonly lastOffset: number
  readonly epoch: number
  readonly appendTimestamp: number
  readonly sizeInBytes: number
  readonly records: readonly MetadataRecord[]
}

/** Appends a batch that has its offsets and epoch. */
export function appendBatch(log: PartitionLog, batch: Buffer, leaderEpoch: number): AppendResult {
  // The bytes are nobody else's: the log may keep them.
  const retainer = { retain: () => {}, release: () => {}, retainedBytes: batch.length }
  return log.append(batch, { origin: 'raft', leaderEpoch, retainer })
}

/**
 * Whole batches from the one that holds `offset`, below `to`; a bounded number of them, none if `offset` was cleaned away.
 * Throws DamagedMetadataError and what broke the log.
 */
export async function readSome(log: PartitionLog, offset: number, to: number): Promise<CommittedBatch[]> {
  const result = await log.read(offset, READ_BYTES, { limitOffset: to })
  // Cleaning is faster than a reader now and then.
  if (result.errorCode === ErrorCode.OFFSET_OUT_OF_RANGE && offset < log.logStartOffset) return []
  if (result.errorCode !== ErrorCode.NONE) {
    throw log.problem ?? new DamagedMetadataError(`metadata log: error ${result.errorCode} reading offset ${offset}`)
  }
  const batches: CommittedBatch[] = []
  for (const chunk of result.chunks) {
    for (const at of batchPositions(chunk, 'metadata log')) {
      const records: MetadataRecord[] = []
      if (!isControlBatch(chunk, at)) readMetadataBatch(chunk, at, 'metadata log', records)
      batches.push({
        baseOffset: batchBaseOffset(chunk, at),
        lastOffset: batchLastOffset(chunk, at),
        epoch: batchLeaderEpoch(chunk, at),
        appendTimestamp: batchMaxTimestamp(chunk, at),
        sizeInBytes: batchSizeInBytes(chunk, at),
        records,
      })
    }
  }
  return batches
}

/** Takes in the control records from `fromOffset` on, and resolves to the size of all batches there. */
export async function scanControl(
  log: PartitionLog,
  fromOffset: number,
  state: ControlState,
  dir: string,
): Promise<number> {
  let bytes = 0
  for (let offset = Math.max(fromOffset, log.logStartOffset); offset < log.endOffset; ) {
    const result = await log.read(offset, READ_BYTES)
    if (result.sizeInBytes === 0) throw new DamagedMetadataError(`${dir}: nothing to read at offset ${offset}`)
    for (const chunk of result.chunks) {
      for (const at of batchPositions(chunk, dir)) {
        if (isControlBatch(chunk, at)) readControlBatch(state, chunk, at, dir)
        bytes += batchSizeInBytes(chunk, at)
      }
    }
    offset = result.nextOffset
  }
  return bytes
}
