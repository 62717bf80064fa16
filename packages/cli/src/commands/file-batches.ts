/** Finds the batches of a segment or snapshot as Kafka's reader of files does. */

import { batchLength, batchMagic, HEADER_SIZE_UP_TO_MAGIC, LOG_OVERHEAD, MIN_MESSAGE_LENGTH_V0 } from '@ottla/protocol'
import { DebugLogError } from './debug-log-error.ts'
import type { FileWindow } from './file-window.ts'

/** A header of magic 2; of older magics as much as there is. */
const HEADER_SIZE = 61

export interface FileBatch {
  readonly position: number
  readonly sizeInBytes: number
  readonly magic: number
}

/** The batch at `position`; null where the file ends, or ends within it. Throws DebugLogError on what is no batch. */
export async function fileBatchAt(file: FileWindow, position: number, name: string): Promise<FileBatch | null> {
  if (position >= file.size - HEADER_SIZE_UP_TO_MAGIC) return null
  const header = await file.read(position, HEADER_SIZE)
  if (header.length < HEADER_SIZE_UP_TO_MAGIC) return null
  const length = batchLength(header, 0)
  if (length < MIN_MESSAGE_LENGTH_V0) {
    throw new DebugLogError(
      `Found record size ${length} smaller than minimum record overhead (${MIN_MESSAGE_LENGTH_V0}) in file ${name}.`,
    )
  }
  const sizeInBytes = length + LOG_OVERHEAD
  if (position + sizeInBytes > file.size) return null
  const magic = batchMagic(header, 0)
  if (magic < 0 || magic > 2)
    throw new DebugLogError(`Found invalid magic ${magic} at position ${position} in file ${name}.`)
  if (magic === 2 && sizeInBytes < HEADER_SIZE) {
    throw new DebugLogError(
      `Found a batch of ${sizeInBytes} bytes at position ${position} in file ${name}: its header is cut short.`,
    )
  }
  return { position, sizeInBytes, magic }
}

/** All batches from `position` on. */
export async function* fileBatches(file: FileWindow, position: number, name: string): AsyncGenerator<FileBatch> {
  for (let at = position; ; ) {
    const batch = await fileBatchAt(file, at, name)
    if (batch === null) return
    yield batch
    at += batch.sizeInBytes
  }
}
