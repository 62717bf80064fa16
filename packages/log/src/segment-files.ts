/** The files beside a segment's `.log`. */
import { type Disk, readWhole } from '@ottla/base'
import {
  INDEX_SUFFIX,
  LOG_SUFFIX,
  offsetOfFileName,
  SNAPSHOT_SUFFIX,
  segmentFileName,
  TIME_INDEX_SUFFIX,
  TXN_INDEX_SUFFIX,
} from './format.ts'
import { decodeProducerSnapshot, type ProducerSnapshotEntry } from './producer-snapshot.ts'
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

async function writeFlushed(disk: Disk, path: string, content: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'replace')
  try {
    if (content.length > 0) await file.write([content], 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The files of a new segment, its name durable before a byte is written; before them the producer snapshot that belongs to its base. */
export async function createSegmentFiles(disk: Disk, dir: string, segment: Segment): Promise<void> {
  if (segment.pendingSnapshot !== null) await writeSnapshot(disk, dir, segment.baseOffset, segment.pendingSnapshot)
  for (const suffix of [INDEX_SUFFIX, TIME_INDEX_SUFFIX]) {
    await (await disk.open(segment.path(dir, suffix), 'replace')).close()
  }
  const file = await disk.open(segment.path(dir, LOG_SUFFIX), 'replace')
  await disk.syncDir(dir)
  segment.file = file
}

/** Everything that belongs to a segment, the snapshot at its base included. */
export function segmentPaths(dir: string, segment: Segment): string[] {
  const suffixes = [LOG_SUFFIX, INDEX_SUFFIX, TIME_INDEX_SUFFIX, TXN_INDEX_SUFFIX, SNAPSHOT_SUFFIX]
  return suffixes.map((suffix) => segment.path(dir, suffix))
}

export async function writeSnapshot(disk: Disk, dir: string, offset: number, content: Buffer): Promise<void> {
  await writeFlushed(disk, `${dir}/${segmentFileName(offset, SNAPSHOT_SUFFIX)}`, content)
}

/** null where it is missing or damaged. */
export async function readSnapshot(disk: Disk, dir: string, offset: number): Promise<ProducerSnapshotEntry[] | null> {
  const bytes = await readWhole(disk, `${dir}/${segmentFileName(offset, SNAPSHOT_SUFFIX)}`)
  return bytes === null ? null : decodeProducerSnapshot(bytes)
}

/** Removes snapshots of beyond `offset`; returns the newest that is left, -1 without one. */
export async function removeSnapshotsAbove(disk: Disk, dir: string, offset: number): Promise<number> {
  let newest = -1
  for (const { name } of await disk.list(dir)) {
    const at = offsetOfFileName(name, SNAPSHOT_SUFFIX)
    if (at === null) continue
    if (at > offset) await disk.remove(`${dir}/${name}`)
    else if (at > newest) newest = at
  }
  return newest
}
