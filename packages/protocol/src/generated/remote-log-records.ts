// Made by tools/gen.ts from the tables: change those, not this.

import type { MessageType } from '../message-type.ts'
import { type RemoteLogSegmentMetadataRecord, RemoteLogSegmentMetadataRecordType } from './records/log/remote-00-log-segment-metadata.ts'
import { type RemoteLogSegmentMetadataUpdateRecord, RemoteLogSegmentMetadataUpdateRecordType } from './records/log/remote-01-log-segment-metadata-update.ts'
import { type RemotePartitionDeleteMetadataRecord, RemotePartitionDeleteMetadataRecordType } from './records/log/remote-02-partition-delete-metadata.ts'
import { type RemoteLogSegmentMetadataSnapshotRecord, RemoteLogSegmentMetadataSnapshotRecordType } from './records/log/remote-03-log-segment-metadata-snapshot.ts'

/** One of the records, with the version it was or will be written at. */
export type RemoteLogRecord =
  | { readonly type: 'RemoteLogSegmentMetadataRecord'; readonly version: number; readonly record: RemoteLogSegmentMetadataRecord }
  | { readonly type: 'RemoteLogSegmentMetadataUpdateRecord'; readonly version: number; readonly record: RemoteLogSegmentMetadataUpdateRecord }
  | { readonly type: 'RemotePartitionDeleteMetadataRecord'; readonly version: number; readonly record: RemotePartitionDeleteMetadataRecord }
  | { readonly type: 'RemoteLogSegmentMetadataSnapshotRecord'; readonly version: number; readonly record: RemoteLogSegmentMetadataSnapshotRecord }

export type RemoteLogRecordName = RemoteLogRecord['type']

/** The interface that belongs to a name. */
export interface RemoteLogRecords {
  RemoteLogSegmentMetadataRecord: RemoteLogSegmentMetadataRecord
  RemoteLogSegmentMetadataUpdateRecord: RemoteLogSegmentMetadataUpdateRecord
  RemotePartitionDeleteMetadataRecord: RemotePartitionDeleteMetadataRecord
  RemoteLogSegmentMetadataSnapshotRecord: RemoteLogSegmentMetadataSnapshotRecord
}

export const remoteLogRecordTypes: { readonly [N in RemoteLogRecordName]: MessageType<RemoteLogRecords[N]> } = {
  RemoteLogSegmentMetadataRecord: RemoteLogSegmentMetadataRecordType,
  RemoteLogSegmentMetadataUpdateRecord: RemoteLogSegmentMetadataUpdateRecordType,
  RemotePartitionDeleteMetadataRecord: RemotePartitionDeleteMetadataRecordType,
  RemoteLogSegmentMetadataSnapshotRecord: RemoteLogSegmentMetadataSnapshotRecordType,
}

/** Names by record key. */
export const remoteLogRecordTypesByKey: ReadonlyMap<number, RemoteLogRecordName> = new Map<number, RemoteLogRecordName>([
  [0, 'RemoteLogSegmentMetadataRecord'],
  [1, 'RemoteLogSegmentMetadataUpdateRecord'],
  [2, 'RemotePartitionDeleteMetadataRecord'],
  [3, 'RemoteLogSegmentMetadataSnapshotRecord'],
])
