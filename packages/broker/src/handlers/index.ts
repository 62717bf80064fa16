/** The dispatch table: which APIs are served. `docs/design.md` says the same, and a test compares them. */
import { ApiKey } from '@ottla/protocol'
import type { AnyHandler } from '../handler.ts'
import { produceHandler } from './000-produce.ts'
import { fetchHandler } from './001-fetch.ts'
import { listOffsetsHandler } from './002-list-offsets.ts'
import { metadataHandler } from './003-metadata.ts'
import { offsetCommitHandler } from './008-offset-commit.ts'
import { offsetFetchHandler } from './009-offset-fetch.ts'
import { findCoordinatorHandler } from './010-find-coordinator.ts'
import { joinGroupHandler } from './011-join-group.ts'
import { heartbeatHandler } from './012-heartbeat.ts'
import { leaveGroupHandler } from './013-leave-group.ts'
import { syncGroupHandler } from './014-sync-group.ts'
import { describeGroupsHandler } from './015-describe-groups.ts'
import { listGroupsHandler } from './016-list-groups.ts'
import { saslHandshakeHandler } from './017-sasl-handshake.ts'
import { apiVersionsHandler } from './018-api-versions.ts'
import { createTopicsHandler } from './019-create-topics.ts'
import { deleteTopicsHandler } from './020-delete-topics.ts'
import { deleteRecordsHandler } from './021-delete-records.ts'
import { initProducerIdHandler } from './022-init-producer-id.ts'
import { offsetForLeaderEpochHandler } from './023-offset-for-leader-epoch.ts'
import { describeConfigsHandler } from './032-describe-configs.ts'
import { alterConfigsHandler } from './033-alter-configs.ts'
import { describeLogDirsHandler } from './035-describe-log-dirs.ts'
import { saslAuthenticateHandler } from './036-sasl-authenticate.ts'
import { createPartitionsHandler } from './037-create-partitions.ts'
import { deleteGroupsHandler } from './042-delete-groups.ts'
import { electLeadersHandler } from './043-elect-leaders.ts'
import { incrementalAlterConfigsHandler } from './044-incremental-alter-configs.ts'
import { offsetDeleteHandler } from './047-offset-delete.ts'
import { describeClusterHandler } from './060-describe-cluster.ts'
import { describeProducersHandler } from './061-describe-producers.ts'
import { listConfigResourcesHandler } from './074-list-config-resources.ts'
import { describeTopicPartitionsHandler } from './075-describe-topic-partitions.ts'

export const handlers: ReadonlyMap<number, AnyHandler> = new Map([
  [ApiKey.Produce, produceHandler],
  [ApiKey.Fetch, fetchHandler],
  [ApiKey.ListOffsets, listOffsetsHandler],
  [ApiKey.Metadata, metadataHandler],
  [ApiKey.OffsetCommit, offsetCommitHandler],
  [ApiKey.OffsetFetch, offsetFetchHandler],
  [ApiKey.FindCoordinator, findCoordinatorHandler],
  [ApiKey.JoinGroup, joinGroupHandler],
  [ApiKey.Heartbeat, heartbeatHandler],
  [ApiKey.LeaveGroup, leaveGroupHandler],
  [ApiKey.SyncGroup, syncGroupHandler],
  [ApiKey.DescribeGroups, describeGroupsHandler],
  [ApiKey.ListGroups, listGroupsHandler],
  [ApiKey.SaslHandshake, saslHandshakeHandler],
  [ApiKey.ApiVersions, apiVersionsHandler],
  [ApiKey.CreateTopics, createTopicsHandler],
  [ApiKey.DeleteTopics, deleteTopicsHandler],
  [ApiKey.DeleteRecords, deleteRecordsHandler],
  [ApiKey.InitProducerId, initProducerIdHandler],
  [ApiKey.OffsetForLeaderEpoch, offsetForLeaderEpochHandler],
  [ApiKey.DescribeConfigs, describeConfigsHandler],
  [ApiKey.AlterConfigs, alterConfigsHandler],
  [ApiKey.DescribeLogDirs, describeLogDirsHandler],
  [ApiKey.SaslAuthenticate, saslAuthenticateHandler],
  [ApiKey.CreatePartitions, createPartitionsHandler],
  [ApiKey.DeleteGroups, deleteGroupsHandler],
  [ApiKey.ElectLeaders, electLeadersHandler],
  [ApiKey.IncrementalAlterConfigs, incrementalAlterConfigsHandler],
  [ApiKey.OffsetDelete, offsetDeleteHandler],
  [ApiKey.DescribeCluster, describeClusterHandler],
  [ApiKey.DescribeProducers, describeProducersHandler],
  [ApiKey.ListConfigResources, listConfigResourcesHandler],
  [ApiKey.DescribeTopicPartitions, describeTopicPartitionsHandler],
])
