/** What is expected here, Kafka's `kafka-dump-log --remote-log-metadata-decoder` printed for the same bytes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BatchBuilder,
  createRemoteLogSegmentMetadataRecord,
  createRemoteLogSegmentMetadataSnapshotRecord,
  createRemoteLogSegmentMetadataUpdateRecord,
  createRemotePartitionDeleteMetadataRecord,
  encodeRemoteLogRecord,
  type RemoteLogRecord,
  type RemoteLogSegmentMetadataRecord,
  remoteLogRecord,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { debugLog } from './debug-log.ts'
import { remoteLogText } from './remote-log-text.ts'

const TOPIC = 'ZuH1bTDpQdGRAxe4S5-sdw'
const SEGMENT = 'QdGRAxe4S5-sdwZuH1bTDg'
const ID = 'RemoteLogSegmentId{topicIdPartition=ZuH1bTDpQdGRAxe4S5-sdw:orders-3, id=QdGRAxe4S5-sdwZuH1bTDg}'

const topicIdPartition = { name: 'orders', id: TOPIC, partition: 3, unknownTags: null }
const remoteLogSegmentId = { topicIdPartition, id: SEGMENT, unknownTags: null }
const epoch = (leaderEpoch: number, offset: number) => ({ leaderEpoch, offset, unknownTags: null })
const common = {
  startOffset: 5,
  endOffset: 10,
  brokerId: 1,
  maxTimestampMs: 1_700_000_000_000,
  eventTimestampMs: 1_700_000_000_001,
  segmentLeaderEpochs: [epoch(2, 5), epoch(10, 9), epoch(1, 0), epoch(2, 7)],
  segmentSizeInBytes: 1024,
}

function segment(changes: Partial<RemoteLogSegmentMetadataRecord> = {}): RemoteLogRecord {
  const record = createRemoteLogSegmentMetadataRecord({ remoteLogSegmentId, ...common, ...changes })
  return remoteLogRecord('RemoteLogSegmentMetadataRecord', 0, record)
}

function update(remoteLogSegmentState: number, customMetadata: Buffer | null = null): RemoteLogRecord {
  const fields = { remoteLogSegmentId, brokerId: 1, eventTimestampMs: 5, customMetadata, remoteLogSegmentState }
  const record = createRemoteLogSegmentMetadataUpdateRecord(fields)
  return remoteLogRecord('RemoteLogSegmentMetadataUpdateRecord', 0, record)
}

function deletion(remotePartitionDeleteState: number): RemoteLogRecord {
  const fields = { topicIdPartition, brokerId: 1, eventTimestampMs: 9, remotePartitionDeleteState }
  const record = createRemotePartitionDeleteMetadataRecord(fields)
  return remoteLogRecord('RemotePartitionDeleteMetadataRecord', 0, record)
}

function snapshot(changes: object = {}): RemoteLogRecord {
  const record = createRemoteLogSegmentMetadataSnapshotRecord({ segmentId: SEGMENT, ...common, ...changes })
  return remoteLogRecord('RemoteLogSegmentMetadataSnapshotRecord', 0, record)
}

const text = (record: RemoteLogRecord): string => remoteLogText(encodeRemoteLogRecord(record))

describe('records of __remote_log_metadata', () => {
  it('look as the classes of Kafka print themselves', () => {
    expect(text(segment({ txnIndexEmpty: true }))).toBe(
      `RemoteLogSegmentMetadata{remoteLogSegmentId=${ID}, startOffset=5, endOffset=10, brokerId=1, maxTimestampMs=1700000000000,` +
        ' eventTimestampMs=1700000000001, segmentLeaderEpochs={1=0, 2=7, 10=9}, segmentSizeInBytes=1024,' +
        ' customMetadata=Optional.empty, state=COPY_SEGMENT_STARTED, txnIdxEmpty=true}',
    )
    expect(text(update(1, Buffer.from('abc')))).toBe(
      `RemoteLogSegmentMetadataUpdate{remoteLogSegmentId=${ID}, customMetadata=Optional[CustomMetadata{3 bytes}],` +
        ' state=COPY_SEGMENT_FINISHED, eventTimestampMs=5, brokerId=1}',
    )
    expect(text(deletion(2))).toBe(
      'RemotePartitionDeleteMetadata{topicPartition=ZuH1bTDpQdGRAxe4S5-sdw:orders-3, state=DELETE_PARTITION_FINISHED,' +
        ' eventTimestampMs=9, brokerId=1}',
    )
    expect(text(snapshot({ remoteLogSegmentState: 3, startOffset: -1 }))).toBe(
      'RemoteLogSegmentMetadataSnapshot{segmentId=QdGRAxe4S5-sdwZuH1bTDg, startOffset=-1, endOffset=10, maxTimestampMs=1700000000000,' +
        ' segmentLeaderEpochs={1=0, 2=7, 10=9}, segmentSizeInBytes=1024, customMetadata=Optional.empty,' +
        ' state=DELETE_SEGMENT_FINISHED, txnIdxEmpty=false}',
    )
  })

  it.each([
    [segment({ remoteLogSegmentState: 4 }), 'state can not be null'],
    [update(-1), 'state can not be null'],
    [deletion(3), 'null'],
    [segment({ startOffset: -1 }), 'Unexpected start offset = -1. StartOffset for a remote segment cannot be negative'],
    [
      segment({ startOffset: 11 }),
      'Unexpected end offset = 10. EndOffset for a remote segment cannot be less than startOffset = 11',
    ],
    [segment({ segmentLeaderEpochs: [], remoteLogSegmentState: 9 }), 'segmentLeaderEpochs can not be null or empty'],
    [snapshot({ segmentLeaderEpochs: [], remoteLogSegmentState: 9 }), 'state can not be null'],
  ])('that say what cannot be are errors (%#)', (record, message) => {
    expect(() => text(record)).toThrow(message)
  })

  it.each([
    [[], 'Error while reading frame version'],
    [[255, 255, 255, 255, 255, 1], 'Error while reading frame version'],
    [
      [0],
      'Could not deserialize metadata record with frame version 0. Note that upgrades from the preview release of KRaft in 2.8 to newer versions are not supported.',
    ],
    [[2], 'Could not deserialize metadata record due to unknown frame version 2(only frame version 1 is supported)'],
    [[1], 'Error while reading type'],
    [[1, 255, 255, 3, 0], 'Value for type was too large.'],
    [[1, 0], 'Error while reading version'],
    [[1, 9, 0], 'org.apache.kafka.common.errors.UnsupportedVersionException: Unknown metadata id 9'],
    [[1, 0, 9, 1, 2, 3], 'Failed to deserialize record with type 0'],
    [[1, 3, 0], 'Failed to deserialize record with type 3'],
    [[...encodeRemoteLogRecord(update(1)), 1, 2], 'Found 2 byte(s) of garbage after 1'],
  ])('that are no such records are errors (%#)', (bytes, message) => {
    expect(() => remoteLogText(Buffer.from(bytes))).toThrow(message)
  })

  it('are decoded in the directory of their topic', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ottla-remote-log-'))
    try {
      const builder = new BatchBuilder()
      builder.append(5, null, encodeRemoteLogRecord(deletion(0)))
      builder.append(5, null, null)
      mkdirSync(join(dir, '__remote_log_metadata-7'))
      const path = join(dir, '__remote_log_metadata-7', '00000000000000000000.log')
      writeFileSync(path, builder.build())
      const lines: string[] = []
      await debugLog(path, (line) => lines.push(line))
      expect(lines.slice(3)).toEqual([
        '| offset: 0 CreateTime: 5 keySize: -1 valueSize: 45 sequence: -1 headerKeys: [] payload: ' + text(deletion(0)),
        '| offset: 1 CreateTime: 5 keySize: -1 valueSize: -1 sequence: -1 headerKeys: [] payload: Error at offset 1, skipping. the record has no value',
      ])
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})
