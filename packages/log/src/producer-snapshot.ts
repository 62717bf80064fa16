/** `.snapshot`: producer state up to the offset in the file's name. int16 version 1, uint32 CRC-32C of the rest, then the entries. */
import { crc32c } from '@ottla/base'
import { readInt64 } from '@ottla/protocol'
import { writeSaturatedInt64 as writeInt64 } from './int64.ts'

export interface ProducerSnapshotEntry {
  readonly producerId: number
  readonly epoch: number
  /** -1 where the producer has written no data batch under this epoch. */
  readonly lastSequence: number
  readonly lastOffset: number
  readonly offsetDelta: number
  readonly timestamp: number
  readonly coordinatorEpoch: number
  /** -1 without an open transaction. */
  readonly currentTxnFirstOffset: number
}

const VERSION = 1
const CRC_AT = 2
const COUNT_AT = 6
const HEADER_SIZE = 10
const ENTRY_SIZE = 46

export function encodeProducerSnapshot(entries: readonly ProducerSnapshotEntry[]): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_SIZE + entries.length * ENTRY_SIZE)
  bytes.writeInt16BE(VERSION, 0)
  bytes.writeInt32BE(entries.length, COUNT_AT)
  let at = HEADER_SIZE
  for (const entry of entries) {
    writeInt64(bytes, at, entry.producerId)
    bytes.writeInt16BE(entry.epoch, at + 8)
    bytes.writeInt32BE(entry.lastSequence, at + 10)
    writeInt64(bytes, at + 14, entry.lastOffset)
    bytes.writeInt32BE(entry.offsetDelta, at + 22)
    writeInt64(bytes, at + 26, entry.timestamp)
    bytes.writeInt32BE(entry.coordinatorEpoch, at + 34)
    writeInt64(bytes, at + 38, entry.currentTxnFirstOffset)
    at += ENTRY_SIZE
  }
  bytes.writeUInt32BE(crc32c(bytes, COUNT_AT), CRC_AT)
  return bytes
}

/** null where the file is damaged or of another version; the state is then rebuilt from batches. */
export function decodeProducerSnapshot(bytes: Buffer): ProducerSnapshotEntry[] | null {
  if (bytes.length < HEADER_SIZE || bytes.readInt16BE(0) !== VERSION) return null
  if (bytes.readUInt32BE(CRC_AT) !== crc32c(bytes, COUNT_AT)) return null
  const count = bytes.readInt32BE(COUNT_AT)
  if (count < 0 || bytes.length !== HEADER_SIZE + count * ENTRY_SIZE) return null
  const entries: ProducerSnapshotEntry[] = []
  for (let at = HEADER_SIZE; at < bytes.length; at += ENTRY_SIZE) {
    entries.push({
      producerId: readInt64(bytes, at),
      epoch: bytes.readInt16BE(at + 8),
      lastSequence: bytes.readInt32BE(at + 10),
      lastOffset: readInt64(bytes, at + 14),
      offsetDelta: bytes.readInt32BE(at + 22),
      timestamp: readInt64(bytes, at + 26),
      coordinatorEpoch: bytes.readInt32BE(at + 34),
      currentTxnFirstOffset: readInt64(bytes, at + 38),
    })
  }
  return entries
}
