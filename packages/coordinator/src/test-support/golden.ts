/** Reads the logs in a directory that Apache Kafka wrote, from the archive in which it is kept. */
import {
  batchNextOffset,
  batchProducerEpoch,
  batchProducerId,
  batchSizeInBytes,
  ControlRecordType,
  isControlBatch,
  isTransactional,
  nextBatch,
  readControlRecordType,
  readRecords,
} from '@ottla/protocol'

export interface GoldenBatch {
  readonly endOffset: number
  readonly producerId: number
  readonly producerEpoch: number
  readonly marker: { readonly committed: boolean } | null
  readonly records: readonly { readonly offset: number; readonly key: Buffer; readonly value: Buffer | null }[]
}

/** Batches of one partition, segment after segment. `archive` is a tar of the directory `name`. */
export function goldenPartition(archive: Buffer, name: string, topic: string, partition: number): GoldenBatch[] {
  const prefix = `${name}/${topic}-${partition}/`
  return [...tarEntries(archive)]
    .filter(([path]) => path.startsWith(prefix) && path.endsWith('.log'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, bytes]) => batchesOf(bytes))
}

export interface GoldenTruth {
  readonly groups: Record<
    string,
    {
      readonly type: string
      readonly protocol: string
      readonly state: string
      readonly offsets: Record<
        string,
        { readonly offset: number; readonly metadata: string; readonly leaderEpoch?: number }
      >
    }
  >
}

function batchesOf(log: Buffer): GoldenBatch[] {
  const batches: GoldenBatch[] = []
  for (let at = 0; at < log.length; at += batchSizeInBytes(log, at)) {
    if (nextBatch(log, at) <= 0) break
    const result = readRecords(log, at)
    if (result.records === null) throw new Error(result.error)
    const control = isControlBatch(log, at)
    const type = control ? readControlRecordType(result.records[0]?.key ?? null) : null
    batches.push({
      endOffset: batchNextOffset(log, at),
      producerId: isTransactional(log, at) ? batchProducerId(log, at) : -1,
      producerEpoch: batchProducerEpoch(log, at),
      marker: control ? { committed: type === ControlRecordType.COMMIT } : null,
      records: control
        ? []
        : result.records.map(({ offset, key, value }) => ({ offset, key: key ?? Buffer.alloc(0), value })),
    })
  }
  return batches
}

/** Regular files of a tar archive in the ustar form. */
function* tarEntries(archive: Buffer): Generator<[string, Buffer]> {
  const text = (from: number, to: number): string => archive.toString('latin1', from, to).replace(/\0.*$/s, '')
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, at + 136), 8)
    const prefix = text(at + 345, at + 500)
    const path = (prefix === '' ? '' : `${prefix}/`) + text(at, at + 100)
    if (archive[at + 156] === 0x30) yield [path, archive.subarray(at + 512, at + 512 + size)]
    at += 512 + Math.ceil(size / 512) * 512
  }
}
