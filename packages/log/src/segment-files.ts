/** The files beside a segment's `.log`. */
import type { Disk } from '@ottla/base'
import { INDEX_SUFFIX, TIME_INDEX_SUFFIX, TXN_INDEX_SUFFIX } from './format.ts'
import type { Segment } from './segment.ts'
import { encodeAborted } from './transaction-index.ts'

/** Writes the indexes of a segment that gets no more batches, and flushes them. The caller makes the names durable. */
export async function finishSegmentFiles(disk: Disk, dir: string, segment: Segment): Promise<void> {
  if (segment.offsetIndex !== null)
    await writeFlushed(disk, segment.path(dir, INDEX_SUFFIX), segment.offsetIndex.content())
  if (segment.timeIndex !== null)
    await writeFlushed(disk, segment.path(dir, TIME_INDEX_SUFFIX), segment.timeIndex.content())
  await writeAborted(disk, dir, segment)
}

/** Kafka makes the file only when there is an entry. */
async function writeAborted(disk: Disk, dir: string, segment: Segment): Promise<void> {
  const path = segment.path(dir, TXN_INDEX_SUFFIX)
  if (segment.aborted.length > 0) await writeFlushed(disk, path, encodeAborted(segment.aborted))
}

export async function writeFlushed(disk: Disk, path: string, content: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'replace')
  try {
    if (content.length > 0) await file.write([content], 0)
    await file.sync()
  } finally {
    await file.close()
  }
}
