// Made by tools/gen.ts from the tables: change those, not this.

import type { MessageType } from '../message-type.ts'
import { type LegacyOffsetCommitKey, LegacyOffsetCommitKeyType, type LegacyOffsetCommitValue, LegacyOffsetCommitValueType } from './records/group/00-legacy-offset-commit.ts'
import { type OffsetCommitKey, OffsetCommitKeyType, type OffsetCommitValue, OffsetCommitValueType } from './records/group/01-offset-commit.ts'
import { type GroupMetadataKey, GroupMetadataKeyType, type GroupMetadataValue, GroupMetadataValueType } from './records/group/02-group-metadata.ts'
import { type ConsumerGroupMetadataKey, ConsumerGroupMetadataKeyType, type ConsumerGroupMetadataValue, ConsumerGroupMetadataValueType } from './records/group/03-consumer-group-metadata.ts'
import { type ConsumerGroupPartitionMetadataKey, ConsumerGroupPartitionMetadataKeyType, type ConsumerGroupPartitionMetadataValue, ConsumerGroupPartitionMetadataValueType } from './records/group/04-consumer-group-partition-metadata.ts'
import { type ConsumerGroupMemberMetadataKey, ConsumerGroupMemberMetadataKeyType, type ConsumerGroupMemberMetadataValue, ConsumerGroupMemberMetadataValueType } from './records/group/05-consumer-group-member-metadata.ts'
import { type ConsumerGroupTargetAssignmentMetadataKey, ConsumerGroupTargetAssignmentMetadataKeyType, type ConsumerGroupTargetAssignmentMetadataValue, ConsumerGroupTargetAssignmentMetadataValueType } from './records/group/06-consumer-group-target-assignment-metadata.ts'
import { type ConsumerGroupTargetAssignmentMemberKey, ConsumerGroupTargetAssignmentMemberKeyType, type ConsumerGroupTargetAssignmentMemberValue, ConsumerGroupTargetAssignmentMemberValueType } from './records/group/07-consumer-group-target-assignment-member.ts'
import { type ConsumerGroupCurrentMemberAssignmentKey, ConsumerGroupCurrentMemberAssignmentKeyType, type ConsumerGroupCurrentMemberAssignmentValue, ConsumerGroupCurrentMemberAssignmentValueType } from './records/group/08-consumer-group-current-member-assignment.ts'
import { type ShareGroupMemberMetadataKey, ShareGroupMemberMetadataKeyType, type ShareGroupMemberMetadataValue, ShareGroupMemberMetadataValueType } from './records/group/10-share-group-member-metadata.ts'
import { type ShareGroupMetadataKey, ShareGroupMetadataKeyType, type ShareGroupMetadataValue, ShareGroupMetadataValueType } from './records/group/11-share-group-metadata.ts'
import { type ShareGroupTargetAssignmentMetadataKey, ShareGroupTargetAssignmentMetadataKeyType, type ShareGroupTargetAssignmentMetadataValue, ShareGroupTargetAssignmentMetadataValueType } from './records/group/12-share-group-target-assignment-metadata.ts'
import { type ShareGroupTargetAssignmentMemberKey, ShareGroupTargetAssignmentMemberKeyType, type ShareGroupTargetAssignmentMemberValue, ShareGroupTargetAssignmentMemberValueType } from './records/group/13-share-group-target-assignment-member.ts'
import { type ShareGroupCurrentMemberAssignmentKey, ShareGroupCurrentMemberAssignmentKeyType, type ShareGroupCurrentMemberAssignmentValue, ShareGroupCurrentMemberAssignmentValueType } from './records/group/14-share-group-current-member-assignment.ts'
import { type ShareGroupStatePartitionMetadataKey, ShareGroupStatePartitionMetadataKeyType, type ShareGroupStatePartitionMetadataValue, ShareGroupStatePartitionMetadataValueType } from './records/group/15-share-group-state-partition-metadata.ts'
import { type ConsumerGroupRegularExpressionKey, ConsumerGroupRegularExpressionKeyType, type ConsumerGroupRegularExpressionValue, ConsumerGroupRegularExpressionValueType } from './records/group/16-consumer-group-regular-expression.ts'
import { type StreamsGroupMetadataKey, StreamsGroupMetadataKeyType, type StreamsGroupMetadataValue, StreamsGroupMetadataValueType } from './records/group/17-streams-group-metadata.ts'
import { type StreamsGroupMemberMetadataKey, StreamsGroupMemberMetadataKeyType, type StreamsGroupMemberMetadataValue, StreamsGroupMemberMetadataValueType } from './records/group/19-streams-group-member-metadata.ts'
import { type StreamsGroupTargetAssignmentMetadataKey, StreamsGroupTargetAssignmentMetadataKeyType, type StreamsGroupTargetAssignmentMetadataValue, StreamsGroupTargetAssignmentMetadataValueType } from './records/group/20-streams-group-target-assignment-metadata.ts'
import { type StreamsGroupTargetAssignmentMemberKey, StreamsGroupTargetAssignmentMemberKeyType, type StreamsGroupTargetAssignmentMemberValue, StreamsGroupTargetAssignmentMemberValueType } from './records/group/21-streams-group-target-assignment-member.ts'
import { type StreamsGroupCurrentMemberAssignmentKey, StreamsGroupCurrentMemberAssignmentKeyType, type StreamsGroupCurrentMemberAssignmentValue, StreamsGroupCurrentMemberAssignmentValueType } from './records/group/22-streams-group-current-member-assignment.ts'
import { type StreamsGroupTopologyKey, StreamsGroupTopologyKeyType, type StreamsGroupTopologyValue, StreamsGroupTopologyValueType } from './records/group/23-streams-group-topology.ts'

