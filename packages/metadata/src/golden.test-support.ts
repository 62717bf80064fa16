/** Metadata logs and snapshots of the golden directories, decoded. For tests. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  batchBaseOffset,
  batchLastOffset,
  batchLeaderEpoch,
  batchMaxTimestamp,
  batchSizeInBytes,
  decodeMetadataRecord,
  isControlBatch,
  nextBatch,
  readRecords,
} from '@ottla/protocol'
import type { MetadataBatch } from './loader.ts'

const GOLDEN = new URL('../../log/testdata/golden/', import.meta.url)

/** Files of a golden directory by path. */
export function goldenFiles(name: string): Map<string, Buffer> {
  const tar = gunzipSync(readFileSync(new URL(`${name}.tar.gz`, GOLDEN)))
  const files = new Map<string, Buffer>()
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const path = tar.toString('latin1', at, tar.indexOf(0, at))
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    files.set(path, tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

export function goldenTruth<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.truth.json`, GOLDEN), 'utf8')) as T
}

/** Batches of a metadata log's segment or of a snapshot; control batches without records. */
export function metadataBatches(file: Buffer): MetadataBatch[] {
  const batches: MetadataBatch[] = []
  for (let at = 0; nextBatch(file, at) > 0; at += batchSizeInBytes(file, at)) {
    const { records, error } = readRecords(file, at)
    if (records === null) throw new Error(error)
    batches.push({
      baseOffset: batchBaseOffset(file, at),
      lastOffset: batchLastOffset(file, at),
      epoch: batchLeaderEpoch(file, at),
      appendTimestamp: batchMaxTimestamp(file, at),
      sizeInBytes: batchSizeInBytes(file, at),
      records: isControlBatch(file, at) ? [] : records.map((record) => decodeMetadataRecord(record.value!)),
    })
  }
  return batches
}
