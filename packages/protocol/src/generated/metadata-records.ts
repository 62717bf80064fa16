// Made by tools/gen.ts from the tables: change those, not this.

import type { MessageType } from '../message-type.ts'
import { type RegisterBrokerRecord, RegisterBrokerRecordType } from './records/metadata/00-register-broker.ts'
import { type UnregisterBrokerRecord, UnregisterBrokerRecordType } from './records/metadata/01-unregister-broker.ts'
import { type TopicRecord, TopicRecordType } from './records/metadata/02-topic.ts'
import { type PartitionRecord, PartitionRecordType } from './records/metadata/03-partition.ts'
import { type ConfigRecord, ConfigRecordType } from './records/metadata/04-config.ts'
import { type PartitionChangeRecord, PartitionChangeRecordType } from './records/metadata/05-partition-change.ts'
import { type FenceBrokerRecord, FenceBrokerRecordType } from './records/metadata/07-fence-broker.ts'
import { type UnfenceBrokerRecord, UnfenceBrokerRecordType } from './records/metadata/08-unfence-broker.ts'
import { type RemoveTopicRecord, RemoveTopicRecordType } from './records/metadata/09-remove-topic.ts'
import { type DelegationTokenRecord, DelegationTokenRecordType } from './records/metadata/10-delegation-token.ts'
import { type UserScramCredentialRecord, UserScramCredentialRecordType } from './records/metadata/11-user-scram-credential.ts'
import { type FeatureLevelRecord, FeatureLevelRecordType } from './records/metadata/12-feature-level.ts'
import { type ClientQuotaRecord, ClientQuotaRecordType } from './records/metadata/14-client-quota.ts'
import { type ProducerIdsRecord, ProducerIdsRecordType } from './records/metadata/15-producer-ids.ts'
import { type BrokerRegistrationChangeRecord, BrokerRegistrationChangeRecordType } from './records/metadata/17-broker-registration-change.ts'
import { type AccessControlEntryRecord, AccessControlEntryRecordType } from './records/metadata/18-access-control-entry.ts'
import { type RemoveAccessControlEntryRecord, RemoveAccessControlEntryRecordType } from './records/metadata/19-remove-access-control-entry.ts'
import { type NoOpRecord, NoOpRecordType } from './records/metadata/20-no-op.ts'
import { type ZkMigrationStateRecord, ZkMigrationStateRecordType } from './records/metadata/21-zk-migration-state.ts'
import { type RemoveUserScramCredentialRecord, RemoveUserScramCredentialRecordType } from './records/metadata/22-remove-user-scram-credential.ts'
import { type BeginTransactionRecord, BeginTransactionRecordType } from './records/metadata/23-begin-transaction.ts'
import { type EndTransactionRecord, EndTransactionRecordType } from './records/metadata/24-end-transaction.ts'
import { type AbortTransactionRecord, AbortTransactionRecordType } from './records/metadata/25-abort-transaction.ts'
import { type RemoveDelegationTokenRecord, RemoveDelegationTokenRecordType } from './records/metadata/26-remove-delegation-token.ts'
import { type RegisterControllerRecord, RegisterControllerRecordType } from './records/metadata/27-register-controller.ts'
import { type ClearElrRecord, ClearElrRecordType } from './records/metadata/28-clear-elr.ts'
import { type UnregisterControllerRecord, UnregisterControllerRecordType } from './records/metadata/29-unregister-controller.ts'