/** One of the records: what it says of a key. A null value deletes; `version` is that of the value. */
export type GroupRecord =
  | { readonly type: 'LegacyOffsetCommit'; readonly key: LegacyOffsetCommitKey; readonly version: number; readonly value: LegacyOffsetCommitValue | null }
  | { readonly type: 'OffsetCommit'; readonly key: OffsetCommitKey; readonly version: number; readonly value: OffsetCommitValue | null }
  | { readonly type: 'GroupMetadata'; readonly key: GroupMetadataKey; readonly version: number; readonly value: GroupMetadataValue | null }
  | { readonly type: 'ConsumerGroupMetadata'; readonly key: ConsumerGroupMetadataKey; readonly version: number; readonly value: ConsumerGroupMetadataValue | null }
  | { readonly type: 'ConsumerGroupPartitionMetadata'; readonly key: ConsumerGroupPartitionMetadataKey; readonly version: number; readonly value: ConsumerGroupPartitionMetadataValue | null }
  | { readonly type: 'ConsumerGroupMemberMetadata'; readonly key: ConsumerGroupMemberMetadataKey; readonly version: number; readonly value: ConsumerGroupMemberMetadataValue | null }
  | { readonly type: 'ConsumerGroupTargetAssignmentMetadata'; readonly key: ConsumerGroupTargetAssignmentMetadataKey; readonly version: number; readonly value: ConsumerGroupTargetAssignmentMetadataValue | null }
  | { readonly type: 'ConsumerGroupTargetAssignmentMember'; readonly key: ConsumerGroupTargetAssignmentMemberKey; readonly version: number; readonly value: ConsumerGroupTargetAssignmentMemberValue | null }
  | { readonly type: 'ConsumerGroupCurrentMemberAssignment'; readonly key: ConsumerGroupCurrentMemberAssignmentKey; readonly version: number; readonly value: ConsumerGroupCurrentMemberAssignmentValue | null }
  | { readonly type: 'ShareGroupMemberMetadata'; readonly key: ShareGroupMemberMetadataKey; readonly version: number; readonly value: ShareGroupMemberMetadataValue | null }
  | { readonly type: 'ShareGroupMetadata'; readonly key: ShareGroupMetadataKey; readonly version: number; readonly value: ShareGroupMetadataValue | null }
  | { readonly type: 'ShareGroupTargetAssignmentMetadata'; readonly key: ShareGroupTargetAssignmentMetadataKey; readonly version: number; readonly value: ShareGroupTargetAssignmentMetadataValue | null }
  | { readonly type: 'ShareGroupTargetAssignmentMember'; readonly key: ShareGroupTargetAssignmentMemberKey; readonly version: number; readonly value: ShareGroupTargetAssignmentMemberValue | null }
  | { readonly type: 'ShareGroupCurrentMemberAssignment'; readonly key: ShareGroupCurrentMemberAssignmentKey; readonly version: number; readonly value: ShareGroupCurrentMemberAssignmentValue | null }
  | { readonly type: 'ShareGroupStatePartitionMetadata'; readonly key: ShareGroupStatePartitionMetadataKey; readonly version: number; readonly value: ShareGroupStatePartitionMetadataValue | null }
  | { readonly type: 'ConsumerGroupRegularExpression'; readonly key: ConsumerGroupRegularExpressionKey; readonly version: number; readonly value: ConsumerGroupRegularExpressionValue | null }
  | { readonly type: 'StreamsGroupMetadata'; readonly key: StreamsGroupMetadataKey; readonly version: number; readonly value: StreamsGroupMetadataValue | null }
  | { readonly type: 'StreamsGroupMemberMetadata'; readonly key: StreamsGroupMemberMetadataKey; readonly version: number; readonly value: StreamsGroupMemberMetadataValue | null }
  | { readonly type: 'StreamsGroupTargetAssignmentMetadata'; readonly key: StreamsGroupTargetAssignmentMetadataKey; readonly version: number; readonly value: StreamsGroupTargetAssignmentMetadataValue | null }
  | { readonly type: 'StreamsGroupTargetAssignmentMember'; readonly key: StreamsGroupTargetAssignmentMemberKey; readonly version: number; readonly value: StreamsGroupTargetAssignmentMemberValue | null }
  | { readonly type: 'StreamsGroupCurrentMemberAssignment'; readonly key: StreamsGroupCurrentMemberAssignmentKey; readonly version: number; readonly value: StreamsGroupCurrentMemberAssignmentValue | null }
  | { readonly type: 'StreamsGroupTopology'; readonly key: StreamsGroupTopologyKey; readonly version: number; readonly value: StreamsGroupTopologyValue | null }

