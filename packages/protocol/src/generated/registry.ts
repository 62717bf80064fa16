// Made by tools/gen.ts from the tables: change those, not this.

import type { AnyMessageType } from '../message-type.ts'
import { ProduceRequestType, ProduceResponseType } from './apis/000-produce.ts'
import { FetchRequestType, FetchResponseType } from './apis/001-fetch.ts'
import { ListOffsetsRequestType, ListOffsetsResponseType } from './apis/002-list-offsets.ts'
import { MetadataRequestType, MetadataResponseType } from './apis/003-metadata.ts'
import { OffsetCommitRequestType, OffsetCommitResponseType } from './apis/008-offset-commit.ts'
import { OffsetFetchRequestType, OffsetFetchResponseType } from './apis/009-offset-fetch.ts'
import { FindCoordinatorRequestType, FindCoordinatorResponseType } from './apis/010-find-coordinator.ts'
import { JoinGroupRequestType, JoinGroupResponseType } from './apis/011-join-group.ts'
import { HeartbeatRequestType, HeartbeatResponseType } from './apis/012-heartbeat.ts'
import { LeaveGroupRequestType, LeaveGroupResponseType } from './apis/013-leave-group.ts'
import { SyncGroupRequestType, SyncGroupResponseType } from './apis/014-sync-group.ts'
import { DescribeGroupsRequestType, DescribeGroupsResponseType } from './apis/015-describe-groups.ts'
import { ListGroupsRequestType, ListGroupsResponseType } from './apis/016-list-groups.ts'
import { SaslHandshakeRequestType, SaslHandshakeResponseType } from './apis/017-sasl-handshake.ts'
import { ApiVersionsRequestType, ApiVersionsResponseType } from './apis/018-api-versions.ts'
import { CreateTopicsRequestType, CreateTopicsResponseType } from './apis/019-create-topics.ts'
import { DeleteTopicsRequestType, DeleteTopicsResponseType } from './apis/020-delete-topics.ts'
import { DeleteRecordsRequestType, DeleteRecordsResponseType } from './apis/021-delete-records.ts'
import { InitProducerIdRequestType, InitProducerIdResponseType } from './apis/022-init-producer-id.ts'
import { OffsetForLeaderEpochRequestType, OffsetForLeaderEpochResponseType } from './apis/023-offset-for-leader-epoch.ts'
import { AddPartitionsToTxnRequestType, AddPartitionsToTxnResponseType } from './apis/024-add-partitions-to-txn.ts'
import { AddOffsetsToTxnRequestType, AddOffsetsToTxnResponseType } from './apis/025-add-offsets-to-txn.ts'
import { EndTxnRequestType, EndTxnResponseType } from './apis/026-end-txn.ts'
import { WriteTxnMarkersRequestType, WriteTxnMarkersResponseType } from './apis/027-write-txn-markers.ts'
import { TxnOffsetCommitRequestType, TxnOffsetCommitResponseType } from './apis/028-txn-offset-commit.ts'
import { DescribeAclsRequestType, DescribeAclsResponseType } from './apis/029-describe-acls.ts'
import { CreateAclsRequestType, CreateAclsResponseType } from './apis/030-create-acls.ts'
import { DeleteAclsRequestType, DeleteAclsResponseType } from './apis/031-delete-acls.ts'
import { DescribeConfigsRequestType, DescribeConfigsResponseType } from './apis/032-describe-configs.ts'
import { AlterConfigsRequestType, AlterConfigsResponseType } from './apis/033-alter-configs.ts'
import { AlterReplicaLogDirsRequestType, AlterReplicaLogDirsResponseType } from './apis/034-alter-replica-log-dirs.ts'
import { DescribeLogDirsRequestType, DescribeLogDirsResponseType } from './apis/035-describe-log-dirs.ts'
import { SaslAuthenticateRequestType, SaslAuthenticateResponseType } from './apis/036-sasl-authenticate.ts'
import { CreatePartitionsRequestType, CreatePartitionsResponseType } from './apis/037-create-partitions.ts'
import { CreateDelegationTokenRequestType, CreateDelegationTokenResponseType } from './apis/038-create-delegation-token.ts'
import { RenewDelegationTokenRequestType, RenewDelegationTokenResponseType } from './apis/039-renew-delegation-token.ts'
import { ExpireDelegationTokenRequestType, ExpireDelegationTokenResponseType } from './apis/040-expire-delegation-token.ts'
import { DescribeDelegationTokenRequestType, DescribeDelegationTokenResponseType } from './apis/041-describe-delegation-token.ts'
import { DeleteGroupsRequestType, DeleteGroupsResponseType } from './apis/042-delete-groups.ts'
import { ElectLeadersRequestType, ElectLeadersResponseType } from './apis/043-elect-leaders.ts'
import { IncrementalAlterConfigsRequestType, IncrementalAlterConfigsResponseType } from './apis/044-incremental-alter-configs.ts'
import { AlterPartitionReassignmentsRequestType, AlterPartitionReassignmentsResponseType } from './apis/045-alter-partition-reassignments.ts'
import { ListPartitionReassignmentsRequestType, ListPartitionReassignmentsResponseType } from './apis/046-list-partition-reassignments.ts'
import { OffsetDeleteRequestType, OffsetDeleteResponseType } from './apis/047-offset-delete.ts'
import { DescribeClientQuotasRequestType, DescribeClientQuotasResponseType } from './apis/048-describe-client-quotas.ts'
import { AlterClientQuotasRequestType, AlterClientQuotasResponseType } from './apis/049-alter-client-quotas.ts'
import { DescribeUserScramCredentialsRequestType, DescribeUserScramCredentialsResponseType } from './apis/050-describe-user-scram-credentials.ts'
import { AlterUserScramCredentialsRequestType, AlterUserScramCredentialsResponseType } from './apis/051-alter-user-scram-credentials.ts'
import { VoteRequestType, VoteResponseType } from './apis/052-vote.ts'
import { BeginQuorumEpochRequestType, BeginQuorumEpochResponseType } from './apis/053-begin-quorum-epoch.ts'
import { EndQuorumEpochRequestType, EndQuorumEpochResponseType } from './apis/054-end-quorum-epoch.ts'
import { DescribeQuorumRequestType, DescribeQuorumResponseType } from './apis/055-describe-quorum.ts'
import { AlterPartitionRequestType, AlterPartitionResponseType } from './apis/056-alter-partition.ts'
import { UpdateFeaturesRequestType, UpdateFeaturesResponseType } from './apis/057-update-features.ts'
import { EnvelopeRequestType, EnvelopeResponseType } from './apis/058-envelope.ts'
import { FetchSnapshotRequestType, FetchSnapshotResponseType } from './apis/059-fetch-snapshot.ts'
import { DescribeClusterRequestType, DescribeClusterResponseType } from './apis/060-describe-cluster.ts'
import { DescribeProducersRequestType, DescribeProducersResponseType } from './apis/061-describe-producers.ts'
import { BrokerRegistrationRequestType, BrokerRegistrationResponseType } from './apis/062-broker-registration.ts'
import { BrokerHeartbeatRequestType, BrokerHeartbeatResponseType } from './apis/063-broker-heartbeat.ts'
import { UnregisterBrokerRequestType, UnregisterBrokerResponseType } from './apis/064-unregister-broker.ts'
import { DescribeTransactionsRequestType, DescribeTransactionsResponseType } from './apis/065-describe-transactions.ts'
import { ListTransactionsRequestType, ListTransactionsResponseType } from './apis/066-list-transactions.ts'
import { AllocateProducerIdsRequestType, AllocateProducerIdsResponseType } from './apis/067-allocate-producer-ids.ts'
import { ConsumerGroupHeartbeatRequestType, ConsumerGroupHeartbeatResponseType } from './apis/068-consumer-group-heartbeat.ts'
import { ConsumerGroupDescribeRequestType, ConsumerGroupDescribeResponseType } from './apis/069-consumer-group-describe.ts'
import { ControllerRegistrationRequestType, ControllerRegistrationResponseType } from './apis/070-controller-registration.ts'
import { GetTelemetrySubscriptionsRequestType, GetTelemetrySubscriptionsResponseType } from './apis/071-get-telemetry-subscriptions.ts'
import { PushTelemetryRequestType, PushTelemetryResponseType } from './apis/072-push-telemetry.ts'
import { AssignReplicasToDirsRequestType, AssignReplicasToDirsResponseType } from './apis/073-assign-replicas-to-dirs.ts'
import { ListConfigResourcesRequestType, ListConfigResourcesResponseType } from './apis/074-list-config-resources.ts'
import { DescribeTopicPartitionsRequestType, DescribeTopicPartitionsResponseType } from './apis/075-describe-topic-partitions.ts'
import { ShareGroupHeartbeatRequestType, ShareGroupHeartbeatResponseType } from './apis/076-share-group-heartbeat.ts'
import { ShareGroupDescribeRequestType, ShareGroupDescribeResponseType } from './apis/077-share-group-describe.ts'
import { ShareFetchRequestType, ShareFetchResponseType } from './apis/078-share-fetch.ts'
import { ShareAcknowledgeRequestType, ShareAcknowledgeResponseType } from './apis/079-share-acknowledge.ts'
import { AddRaftVoterRequestType, AddRaftVoterResponseType } from './apis/080-add-raft-voter.ts'
import { RemoveRaftVoterRequestType, RemoveRaftVoterResponseType } from './apis/081-remove-raft-voter.ts'
import { UpdateRaftVoterRequestType, UpdateRaftVoterResponseType } from './apis/082-update-raft-voter.ts'
import { InitializeShareGroupStateRequestType, InitializeShareGroupStateResponseType } from './apis/083-initialize-share-group-state.ts'
import { ReadShareGroupStateRequestType, ReadShareGroupStateResponseType } from './apis/084-read-share-group-state.ts'
import { WriteShareGroupStateRequestType, WriteShareGroupStateResponseType } from './apis/085-write-share-group-state.ts'
import { DeleteShareGroupStateRequestType, DeleteShareGroupStateResponseType } from './apis/086-delete-share-group-state.ts'
import { ReadShareGroupStateSummaryRequestType, ReadShareGroupStateSummaryResponseType } from './apis/087-read-share-group-state-summary.ts'
import { StreamsGroupHeartbeatRequestType, StreamsGroupHeartbeatResponseType } from './apis/088-streams-group-heartbeat.ts'
import { StreamsGroupDescribeRequestType, StreamsGroupDescribeResponseType } from './apis/089-streams-group-describe.ts'
import { DescribeShareGroupOffsetsRequestType, DescribeShareGroupOffsetsResponseType } from './apis/090-describe-share-group-offsets.ts'
import { AlterShareGroupOffsetsRequestType, AlterShareGroupOffsetsResponseType } from './apis/091-alter-share-group-offsets.ts'
import { DeleteShareGroupOffsetsRequestType, DeleteShareGroupOffsetsResponseType } from './apis/092-delete-share-group-offsets.ts'
import { StreamsGroupTopologyDescriptionUpdateRequestType, StreamsGroupTopologyDescriptionUpdateResponseType } from './apis/093-streams-group-topology-description-update.ts'
import { UnregisterControllerRequestType, UnregisterControllerResponseType } from './apis/094-unregister-controller.ts'
import { RequestHeaderType } from './headers/request-header.ts'
import { ResponseHeaderType } from './headers/response-header.ts'
import { RegisterBrokerRecordType } from './records/metadata/00-register-broker.ts'
import { UnregisterBrokerRecordType } from './records/metadata/01-unregister-broker.ts'
import { TopicRecordType } from './records/metadata/02-topic.ts'
import { PartitionRecordType } from './records/metadata/03-partition.ts'
import { ConfigRecordType } from './records/metadata/04-config.ts'
import { PartitionChangeRecordType } from './records/metadata/05-partition-change.ts'
import { FenceBrokerRecordType } from './records/metadata/07-fence-broker.ts'
import { UnfenceBrokerRecordType } from './records/metadata/08-unfence-broker.ts'
import { RemoveTopicRecordType } from './records/metadata/09-remove-topic.ts'
import { DelegationTokenRecordType } from './records/metadata/10-delegation-token.ts'
import { UserScramCredentialRecordType } from './records/metadata/11-user-scram-credential.ts'
import { FeatureLevelRecordType } from './records/metadata/12-feature-level.ts'
import { ClientQuotaRecordType } from './records/metadata/14-client-quota.ts'
import { ProducerIdsRecordType } from './records/metadata/15-producer-ids.ts'
import { BrokerRegistrationChangeRecordType } from './records/metadata/17-broker-registration-change.ts'
import { AccessControlEntryRecordType } from './records/metadata/18-access-control-entry.ts'
import { RemoveAccessControlEntryRecordType } from './records/metadata/19-remove-access-control-entry.ts'
import { NoOpRecordType } from './records/metadata/20-no-op.ts'
import { ZkMigrationStateRecordType } from './records/metadata/21-zk-migration-state.ts'
import { RemoveUserScramCredentialRecordType } from './records/metadata/22-remove-user-scram-credential.ts'
import { BeginTransactionRecordType } from './records/metadata/23-begin-transaction.ts'
import { EndTransactionRecordType } from './records/metadata/24-end-transaction.ts'
import { AbortTransactionRecordType } from './records/metadata/25-abort-transaction.ts'
import { RemoveDelegationTokenRecordType } from './records/metadata/26-remove-delegation-token.ts'
import { RegisterControllerRecordType } from './records/metadata/27-register-controller.ts'
import { ClearElrRecordType } from './records/metadata/28-clear-elr.ts'
import { UnregisterControllerRecordType } from './records/metadata/29-unregister-controller.ts'
import { LegacyOffsetCommitKeyType, LegacyOffsetCommitValueType } from './records/group/00-legacy-offset-commit.ts'
import { OffsetCommitKeyType, OffsetCommitValueType } from './records/group/01-offset-commit.ts'
import { GroupMetadataKeyType, GroupMetadataValueType } from './records/group/02-group-metadata.ts'
import { ConsumerGroupMetadataKeyType, ConsumerGroupMetadataValueType } from './records/group/03-consumer-group-metadata.ts'
import { ConsumerGroupPartitionMetadataKeyType, ConsumerGroupPartitionMetadataValueType } from './records/group/04-consumer-group-partition-metadata.ts'
import { ConsumerGroupMemberMetadataKeyType, ConsumerGroupMemberMetadataValueType } from './records/group/05-consumer-group-member-metadata.ts'
import { ConsumerGroupTargetAssignmentMetadataKeyType, ConsumerGroupTargetAssignmentMetadataValueType } from './records/group/06-consumer-group-target-assignment-metadata.ts'
import { ConsumerGroupTargetAssignmentMemberKeyType, ConsumerGroupTargetAssignmentMemberValueType } from './records/group/07-consumer-group-target-assignment-member.ts'
import { ConsumerGroupCurrentMemberAssignmentKeyType, ConsumerGroupCurrentMemberAssignmentValueType } from './records/group/08-consumer-group-current-member-assignment.ts'
import { ShareGroupMemberMetadataKeyType, ShareGroupMemberMetadataValueType } from './records/group/10-share-group-member-metadata.ts'
import { ShareGroupMetadataKeyType, ShareGroupMetadataValueType } from './records/group/11-share-group-metadata.ts'
import { ShareGroupTargetAssignmentMetadataKeyType, ShareGroupTargetAssignmentMetadataValueType } from './records/group/12-share-group-target-assignment-metadata.ts'
import { ShareGroupTargetAssignmentMemberKeyType, ShareGroupTargetAssignmentMemberValueType } from './records/group/13-share-group-target-assignment-member.ts'
import { ShareGroupCurrentMemberAssignmentKeyType, ShareGroupCurrentMemberAssignmentValueType } from './records/group/14-share-group-current-member-assignment.ts'
import { ShareGroupStatePartitionMetadataKeyType, ShareGroupStatePartitionMetadataValueType } from './records/group/15-share-group-state-partition-metadata.ts'
import { ConsumerGroupRegularExpressionKeyType, ConsumerGroupRegularExpressionValueType } from './records/group/16-consumer-group-regular-expression.ts'
import { StreamsGroupMetadataKeyType, StreamsGroupMetadataValueType } from './records/group/17-streams-group-metadata.ts'
import { StreamsGroupMemberMetadataKeyType, StreamsGroupMemberMetadataValueType } from './records/group/19-streams-group-member-metadata.ts'
import { StreamsGroupTargetAssignmentMetadataKeyType, StreamsGroupTargetAssignmentMetadataValueType } from './records/group/20-streams-group-target-assignment-metadata.ts'
import { StreamsGroupTargetAssignmentMemberKeyType, StreamsGroupTargetAssignmentMemberValueType } from './records/group/21-streams-group-target-assignment-member.ts'
import { StreamsGroupCurrentMemberAssignmentKeyType, StreamsGroupCurrentMemberAssignmentValueType } from './records/group/22-streams-group-current-member-assignment.ts'
import { StreamsGroupTopologyKeyType, StreamsGroupTopologyValueType } from './records/group/23-streams-group-topology.ts'
import { TransactionLogKeyType, TransactionLogValueType } from './records/transaction/00-transaction-log.ts'
import { ShareSnapshotKeyType, ShareSnapshotValueType } from './records/share/00-share-snapshot.ts'
import { ShareUpdateKeyType, ShareUpdateValueType } from './records/share/01-share-update.ts'
import { AbortedTxnType } from './records/log/aborted-txn.ts'
import { ControlRecordTypeSchemaType } from './records/log/control-record-type-schema.ts'
import { EndTxnMarkerType } from './records/log/end-txn-marker.ts'
import { ProducerSnapshotType } from './records/log/producer-snapshot.ts'
import { RemoteLogSegmentMetadataRecordType } from './records/log/remote-00-log-segment-metadata.ts'
import { RemoteLogSegmentMetadataUpdateRecordType } from './records/log/remote-01-log-segment-metadata-update.ts'
import { RemotePartitionDeleteMetadataRecordType } from './records/log/remote-02-partition-delete-metadata.ts'
import { RemoteLogSegmentMetadataSnapshotRecordType } from './records/log/remote-03-log-segment-metadata-snapshot.ts'
import { KRaftVersionRecordType } from './records/raft/kraft-version-record.ts'
import { LeaderChangeMessageType } from './records/raft/leader-change-message.ts'
import { QuorumStateDataType } from './records/raft/quorum-state-data.ts'
import { SnapshotFooterRecordType } from './records/raft/snapshot-footer-record.ts'
import { SnapshotHeaderRecordType } from './records/raft/snapshot-header-record.ts'
import { VotersRecordType } from './records/raft/voters-record.ts'
import { ConsumerProtocolAssignmentType } from './records/client/consumer-protocol-assignment.ts'
import { ConsumerProtocolSubscriptionType } from './records/client/consumer-protocol-subscription.ts'
import { DefaultPrincipalDataType } from './records/client/default-principal-data.ts'
import { SubscriptionInfoDataType } from './records/client/subscription-info-data.ts'

