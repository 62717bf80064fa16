/**
 * The group coordinator of a broker: takes requests of the group APIs, finds the shard that the group id belongs to, and
 * turns what the shard decides into a response of the request's version. It has a shard for each partition of
 * `__consumer_offsets` that this broker leads.
 */
import type { Clock, Logger, Metrics, Random } from '@ottla/base'
import {
  createDeleteGroupsResponse,
  createDeleteGroupsResponseDeletableGroupResult,
  createDescribeGroupsResponse,
  createDescribeGroupsResponseDescribedGroup,
  createHeartbeatResponse,
  createLeaveGroupResponse,
  createListGroupsResponse,
  createOffsetCommitResponse,
  createOffsetDeleteResponse,
  type DeleteGroupsRequest,
  type DeleteGroupsResponse,
  type DescribeGroupsRequest,
  type DescribeGroupsResponse,
  ErrorCode,
  type HeartbeatRequest,
  type HeartbeatResponse,
  type JoinGroupRequest,
  type JoinGroupResponse,
  type LeaveGroupRequest,
  type LeaveGroupResponse,
  type ListGroupsRequest,
  type ListGroupsResponse,
  type OffsetCommitRequest,
  type OffsetCommitResponse,
  type OffsetDeleteRequest,
  type OffsetDeleteResponse,
  type OffsetFetchRequest,
  type OffsetFetchResponse,
  type SyncGroupRequest,
  type SyncGroupResponse,
} from '@ottla/protocol'
import type { ReplicatedLog } from '@ottla/rsm'
import { coordinatorFetchError } from './group/append-errors.ts'
import { joinError, syncError } from './group/classic/group.ts'
import type { Outcome } from './group/classic/scope.ts'
import type { GroupConfig } from './group/config.ts'
import type { GroupRequestContext, TopicResolver } from './group/context.ts'
import {
  type FetchedGroup,
  type FetchGroup,
  fetchFromGroup,
  fetchGroupsOf,
  fetchResponse,
} from './group/fetch-response.ts'
import { silentObserver } from './group/observer.ts'
import type { GroupRecord } from './group/records.ts'
import type { GroupShard } from './group/shard.ts'
import { commitError, mergeCommitted, mergeDeleted, resolveCommitTopics, resolveDeleteTopics } from './group/topics.ts'
import { groupMetrics } from './group-metrics.ts'
import { partitionFor } from './partition-for.ts'
import { ShardHosts } from './shard-hosts.ts'

export interface GroupCoordinatorOptions {
  readonly config: GroupConfig
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly metrics?: Metrics
  /** A group has a new generation whose assignment is committed. */
  readonly onGroupStable?: (groupId: string, generation: number, memberCount: number) => void
  readonly topics: TopicResolver
  /** Partitions of `__consumer_offsets`; 0 while the topic does not exist. */
  readonly partitionCount: () => number
}

/** From here on SyncGroup must name the protocol (KIP-559). */
const FIRST_SYNC_VERSION_WITH_PROTOCOL = 5
/** From here on LeaveGroup takes several members and answers for each (KIP-345). */
const FIRST_LEAVE_VERSION_WITH_MEMBERS = 3
/** From here on JoinGroup can say that there is no protocol. */
const FIRST_JOIN_VERSION_WITH_NULL_PROTOCOL = 7

export class GroupCoordinator {
  readonly #config: GroupConfig
  readonly #topics: TopicResolver
  readonly #partitionCount: () => number
  readonly #hosts: ShardHosts