export type GroupRecordName = GroupRecord['type']

export const groupRecordTypes: {
  readonly [N in GroupRecordName]: {
    readonly id: number
    readonly key: MessageType<Extract<GroupRecord, { type: N }>['key']>
    readonly value: MessageType<NonNullable<Extract<GroupRecord, { type: N }>['value']>>
  }
} = {
  LegacyOffsetCommit: { id: 0, key: LegacyOffsetCommitKeyType, value: LegacyOffsetCommitValueType },
  OffsetCommit: { id: 1, key: OffsetCommitKeyType, value: OffsetCommitValueType },
  GroupMetadata: { id: 2, key: GroupMetadataKeyType, value: GroupMetadataValueType },
  ConsumerGroupMetadata: { id: 3, key: ConsumerGroupMetadataKeyType, value: ConsumerGroupMetadataValueType },
  ConsumerGroupPartitionMetadata: { id: 4, key: ConsumerGroupPartitionMetadataKeyType, value: ConsumerGroupPartitionMetadataValueType },
  ConsumerGroupMemberMetadata: { id: 5, key: ConsumerGroupMemberMetadataKeyType, value: ConsumerGroupMemberMetadataValueType },
  ConsumerGroupTargetAssignmentMetadata: { id: 6, key: ConsumerGroupTargetAssignmentMetadataKeyType, value: ConsumerGroupTargetAssignmentMetadataValueType },
  ConsumerGroupTargetAssignmentMember: { id: 7, key: ConsumerGroupTargetAssignmentMemberKeyType, value: ConsumerGroupTargetAssignmentMemberValueType },
  ConsumerGroupCurrentMemberAssignment: { id: 8, key: ConsumerGroupCurrentMemberAssignmentKeyType, value: ConsumerGroupCurrentMemberAssignmentValueType },
  ShareGroupMemberMetadata: { id: 10, key: ShareGroupMemberMetadataKeyType, value: ShareGroupMemberMetadataValueType },
  ShareGroupMetadata: { id: 11, key: ShareGroupMetadataKeyType, value: ShareGroupMetadataValueType },
  ShareGroupTargetAssignmentMetadata: { id: 12, key: ShareGroupTargetAssignmentMetadataKeyType, value: ShareGroupTargetAssignmentMetadataValueType },
  ShareGroupTargetAssignmentMember: { id: 13, key: ShareGroupTargetAssignmentMemberKeyType, value: ShareGroupTargetAssignmentMemberValueType },
  ShareGroupCurrentMemberAssignment: { id: 14, key: ShareGroupCurrentMemberAssignmentKeyType, value: ShareGroupCurrentMemberAssignmentValueType },
  ShareGroupStatePartitionMetadata: { id: 15, key: ShareGroupStatePartitionMetadataKeyType, value: ShareGroupStatePartitionMetadataValueType },
  ConsumerGroupRegularExpression: { id: 16, key: ConsumerGroupRegularExpressionKeyType, value: ConsumerGroupRegularExpressionValueType },
  StreamsGroupMetadata: { id: 17, key: StreamsGroupMetadataKeyType, value: StreamsGroupMetadataValueType },
  StreamsGroupMemberMetadata: { id: 19, key: StreamsGroupMemberMetadataKeyType, value: StreamsGroupMemberMetadataValueType },
  StreamsGroupTargetAssignmentMetadata: { id: 20, key: StreamsGroupTargetAssignmentMetadataKeyType, value: StreamsGroupTargetAssignmentMetadataValueType },
  StreamsGroupTargetAssignmentMember: { id: 21, key: StreamsGroupTargetAssignmentMemberKeyType, value: StreamsGroupTargetAssignmentMemberValueType },
  StreamsGroupCurrentMemberAssignment: { id: 22, key: StreamsGroupCurrentMemberAssignmentKeyType, value: StreamsGroupCurrentMemberAssignmentValueType },
  StreamsGroupTopology: { id: 23, key: StreamsGroupTopologyKeyType, value: StreamsGroupTopologyValueType },
}

