/** The dispatch table: which APIs are served. `docs/design.md` says the same, and a test compares them. */
import { ApiKey } from '@ottla/protocol'
import type { AnyHandler } from '../handler.ts'
import { produceHandler } from './000-produce.ts'
import { fetchHandler } from './001-fetch.ts'
import { listOffsetsHandler } from './002-list-offsets.ts'
import { offsetCommitHandler } from './008-offset-commit.ts'
import { offsetFetchHandler } from './009-offset-fetch.ts'
import { joinGroupHandler } from './011-join-group.ts'
import { heartbeatHandler } from './012-heartbeat.ts'
import { leaveGroupHandler } from './013-leave-group.ts'
import { syncGroupHandler } from './014-sync-group.ts'
import { describeGroupsHandler } from './015-describe-groups.ts'
import { listGroupsHandler } from './016-list-groups.ts'
import { apiVersionsHandler } from './018-api-versions.ts'
import { offsetForLeaderEpochHandler } from './023-offset-for-leader-epoch.ts'
import { deleteGroupsHandler } from './042-delete-groups.ts'
import { offsetDeleteHandler } from './047-offset-delete.ts'

export const handlers: ReadonlyMap<number, AnyHandler> = new Map([
  [ApiKey.Produce, produceHandler],
  [ApiKey.Fetch, fetchHandler],
  [ApiKey.ListOffsets, listOffsetsHandler],
  [ApiKey.OffsetCommit, offsetCommitHandler],
  [ApiKey.OffsetFetch, offsetFetchHandler],
  [ApiKey.JoinGroup, joinGroupHandler],
  [ApiKey.Heartbeat, heartbeatHandler],
  [ApiKey.LeaveGroup, leaveGroupHandler],
  [ApiKey.SyncGroup, syncGroupHandler],
  [ApiKey.DescribeGroups, describeGroupsHandler],
  [ApiKey.ListGroups, listGroupsHandler],
  [ApiKey.ApiVersions, apiVersionsHandler],
  [ApiKey.OffsetForLeaderEpoch, offsetForLeaderEpochHandler],
  [ApiKey.DeleteGroups, deleteGroupsHandler],
  [ApiKey.OffsetDelete, offsetDeleteHandler],
])
