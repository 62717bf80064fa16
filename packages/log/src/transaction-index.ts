/** `.txnindex`: the aborted transactions whose marker lies in the segment, in the order of their markers. */
import { readInt64 } from '@ottla/protocol'
import { TXN_INDEX_ENTRY_SIZE } from './format.ts'
import { writeSaturatedInt64 as writeInt64 } from './int64.ts'
import type { AbortedTransaction } from './types.ts'

const VERSION = 0

export function encodeAborted(entries: readonly AbortedTransaction[]): Buffer {
  const bytes = Buffer.allocUnsafe(entries.length * TXN_INDEX_ENTRY_SIZE)
  let at = 0
  for (const entry of entries) {
    bytes.writeInt16BE(VERSION, at)
    writeInt64(bytes, at + 2, entry.producerId)
    writeInt64(bytes, at + 10, entry.firstOffset)
    writeInt64(bytes, at + 18, entry.lastOffset)
    writeInt64(bytes, at + 26, entry.lastStableOffset)
    at += TXN_INDEX_ENTRY_SIZE
  }
  return bytes
}

/**
 * null where the bytes are no transaction index: a torn entry, an unknown version, markers out of order, a last stable offset that goes back or is
 * above what the marker decided.
 */
export function decodeAborted(bytes: Buffer): AbortedTransaction[] | null {
  if (bytes.length % TXN_INDEX_ENTRY_SIZE !== 0) return null
  const entries: AbortedTransaction[] = []
  for (let at = 0; at < bytes.length; at += TXN_INDEX_ENTRY_SIZE) {
    if (bytes.readInt16BE(at) !== VERSION) return null
    const entry = {
      producerId: readInt64(bytes, at + 2),
      firstOffset: readInt64(bytes, at + 10),
      lastOffset: readInt64(bytes, at + 18),
      lastStableOffset: readInt64(bytes, at + 26),
    }
    if (!follows(entry, entries.at(-1))) return null
    entries.push(entry)
  }
  return entries
}

function follows(entry: AbortedTransaction, before: AbortedTransaction | undefined): boolean {
  const { producerId, firstOffset, lastOffset, lastStableOffset } = entry
  if (producerId < 0 || firstOffset < 0 || firstOffset > lastOffset) return false
  if (lastStableOffset < 0 || lastStableOffset > lastOffset + 1) return false
  return before === undefined || (before.lastOffset < lastOffset && before.lastStableOffset <= lastStableOffset)
}
