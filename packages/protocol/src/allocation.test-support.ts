/**
 * What decoding allocates: the growth of this thread's heap, garbage included, as V8 counts it. A collection or a
 * compilation in between disturbs that, so a figure above the limit is taken again: the least of twenty counts.
 *
 * The reader is given the small allowance here. The one it has by default lets real messages of any size through and is
 * kept by the same count, but would hide in these small inputs whether the count is right.
 */

import { getHeapStatistics } from 'node:v8'
import { MEMORY_PER_BYTE } from './bytes/limits.ts'
import { ProtocolError } from './bytes/protocol-error.ts'
import { Reader } from './bytes/reader.ts'
import type { AnyMessageType } from './message-type.ts'

const ALLOWANCE = 64 * 1024
/** Of the allowance, for what the reader does not count: itself, the outermost object, the error. */
const UNCOUNTED = 8 * 1024
const ATTEMPTS = 20

/** The most that decoding `bytes` may allocate, in bytes. */
export function mayAllocate(bytes: Buffer): number {
  return MEMORY_PER_BYTE * bytes.length + ALLOWANCE
}

/** What it does allocate, whether the bytes are a message or are refused. */
export function allocation(type: AnyMessageType, bytes: Buffer, version: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < ATTEMPTS && least > mayAllocate(bytes); i++) {
    const before = getHeapStatistics().used_heap_size
    decode(type, bytes, version)
    const grown = getHeapStatistics().used_heap_size - before
    if (grown >= 0) least = Math.min(least, grown)
  }
  return least
}

function decode(type: AnyMessageType, bytes: Buffer, version: number): void {
  try {
    type.read(new Reader(bytes, 0, bytes.length, ALLOWANCE - UNCOUNTED), version)
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
  }
}