  constructor(options: GroupCoordinatorOptions) {
    this.#config = options.config
    this.#topics = options.topics
    this.#partitionCount = options.partitionCount
    const { config, clock, random, logger, metrics, onGroupStable = () => {} } = options
    const observer =
      metrics === undefined
        ? { ...silentObserver, rebalanceCompleted: onGroupStable }
        : groupMetrics(metrics, () => this.#hosts.shards(), onGroupStable)
    this.#hosts = new ShardHosts({ config, clock, random, logger, observer })
  }

  /** The partition of `__consumer_offsets` whose leader coordinates the group; -1 while there is none. */
  partitionFor(groupId: string): number {
    const count = this.#partitionCount()
    return count === 0 ? -1 : partitionFor(groupId, count)
  }

  /** This broker now leads the partition. Resolves when its groups are loaded, or loading has failed or is overtaken. */
  onPartitionElected(partition: number, log: ReplicatedLog<GroupRecord>, leaderEpoch: number): Promise<void> {
    return this.#hosts.elect(partition, log, leaderEpoch)
  }

  /** Another broker leads it, or none. Whoever is parked is sent to look for the new coordinator. */
  onPartitionResigned(partition: number): void {
    this.#hosts.resign(partition)
  }

  /** Offsets of deleted topics go at once. Resolves when that is committed in every shard. */
  async onTopicsDeleted(topics: readonly string[]): Promise<void> {
    await this.#hosts.forgetTopics(new Set(topics))
  }

  close(): void {
    this.#hosts.close()
  }

  async joinGroup(request: JoinGroupRequest, context: GroupRequestContext): Promise<JoinGroupResponse> {
    const response = await this.#joinGroup(request, context)
    // Versions that have the null have no empty name, and the other way round.
    if (context.apiVersion < FIRST_JOIN_VERSION_WITH_NULL_PROTOCOL) response.protocolName ??= ''
    else if (response.protocolName === '') response.protocolName = null
    return response
  }

  async #joinGroup(request: JoinGroupRequest, context: GroupRequestContext): Promise<JoinGroupResponse> {
    const { groupId, memberId, sessionTimeoutMs } = request
    if (groupId === '') return joinError(ErrorCode.INVALID_GROUP_ID, memberId)
    const { minSessionTimeoutMs, maxSessionTimeoutMs } = this.#config
    if (sessionTimeoutMs < minSessionTimeoutMs || sessionTimeoutMs > maxSessionTimeoutMs) {
      return joinError(ErrorCode.INVALID_SESSION_TIMEOUT, memberId)
    }
    return this.#parked<JoinGroupResponse>(
      groupId,
      (shard, now, reply) => shard.join(request, context, now, reply),
      (error) => joinError(error, ''),
    )
  }

  async syncGroup(request: SyncGroupRequest, context: GroupRequestContext): Promise<SyncGroupResponse> {
    if (
      context.apiVersion >= FIRST_SYNC_VERSION_WITH_PROTOCOL &&
      (request.protocolType === null || request.protocolName === null)
    ) {
      return syncError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    }
    if (request.groupId === '') return syncError(ErrorCode.INVALID_GROUP_ID)
    return this.#parked<SyncGroupResponse>(
      request.groupId,
      (shard, _now, reply) => shard.sync(request, reply),
      syncError,
    )
  }

  async heartbeat(request: HeartbeatRequest): Promise<HeartbeatResponse> {
    if (request.groupId === '') return createHeartbeatResponse({ errorCode: ErrorCode.INVALID_GROUP_ID })
    const result = await this.#hosts.write(this.partitionFor(request.groupId), (shard) => ({
      records: [],
      reply: shard.heartbeat(request),
      immediate: true,
    }))
    const errorCode = 'error' in result ? result.error : result.reply
    // Nobody knows the group yet, and a member that is sent away now would rejoin for nothing.
    const isLoading = errorCode === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS
    return createHeartbeatResponse({ errorCode: isLoading ? ErrorCode.NONE : errorCode })
  }

  async leaveGroup(request: LeaveGroupRequest, context: GroupRequestContext): Promise<LeaveGroupResponse> {
    const isOld = context.apiVersion < FIRST_LEAVE_VERSION_WITH_MEMBERS
    if (request.groupId === '') return createLeaveGroupResponse({ errorCode: ErrorCode.INVALID_GROUP_ID })
    const leaving = isOld ? [{ memberId: request.memberId, groupInstanceId: null }] : request.members
    const result = await this.#hosts.write(this.partitionFor(request.groupId), (shard, now) =>
      shard.leave(request.groupId, leaving, now),
    )
    if ('error' in result) return createLeaveGroupResponse({ errorCode: result.error })
    const members = result.reply
    return createLeaveGroupResponse(isOld ? { errorCode: members[0]?.errorCode ?? ErrorCode.NONE } : { members })
  }

  async offsetCommit(request: OffsetCommitRequest, context: GroupRequestContext): Promise<OffsetCommitResponse> {
    const { known, refused } = resolveCommitTopics(request.topics, context.apiVersion, this.#topics)
    if (known.length === 0 && refused.length > 0) return createOffsetCommitResponse({ topics: refused })
    const result = await this.#hosts.write(this.partitionFor(request.groupId), (shard, now) =>
      shard.commitOffsets({ ...request, topics: known }, context.apiVersion, now),
    )
    const reply = 'error' in result ? result.error : result.reply
    const topics = typeof reply === 'number' ? commitError(known, reply) : reply
    return createOffsetCommitResponse({ topics: mergeCommitted(refused, topics) })
  }

  async offsetFetch(request: OffsetFetchRequest, context: GroupRequestContext): Promise<OffsetFetchResponse> {
    const { apiVersion } = context
    const groups = await Promise.all(
      fetchGroupsOf(request, apiVersion).map((group) =>
        fetchFromGroup(group, apiVersion, this.#topics, (known) => this.#readOffsets(known, request.requireStable)),
      ),
    )
    return fetchResponse(groups, apiVersion)
  }

  /** A write without records: its reply waits until all that it has seen is committed. */
  async #readOffsets(
    group: FetchGroup,
    requireStable: boolean,
  ): Promise<{ error: number } | { reply: number | FetchedGroup['topics'] }> {
    const result = await this.#hosts.write(this.partitionFor(group.groupId), (shard) => ({
      records: [],
      reply: shard.fetchOffsets(group, requireStable),
    }))
    return 'error' in result ? { error: coordinatorFetchError(result.error) } : result
  }

  async offsetDelete(request: OffsetDeleteRequest): Promise<OffsetDeleteResponse> {
    if (request.groupId === '') return createOffsetDeleteResponse({ errorCode: ErrorCode.INVALID_GROUP_ID })
    const { known, refused } = resolveDeleteTopics(request.topics, this.#topics)
    const result = await this.#hosts.write(this.partitionFor(request.groupId), (shard) =>
      shard.deleteOffsets({ ...request, topics: known }),
    )
    const reply = 'error' in result ? result.error : result.reply
    if (typeof reply === 'number') return createOffsetDeleteResponse({ errorCode: reply })
    return createOffsetDeleteResponse({ topics: mergeDeleted(refused, reply) })
  }

  /** Of all shards that this broker leads. The whole answer fails while one of them is loading. */
  async listGroups(request: ListGroupsRequest): Promise<ListGroupsResponse> {
    const results = await Promise.all(
      this.#hosts.partitions().map((partition) =>
        this.#hosts.write(partition, (shard) => ({
          records: [],
          reply: shard.listGroups(request.statesFilter, request.typesFilter),
        })),
      ),
    )
    const groups: ListGroupsResponse['groups'] = []
    for (const result of results) {
      if ('error' in result) {
        // Resigned in the meantime: its new leader lists its groups.
        if (result.error === ErrorCode.NOT_COORDINATOR) continue
        return createListGroupsResponse({ errorCode: result.error })
      }
      for (const group of result.reply) groups.push(group)
    }
    return createListGroupsResponse({ groups })
  }

  /** Authorized operations are the caller's to fill in. */
  async describeGroups(request: DescribeGroupsRequest, context: GroupRequestContext): Promise<DescribeGroupsResponse> {
    const groups = await Promise.all(
      request.groups.map(async (groupId) => {
        const result = await this.#hosts.write(this.partitionFor(groupId), (shard) => ({
          records: [],
          reply: shard.describeGroups([groupId], context.apiVersion),
        }))
        if (!('error' in result)) return result.reply
        return [createDescribeGroupsResponseDescribedGroup({ groupId, errorCode: result.error })]
      }),
    )
    return createDescribeGroupsResponse({ groups: groups.flat() })
  }

  async deleteGroups(request: DeleteGroupsRequest): Promise<DeleteGroupsResponse> {
    const results = await Promise.all(
      [...new Set(request.groupsNames)].map(async (groupId) => {
        const result = await this.#hosts.write(this.partitionFor(groupId), (shard) => shard.deleteGroup(groupId))
        const errorCode = 'error' in result ? result.error : result.reply
        return createDeleteGroupsResponseDeletableGroupResult({
          groupId,
          errorCode,
        })
      }),
    )
    return createDeleteGroupsResponse({ results })
  }

  /** A request that the group may park: its reply comes from the group, whenever it is due, or from a failed write. */
  #parked<T>(
    groupId: string,
    operation: (shard: GroupShard, now: number, reply: (response: T) => void) => Outcome,
    onError: (errorCode: number) => T,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#hosts
        .writeThenSettle(this.partitionFor(groupId), (shard, now) => operation(shard, now, resolve))
        .then((error) => {
          if (error !== ErrorCode.NONE) resolve(onError(error))
        }, reject)
    })
  }
}
