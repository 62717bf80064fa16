// Made by tools/gen.ts from the tables: change those, not this.

import type { MessageType } from '../message-type.ts'
import { type ShareSnapshotKey, ShareSnapshotKeyType, type ShareSnapshotValue, ShareSnapshotValueType } from './records/share/00-share-snapshot.ts'
import { type ShareUpdateKey, ShareUpdateKeyType, type ShareUpdateValue, ShareUpdateValueType } from './records/share/01-share-update.ts'

/** One of the records: what it says of a key. A null value deletes; `version` is that of the value. */
export type ShareRecord =
  | { readonly type: 'ShareSnapshot'; readonly key: ShareSnapshotKey; readonly version: number; readonly value: ShareSnapshotValue | null }
  | { readonly type: 'ShareUpdate'; readonly key: ShareUpdateKey; readonly version: number; readonly value: ShareUpdateValue | null }

export type ShareRecordName = ShareRecord['type']

export const shareRecordTypes: {
  readonly [N in ShareRecordName]: {
    readonly id: number
    readonly key: MessageType<Extract<ShareRecord, { type: N }>['key']>
    readonly value: MessageType<NonNullable<Extract<ShareRecord, { type: N }>['value']>>
  }
} = {
  ShareSnapshot: { id: 0, key: ShareSnapshotKeyType, value: ShareSnapshotValueType },
  ShareUpdate: { id: 1, key: ShareUpdateKeyType, value: ShareUpdateValueType },
}

/** Names by record key. */
export const shareRecordTypesById: ReadonlyMap<number, ShareRecordName> = new Map<number, ShareRecordName>([
  [0, 'ShareSnapshot'],
  [1, 'ShareUpdate'],
])