/** One of the records, with the version it was or will be written at. */
export type MetadataRecord =
  | { readonly type: 'RegisterBrokerRecord'; readonly version: number; readonly record: RegisterBrokerRecord }
  | { readonly type: 'UnregisterBrokerRecord'; readonly version: number; readonly record: UnregisterBrokerRecord }
  | { readonly type: 'TopicRecord'; readonly version: number; readonly record: TopicRecord }
  | { readonly type: 'PartitionRecord'; readonly version: number; readonly record: PartitionRecord }
  | { readonly type: 'ConfigRecord'; readonly version: number; readonly record: ConfigRecord }
  | { readonly type: 'PartitionChangeRecord'; readonly version: number; readonly record: PartitionChangeRecord }
  | { readonly type: 'FenceBrokerRecord'; readonly version: number; readonly record: FenceBrokerRecord }
  | { readonly type: 'UnfenceBrokerRecord'; readonly version: number; readonly record: UnfenceBrokerRecord }
  | { readonly type: 'RemoveTopicRecord'; readonly version: number; readonly record: RemoveTopicRecord }
  | { readonly type: 'DelegationTokenRecord'; readonly version: number; readonly record: DelegationTokenRecord }
  | { readonly type: 'UserScramCredentialRecord'; readonly version: number; readonly record: UserScramCredentialRecord }
  | { readonly type: 'FeatureLevelRecord'; readonly version: number; readonly record: FeatureLevelRecord }
  | { readonly type: 'ClientQuotaRecord'; readonly version: number; readonly record: ClientQuotaRecord }
  | { readonly type: 'ProducerIdsRecord'; readonly version: number; readonly record: ProducerIdsRecord }
  | { readonly type: 'BrokerRegistrationChangeRecord'; readonly version: number; readonly record: BrokerRegistrationChangeRecord }
  | { readonly type: 'AccessControlEntryRecord'; readonly version: number; readonly record: AccessControlEntryRecord }
  | { readonly type: 'RemoveAccessControlEntryRecord'; readonly version: number; readonly record: RemoveAccessControlEntryRecord }
  | { readonly type: 'NoOpRecord'; readonly version: number; readonly record: NoOpRecord }
  | { readonly type: 'ZkMigrationStateRecord'; readonly version: number; readonly record: ZkMigrationStateRecord }
  | { readonly type: 'RemoveUserScramCredentialRecord'; readonly version: number; readonly record: RemoveUserScramCredentialRecord }
  | { readonly type: 'BeginTransactionRecord'; readonly version: number; readonly record: BeginTransactionRecord }
  | { readonly type: 'EndTransactionRecord'; readonly version: number; readonly record: EndTransactionRecord }
  | { readonly type: 'AbortTransactionRecord'; readonly version: number; readonly record: AbortTransactionRecord }
  | { readonly type: 'RemoveDelegationTokenRecord'; readonly version: number; readonly record: RemoveDelegationTokenRecord }
  | { readonly type: 'RegisterControllerRecord'; readonly version: number; readonly record: RegisterControllerRecord }
  | { readonly type: 'ClearElrRecord'; readonly version: number; readonly record: ClearElrRecord }
  | { readonly type: 'UnregisterControllerRecord'; readonly version: number; readonly record: UnregisterControllerRecord }

export type MetadataRecordName = MetadataRecord['type']

/** The interface that belongs to a name. */
export interface MetadataRecords {
  RegisterBrokerRecord: RegisterBrokerRecord
  UnregisterBrokerRecord: UnregisterBrokerRecord
  TopicRecord: TopicRecord
  PartitionRecord: PartitionRecord
  ConfigRecord: ConfigRecord
  PartitionChangeRecord: PartitionChangeRecord
  FenceBrokerRecord: FenceBrokerRecord
  UnfenceBrokerRecord: UnfenceBrokerRecord
  RemoveTopicRecord: RemoveTopicRecord
  DelegationTokenRecord: DelegationTokenRecord
  UserScramCredentialRecord: UserScramCredentialRecord
  FeatureLevelRecord: FeatureLevelRecord
  ClientQuotaRecord: ClientQuotaRecord
  ProducerIdsRecord: ProducerIdsRecord
  BrokerRegistrationChangeRecord: BrokerRegistrationChangeRecord
  AccessControlEntryRecord: AccessControlEntryRecord
  RemoveAccessControlEntryRecord: RemoveAccessControlEntryRecord
  NoOpRecord: NoOpRecord
  ZkMigrationStateRecord: ZkMigrationStateRecord
  RemoveUserScramCredentialRecord: RemoveUserScramCredentialRecord
  BeginTransactionRecord: BeginTransactionRecord
  EndTransactionRecord: EndTransactionRecord
  AbortTransactionRecord: AbortTransactionRecord
  RemoveDelegationTokenRecord: RemoveDelegationTokenRecord
  RegisterControllerRecord: RegisterControllerRecord
  ClearElrRecord: ClearElrRecord
  UnregisterControllerRecord: UnregisterControllerRecord
}

