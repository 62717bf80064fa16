/** The transaction index and the producer snapshot of a segment. Integers with all their digits. */

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { crc32c } from '@ottla/base'
import { decrementSequence, readInt64Exact } from '@ottla/protocol'
import { DebugLogError } from './debug-log-error.ts'
import { optionalLong } from './dump-lines.ts'

type Write = (line: string) => void

const TXN_ENTRY_SIZE = 34
const TXN_VERSION = 0
const SNAPSHOT_HEADER_SIZE = 10
const SNAPSHOT_ENTRY_SIZE = 46
const SNAPSHOT_VERSION = 1
const SNAPSHOT_CRC_START = 6

/** Each entry: int16 version, int64 producer id, first, last and last stable offset. */
export async function dumpTxnIndex(path: string, write: Write): Promise<void> {
  const bytes = await readFile(path)
  for (let at = 0; at + TXN_ENTRY_SIZE <= bytes.length; at += TXN_ENTRY_SIZE) {
    const version = bytes.readInt16BE(at)
    if (version > TXN_VERSION) {
      throw new DebugLogError(
        `Unexpected aborted transaction version ${version} in transaction index ${resolve(path)}, current version is ${TXN_VERSION}`,
      )
    }
    const int64 = (field: number): bigint => readInt64Exact(bytes, at + field)
    write(
      `version: ${version} producerId: ${int64(2)} firstOffset: ${int64(10)} lastOffset: ${int64(18)} lastStableOffset: ${int64(26)}`,
    )
  }
  const rest = bytes.length % TXN_ENTRY_SIZE
  if (rest > 0) throw new DebugLogError(`Transaction index ${resolve(path)} ends with ${rest} bytes of an entry`)
}

/** int16 version, uint32 CRC-32C of the rest, int32 count, then entries of 46 bytes. */
export async function dumpProducerSnapshot(path: string, write: Write): Promise<void> {
  const bytes = await readFile(path)
  checkSnapshot(path, bytes)
  for (let at = SNAPSHOT_HEADER_SIZE; at < bytes.length; at += SNAPSHOT_ENTRY_SIZE) {
    const int64 = (field: number): bigint => readInt64Exact(bytes, at + field)
    const int32 = (field: number): number => bytes.readInt32BE(at + field)
    const firstOffset = int64(38)
    const lastSequence = int32(10)
    const offsetDelta = int32(22)
    let line =
      `producerId: ${int64(0)} producerEpoch: ${bytes.readInt16BE(at + 8)} coordinatorEpoch: ${int32(34)}` +
      ` currentTxnFirstOffset: ${optionalLong(firstOffset === -1n ? null : firstOffset)} lastTimestamp: ${int64(26)}`
    if (int64(14) >= 0n) {
      line +=
        ` firstSequence: ${decrementSequence(lastSequence, offsetDelta)} lastSequence: ${lastSequence}` +
        ` lastOffset: ${int64(14)} offsetDelta: ${offsetDelta} timestamp: ${int64(26)}`
    }
    write(line)
  }
}

function checkSnapshot(path: string, bytes: Buffer): void {
  if (bytes.length < SNAPSHOT_HEADER_SIZE) {
    throw new DebugLogError(`Snapshot ${resolve(path)} failed schema validation: it has ${bytes.length} bytes`)
  }
  const version = bytes.readInt16BE(0)
  if (version !== SNAPSHOT_VERSION) {
    throw new DebugLogError(`Snapshot contained an unknown file version ${version}`)
  }
  const stored = bytes.readUInt32BE(2)
  const computed = crc32c(bytes, SNAPSHOT_CRC_START)
  if (stored !== computed) {
    throw new DebugLogError(
      `Snapshot is corrupt (CRC is no longer valid). Stored crc: ${stored}. Computed crc: ${computed}`,
    )
  }
  const count = bytes.readInt32BE(SNAPSHOT_CRC_START)
  if (bytes.length !== SNAPSHOT_HEADER_SIZE + count * SNAPSHOT_ENTRY_SIZE) {
    throw new DebugLogError(`Snapshot ${resolve(path)} says ${count} entries and has ${bytes.length} bytes`)
  }
}