/** Names by record key. */
export const groupRecordTypesById: ReadonlyMap<number, GroupRecordName> = new Map<number, GroupRecordName>([
  [0, 'LegacyOffsetCommit'],
  [1, 'OffsetCommit'],
  [2, 'GroupMetadata'],
  [3, 'ConsumerGroupMetadata'],
  [4, 'ConsumerGroupPartitionMetadata'],
  [5, 'ConsumerGroupMemberMetadata'],
  [6, 'ConsumerGroupTargetAssignmentMetadata'],
  [7, 'ConsumerGroupTargetAssignmentMember'],
  [8, 'ConsumerGroupCurrentMemberAssignment'],
  [10, 'ShareGroupMemberMetadata'],
  [11, 'ShareGroupMetadata'],
  [12, 'ShareGroupTargetAssignmentMetadata'],
  [13, 'ShareGroupTargetAssignmentMember'],
  [14, 'ShareGroupCurrentMemberAssignment'],
  [15, 'ShareGroupStatePartitionMetadata'],
  [16, 'ConsumerGroupRegularExpression'],
  [17, 'StreamsGroupMetadata'],
  [19, 'StreamsGroupMemberMetadata'],
  [20, 'StreamsGroupTargetAssignmentMetadata'],
  [21, 'StreamsGroupTargetAssignmentMember'],
  [22, 'StreamsGroupCurrentMemberAssignment'],
  [23, 'StreamsGroupTopology'],
])