export const metadataRecordTypes: { readonly [N in MetadataRecordName]: MessageType<MetadataRecords[N]> } = {
  RegisterBrokerRecord: RegisterBrokerRecordType,
  UnregisterBrokerRecord: UnregisterBrokerRecordType,
  TopicRecord: TopicRecordType,
  PartitionRecord: PartitionRecordType,
  ConfigRecord: ConfigRecordType,
  PartitionChangeRecord: PartitionChangeRecordType,
  FenceBrokerRecord: FenceBrokerRecordType,
  UnfenceBrokerRecord: UnfenceBrokerRecordType,
  RemoveTopicRecord: RemoveTopicRecordType,
  DelegationTokenRecord: DelegationTokenRecordType,
  UserScramCredentialRecord: UserScramCredentialRecordType,
  FeatureLevelRecord: FeatureLevelRecordType,
  ClientQuotaRecord: ClientQuotaRecordType,
  ProducerIdsRecord: ProducerIdsRecordType,
  BrokerRegistrationChangeRecord: BrokerRegistrationChangeRecordType,
  AccessControlEntryRecord: AccessControlEntryRecordType,
  RemoveAccessControlEntryRecord: RemoveAccessControlEntryRecordType,
  NoOpRecord: NoOpRecordType,
  ZkMigrationStateRecord: ZkMigrationStateRecordType,
  RemoveUserScramCredentialRecord: RemoveUserScramCredentialRecordType,
  BeginTransactionRecord: BeginTransactionRecordType,
  EndTransactionRecord: EndTransactionRecordType,
  AbortTransactionRecord: AbortTransactionRecordType,
  RemoveDelegationTokenRecord: RemoveDelegationTokenRecordType,
  RegisterControllerRecord: RegisterControllerRecordType,
  ClearElrRecord: ClearElrRecordType,
  UnregisterControllerRecord: UnregisterControllerRecordType,
}

/** Names by record key. */
export const metadataRecordTypesByKey: ReadonlyMap<number, MetadataRecordName> = new Map<number, MetadataRecordName>([
  [0, 'RegisterBrokerRecord'],
  [1, 'UnregisterBrokerRecord'],
  [2, 'TopicRecord'],
  [3, 'PartitionRecord'],
  [4, 'ConfigRecord'],
  [5, 'PartitionChangeRecord'],
  [7, 'FenceBrokerRecord'],
  [8, 'UnfenceBrokerRecord'],
  [9, 'RemoveTopicRecord'],
  [10, 'DelegationTokenRecord'],
  [11, 'UserScramCredentialRecord'],
  [12, 'FeatureLevelRecord'],
  [14, 'ClientQuotaRecord'],
  [15, 'ProducerIdsRecord'],
  [17, 'BrokerRegistrationChangeRecord'],
  [18, 'AccessControlEntryRecord'],
  [19, 'RemoveAccessControlEntryRecord'],
  [20, 'NoOpRecord'],
  [21, 'ZkMigrationStateRecord'],
  [22, 'RemoveUserScramCredentialRecord'],
  [23, 'BeginTransactionRecord'],
  [24, 'EndTransactionRecord'],
  [25, 'AbortTransactionRecord'],
  [26, 'RemoveDelegationTokenRecord'],
  [27, 'RegisterControllerRecord'],
  [28, 'ClearElrRecord'],
  [29, 'UnregisterControllerRecord'],
])