/** Every message type that has a version. */
export const messageTypes: readonly AnyMessageType[] = [
  ProduceRequestType,
  ProduceResponseType,
  FetchRequestType,
  FetchResponseType,
  ListOffsetsRequestType,
  ListOffsetsResponseType,
  MetadataRequestType,
  MetadataResponseType,
  OffsetCommitRequestType,
  OffsetCommitResponseType,
  OffsetFetchRequestType,
  OffsetFetchResponseType,
  FindCoordinatorRequestType,
  FindCoordinatorResponseType,
  JoinGroupRequestType,
  JoinGroupResponseType,
  HeartbeatRequestType,
  HeartbeatResponseType,
  LeaveGroupRequestType,
  LeaveGroupResponseType,
  SyncGroupRequestType,
  SyncGroupResponseType,
  DescribeGroupsRequestType,
  DescribeGroupsResponseType,
  ListGroupsRequestType,
  ListGroupsResponseType,
  SaslHandshakeRequestType,
  SaslHandshakeResponseType,
  ApiVersionsRequestType,
  ApiVersionsResponseType,
  CreateTopicsRequestType,
  CreateTopicsResponseType,
  DeleteTopicsRequestType,
  DeleteTopicsResponseType,
  DeleteRecordsRequestType,
  DeleteRecordsResponseType,
  InitProducerIdRequestType,
  InitProducerIdResponseType,
  OffsetForLeaderEpochRequestType,
  OffsetForLeaderEpochResponseType,
  AddPartitionsToTxnRequestType,
  AddPartitionsToTxnResponseType,
  AddOffsetsToTxnRequestType,
  AddOffsetsToTxnResponseType,
  EndTxnRequestType,
  EndTxnResponseType,
  WriteTxnMarkersRequestType,
  WriteTxnMarkersResponseType,
  TxnOffsetCommitRequestType,
  TxnOffsetCommitResponseType,
  DescribeAclsRequestType,
  DescribeAclsResponseType,
  CreateAclsRequestType,
  CreateAclsResponseType,
  DeleteAclsRequestType,
  DeleteAclsResponseType,
  DescribeConfigsRequestType,
  DescribeConfigsResponseType,
  AlterConfigsRequestType,
  AlterConfigsResponseType,
  AlterReplicaLogDirsRequestType,
  AlterReplicaLogDirsResponseType,
  DescribeLogDirsRequestType,
  DescribeLogDirsResponseType,
  SaslAuthenticateRequestType,
  SaslAuthenticateResponseType,
  CreatePartitionsRequestType,
  CreatePartitionsResponseType,
  CreateDelegationTokenRequestType,
  CreateDelegationTokenResponseType,
  RenewDelegationTokenRequestType,
  RenewDelegationTokenResponseType,
  ExpireDelegationTokenRequestType,
  ExpireDelegationTokenResponseType,
  DescribeDelegationTokenRequestType,
  DescribeDelegationTokenResponseType,
  DeleteGroupsRequestType,
  DeleteGroupsResponseType,
  ElectLeadersRequestType,
  ElectLeadersResponseType,
  IncrementalAlterConfigsRequestType,
  IncrementalAlterConfigsResponseType,
  AlterPartitionReassignmentsRequestType,
  AlterPartitionReassignmentsResponseType,
  ListPartitionReassignmentsRequestType,
  ListPartitionReassignmentsResponseType,
  OffsetDeleteRequestType,
  OffsetDeleteResponseType,
  DescribeClientQuotasRequestType,
  DescribeClientQuotasResponseType,
  AlterClientQuotasRequestType,
  AlterClientQuotasResponseType,
  DescribeUserScramCredentialsRequestType,
  DescribeUserScramCredentialsResponseType,
  AlterUserScramCredentialsRequestType,
  AlterUserScramCredentialsResponseType,
  VoteRequestType,
  VoteResponseType,
  BeginQuorumEpochRequestType,
  BeginQuorumEpochResponseType,
  EndQuorumEpochRequestType,
  EndQuorumEpochResponseType,
  DescribeQuorumRequestType,
  DescribeQuorumResponseType,
  AlterPartitionRequestType,
  AlterPartitionResponseType,
  UpdateFeaturesRequestType,
  UpdateFeaturesResponseType,
  EnvelopeRequestType,
  EnvelopeResponseType,
  FetchSnapshotRequestType,
  FetchSnapshotResponseType,
  DescribeClusterRequestType,
  DescribeClusterResponseType,
  DescribeProducersRequestType,
  DescribeProducersResponseType,
  BrokerRegistrationRequestType,
  BrokerRegistrationResponseType,
  BrokerHeartbeatRequestType,
  BrokerHeartbeatResponseType,
  UnregisterBrokerRequestType,
  UnregisterBrokerResponseType,
  DescribeTransactionsRequestType,
  DescribeTransactionsResponseType,
  ListTransactionsRequestType,
  ListTransactionsResponseType,
  AllocateProducerIdsRequestType,
  AllocateProducerIdsResponseType,
  ConsumerGroupHeartbeatRequestType,
  ConsumerGroupHeartbeatResponseType,
  ConsumerGroupDescribeRequestType,
  ConsumerGroupDescribeResponseType,
  ControllerRegistrationRequestType,
  ControllerRegistrationResponseType,
  GetTelemetrySubscriptionsRequestType,
  GetTelemetrySubscriptionsResponseType,
  PushTelemetryRequestType,
  PushTelemetryResponseType,
  AssignReplicasToDirsRequestType,
  AssignReplicasToDirsResponseType,
  ListConfigResourcesRequestType,
  ListConfigResourcesResponseType,
  DescribeTopicPartitionsRequestType,
  DescribeTopicPartitionsResponseType,
  ShareGroupHeartbeatRequestType,
  ShareGroupHeartbeatResponseType,
  ShareGroupDescribeRequestType,
  ShareGroupDescribeResponseType,
  ShareFetchRequestType,
  ShareFetchResponseType,
  ShareAcknowledgeRequestType,
  ShareAcknowledgeResponseType,
  AddRaftVoterRequestType,
  AddRaftVoterResponseType,
  RemoveRaftVoterRequestType,
  RemoveRaftVoterResponseType,
  UpdateRaftVoterRequestType,
  UpdateRaftVoterResponseType,
  InitializeShareGroupStateRequestType,
  InitializeShareGroupStateResponseType,
  ReadShareGroupStateRequestType,
  ReadShareGroupStateResponseType,
  WriteShareGroupStateRequestType,
  WriteShareGroupStateResponseType,
  DeleteShareGroupStateRequestType,
  DeleteShareGroupStateResponseType,
  ReadShareGroupStateSummaryRequestType,
  ReadShareGroupStateSummaryResponseType,
  StreamsGroupHeartbeatRequestType,
  StreamsGroupHeartbeatResponseType,
  StreamsGroupDescribeRequestType,
  StreamsGroupDescribeResponseType,
  DescribeShareGroupOffsetsRequestType,
  DescribeShareGroupOffsetsResponseType,
  AlterShareGroupOffsetsRequestType,
  AlterShareGroupOffsetsResponseType,
  DeleteShareGroupOffsetsRequestType,
  DeleteShareGroupOffsetsResponseType,
  StreamsGroupTopologyDescriptionUpdateRequestType,
  StreamsGroupTopologyDescriptionUpdateResponseType,
  UnregisterControllerRequestType,
  UnregisterControllerResponseType,
  RequestHeaderType,
  ResponseHeaderType,
  RegisterBrokerRecordType,
  UnregisterBrokerRecordType,
  TopicRecordType,
  PartitionRecordType,
  ConfigRecordType,
  PartitionChangeRecordType,
  FenceBrokerRecordType,
  UnfenceBrokerRecordType,
  RemoveTopicRecordType,
  DelegationTokenRecordType,
  UserScramCredentialRecordType,
  FeatureLevelRecordType,
  ClientQuotaRecordType,
  ProducerIdsRecordType,
  BrokerRegistrationChangeRecordType,
  AccessControlEntryRecordType,
  RemoveAccessControlEntryRecordType,
  NoOpRecordType,
  ZkMigrationStateRecordType,
  RemoveUserScramCredentialRecordType,
  BeginTransactionRecordType,
  EndTransactionRecordType,
  AbortTransactionRecordType,
  RemoveDelegationTokenRecordType,
  RegisterControllerRecordType,
  ClearElrRecordType,
  UnregisterControllerRecordType,
  LegacyOffsetCommitKeyType,
  LegacyOffsetCommitValueType,
  OffsetCommitKeyType,
  OffsetCommitValueType,
  GroupMetadataKeyType,
  GroupMetadataValueType,
  ConsumerGroupMetadataKeyType,
  ConsumerGroupMetadataValueType,
  ConsumerGroupPartitionMetadataKeyType,
  ConsumerGroupPartitionMetadataValueType,
  ConsumerGroupMemberMetadataKeyType,
  ConsumerGroupMemberMetadataValueType,
  ConsumerGroupTargetAssignmentMetadataKeyType,
  ConsumerGroupTargetAssignmentMetadataValueType,
  ConsumerGroupTargetAssignmentMemberKeyType,
  ConsumerGroupTargetAssignmentMemberValueType,
  ConsumerGroupCurrentMemberAssignmentKeyType,
  ConsumerGroupCurrentMemberAssignmentValueType,
  ShareGroupMemberMetadataKeyType,
  ShareGroupMemberMetadataValueType,
  ShareGroupMetadataKeyType,
  ShareGroupMetadataValueType,
  ShareGroupTargetAssignmentMetadataKeyType,
  ShareGroupTargetAssignmentMetadataValueType,
  ShareGroupTargetAssignmentMemberKeyType,
  ShareGroupTargetAssignmentMemberValueType,
  ShareGroupCurrentMemberAssignmentKeyType,
  ShareGroupCurrentMemberAssignmentValueType,
  ShareGroupStatePartitionMetadataKeyType,
  ShareGroupStatePartitionMetadataValueType,
  ConsumerGroupRegularExpressionKeyType,
  ConsumerGroupRegularExpressionValueType,
  StreamsGroupMetadataKeyType,
  StreamsGroupMetadataValueType,
  StreamsGroupMemberMetadataKeyType,
  StreamsGroupMemberMetadataValueType,
  StreamsGroupTargetAssignmentMetadataKeyType,
  StreamsGroupTargetAssignmentMetadataValueType,
  StreamsGroupTargetAssignmentMemberKeyType,
  StreamsGroupTargetAssignmentMemberValueType,
  StreamsGroupCurrentMemberAssignmentKeyType,
  StreamsGroupCurrentMemberAssignmentValueType,
  StreamsGroupTopologyKeyType,
  StreamsGroupTopologyValueType,
  TransactionLogKeyType,
  TransactionLogValueType,
  ShareSnapshotKeyType,
  ShareSnapshotValueType,
  ShareUpdateKeyType,
  ShareUpdateValueType,
  AbortedTxnType,
  ControlRecordTypeSchemaType,
  EndTxnMarkerType,
  ProducerSnapshotType,
  RemoteLogSegmentMetadataRecordType,
  RemoteLogSegmentMetadataUpdateRecordType,
  RemotePartitionDeleteMetadataRecordType,
  RemoteLogSegmentMetadataSnapshotRecordType,
  KRaftVersionRecordType,
  LeaderChangeMessageType,
  QuorumStateDataType,
  SnapshotFooterRecordType,
  SnapshotHeaderRecordType,
  VotersRecordType,
  ConsumerProtocolAssignmentType,
  ConsumerProtocolSubscriptionType,
  DefaultPrincipalDataType,
  SubscriptionInfoDataType,
]
