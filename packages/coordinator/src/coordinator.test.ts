import { MetricRegistry, silentLogger, ZERO_UUID } from '@ottla/base'
import {
  createDeleteGroupsRequest,
  createDescribeGroupsRequest,
  createHeartbeatRequest,
  createJoinGroupRequest,
  createJoinGroupRequestProtocol,
  createLeaveGroupRequest,
  createLeaveGroupRequestMemberIdentity,
  createListGroupsRequest,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createOffsetDeleteRequest,
  createOffsetDeleteRequestPartition,
  createOffsetDeleteRequestTopic,
  createOffsetFetchRequest,
  createOffsetFetchRequestGroup,
  createOffsetFetchRequestTopic,
  createOffsetFetchRequestTopics,
  createSyncGroupRequest,
  createSyncGroupRequestAssignment,
  decodeMessage,
  ErrorCode,
  encodeMessage,
  type JoinGroupRequest,
  type JoinGroupResponse,
  JoinGroupResponseType,
  LeaveGroupResponseType,
  type OffsetCommitRequest,
  OffsetCommitResponseType,
  type OffsetFetchResponse,
  OffsetFetchResponseType,
  type SyncGroupResponse,
  SyncGroupResponseType,
} from '@ottla/protocol'
import { MemoryLog } from '@ottla/rsm'
import { SimClock, SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { GroupCoordinator, type GroupCoordinatorOptions } from './coordinator.ts'
import { defaultGroupConfig, type GroupConfig } from './group/config.ts'
import type { GroupRequestContext } from './group/context.ts'
import { type GroupRecord, groupRecordCodec } from './group/records.ts'

const PARTITIONS = 4
const TOPIC_ID = 'dC5P_GdgR1CU7h-dgw0OvQ'

class Broker {
  readonly clock = new SimClock()
  readonly logs: MemoryLog<GroupRecord>[]
  readonly topics = new Map([['t', { id: TOPIC_ID, partitions: 2 }]])
  readonly coordinator: GroupCoordinator

  constructor(config: Partial<GroupConfig> = {}, options: Partial<GroupCoordinatorOptions> = {}) {
    this.logs = Array.from({ length: PARTITIONS }, () => new MemoryLog(this.clock, groupRecordCodec))
    this.coordinator = new GroupCoordinator({
      config: { ...defaultGroupConfig, ...config },
      clock: this.clock,
      random: new SimRandom(1),
      logger: silentLogger,
      ...options,
      partitionCount: () => PARTITIONS,
      topics: {
        nameOf: (id) => [...this.topics].find(([, topic]) => topic.id === id)?.[0] ?? null,
        idOf: (name) => this.topics.get(name)?.id ?? null,
        partitionCountOf: (name) => this.topics.get(name)?.partitions ?? null,
      },
    })
  }

  async elect(epoch = 0): Promise<void> {
    const loading = this.logs.map((log, partition) => this.coordinator.onPartitionElected(partition, log, epoch))
    await this.run(Promise.all(loading))
  }

  logOf(groupId: string): MemoryLog<GroupRecord> {
    return this.logs[this.coordinator.partitionFor(groupId)]!
  }

  /** Lets time pass only as far as the work needs it. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false
    const finish = (): void => {
      done = true
    }
    work.then(finish, finish)
    await this.clock.settle()
    for (let steps = 0; !done; steps++) {
      if (steps > 1_000 || !(await this.clock.step())) throw new Error('the work does not end')
    }
    return work
  }

  join(init: Partial<JoinGroupRequest>, version = 3): Promise<JoinGroupResponse> {
    const request = createJoinGroupRequest({
      groupId: 'g',
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 60_000,
      protocolType: 'consumer',
      protocols: [createJoinGroupRequestProtocol({ name: 'range', metadata: Buffer.from('m') })],
      ...init,
    })
    return this.coordinator.joinGroup(request, context(version))
  }

  sync(memberId: string, generationId: number, assignment: string, version = 3): Promise<SyncGroupResponse> {
    const request = createSyncGroupRequest({
      groupId: 'g',
      memberId,
      generationId,
      assignments: [createSyncGroupRequestAssignment({ memberId, assignment: Buffer.from(assignment) })],
    })
    return this.coordinator.syncGroup(request, context(version))
  }

  async stableMember(): Promise<string> {
    const { memberId, generationId } = await this.run(this.join({}))
    await this.run(this.sync(memberId, generationId, 'mine'))
    return memberId
  }

  commit(init: Partial<OffsetCommitRequest>, version: number): ReturnType<GroupCoordinator['offsetCommit']> {
    return this.coordinator.offsetCommit(createOffsetCommitRequest({ groupId: 'g', ...init }), context(version))
  }

  async committed(groupId: string, version = 9): Promise<OffsetFetchResponse> {
    const groups = [createOffsetFetchRequestGroup({ groupId, topics: null })]
    return this.run(this.coordinator.offsetFetch(createOffsetFetchRequest({ groups }), context(version)))
  }
}

function context(apiVersion: number): GroupRequestContext {
  return { apiVersion, clientId: 'client', clientHost: '/1.2.3.4' }
}

function topic(name: string, partitions: number[], topicId = ZERO_UUID): OffsetCommitRequest['topics'][number] {
  return createOffsetCommitRequestTopic({
    name,
    topicId,
    partitions: partitions.map((partitionIndex) =>
      createOffsetCommitRequestPartition({ partitionIndex, committedOffset: BigInt(partitionIndex + 10) }),
    ),
  })
}

describe('where a group is', () => {
  it('pitfall 132: is answered with NOT_COORDINATOR elsewhere and COORDINATOR_LOAD_IN_PROGRESS while it loads', async () => {
    const broker = new Broker()
    expect((await broker.join({})).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    expect((await broker.coordinator.heartbeat(createHeartbeatRequest({ groupId: 'g' }))).errorCode).toBe(
      ErrorCode.NOT_COORDINATOR,
    )
    const log = broker.logOf('g')
    log.stalled = true
    log.append([{ kind: 'classic', group: 'g', value: null }], 0)
    const loading = broker.elect()
    expect((await broker.join({})).errorCode).toBe(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS)
    // A heartbeat is not worth a rebalance: nobody knows better yet.
    expect((await broker.coordinator.heartbeat(createHeartbeatRequest({ groupId: 'g' }))).errorCode).toBe(
      ErrorCode.NONE,
    )
    expect((await broker.coordinator.listGroups(createListGroupsRequest())).errorCode).toBe(
      ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
    )
    log.commitTo(1)
    await loading
    expect((await broker.coordinator.listGroups(createListGroupsRequest())).errorCode).toBe(ErrorCode.NONE)
    await broker.clock.runFor(10)
    broker.coordinator.close()
    expect(broker.clock.pendingTimers).toBe(0)
  })

  it('pitfall 132: a group that moved is loaded from the log, and its members go on', async () => {
    const broker = new Broker()
    await broker.elect()
    const memberId = await broker.stableMember()
    await broker.run(broker.commit({ memberId, generationIdOrMemberEpoch: 1, topics: [topic('t', [0])] }, 8))
    const parked = broker.join({ memberId: '', groupInstanceId: null })
    broker.coordinator.onPartitionResigned(broker.coordinator.partitionFor('g'))
    expect((await parked).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    await broker.elect(1)
    const heartbeat = createHeartbeatRequest({ groupId: 'g', memberId, generationId: 1 })
    expect((await broker.coordinator.heartbeat(heartbeat)).errorCode).toBe(ErrorCode.NONE)
    expect((await broker.run(broker.sync(memberId, 1, ''))).assignment.toString()).toBe('mine')
    expect((await broker.committed('g')).groups[0]!.topics[0]!.partitions[0]!.committedOffset).toBe(10n)
  })

  it('an older election does not replace a newer one', async () => {
    const broker = new Broker()
    await broker.elect(5)
    const partition = broker.coordinator.partitionFor('g')
    const reads = broker.logs[partition]!.reads
    await broker.coordinator.onPartitionElected(partition, broker.logs[partition]!, 4)
    expect(broker.logs[partition]!.reads).toBe(reads)
  })

  it('waits with serving until what the leader before it appended is committed', async () => {
    const broker = new Broker()
    const log = broker.logOf('g')
    log.stalled = true
    log.append([{ kind: 'classic', group: 'g', value: null }], 0)
    const loading = broker.coordinator.onPartitionElected(broker.coordinator.partitionFor('g'), log, 0)
    await broker.clock.runFor(1_000)
    expect((await broker.join({})).errorCode).toBe(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS)
    log.stalled = false
    log.commitTo(1)
    await broker.run(loading)
    expect((await broker.run(broker.join({}))).errorCode).toBe(ErrorCode.NONE)
  })
})

describe('what the log refuses or loses', () => {
  it('pitfall 117: members that wait for the assignment are told to look for the coordinator', async () => {
    const broker = new Broker()
    await broker.elect()
    const { memberId, generationId } = await broker.run(broker.join({}))
    const log = broker.logOf('g')
    log.stalled = true
    const sync = broker.sync(memberId, generationId, 'lost')
    await broker.clock.runFor(100)
    log.lose(ErrorCode.NOT_LEADER_OR_FOLLOWER)
    expect(await broker.run(sync)).toMatchObject({ errorCode: ErrorCode.NOT_COORDINATOR })
    const described = await broker.run(
      broker.coordinator.describeGroups(createDescribeGroupsRequest({ groups: ['g'] }), context(5)),
    )
    expect(described.groups[0]).toMatchObject({ groupState: 'PreparingRebalance' })
  })

  it('pitfall 119: an assignment that is too large for the log is an error of the server', async () => {
    const broker = new Broker()
    await broker.elect()
    const { memberId, generationId } = await broker.run(broker.join({}))
    broker.logOf('g').refuseWith = ErrorCode.MESSAGE_TOO_LARGE
    expect((await broker.run(broker.sync(memberId, generationId, 'large'))).errorCode).toBe(
      ErrorCode.UNKNOWN_SERVER_ERROR,
    )
  })

  it('a join that is parked stays parked when the log loses what others wrote', async () => {
    const broker = new Broker()
    await broker.elect()
    await broker.stableMember()
    const log = broker.logOf('g')
    log.stalled = true
    const neighbour = ['a', 'b', 'c', 'd', 'e', 'f', 'h'].find((name) => broker.logOf(name) === log)!
    const lost = broker.commit({ groupId: neighbour, topics: [topic('t', [0])] }, 8)
    const member = broker.join({ groupId: 'g' })
    log.lose(ErrorCode.NOT_ENOUGH_REPLICAS)
    log.stalled = false
    expect((await lost).topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect((await broker.run(member)).errorCode).toBe(ErrorCode.NONE)
  })

  it('a commit of offsets is answered when it is committed, and lost when the log loses it', async () => {
    const broker = new Broker()
    await broker.elect()
    const log = broker.logOf('g')
    log.commitDelayMs = 50
    let answered = false
    const commit = broker.commit({ topics: [topic('t', [0])] }, 8).then((response) => {
      answered = true
      return response
    })
    await broker.clock.runFor(49)
    expect(answered).toBe(false)
    await broker.clock.runFor(1)
    expect(answered).toBe(true)
    expect((await commit).topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.NONE)
    log.stalled = true
    const lost = broker.commit({ topics: [topic('t', [1])] }, 8)
    log.lose(ErrorCode.NOT_ENOUGH_REPLICAS)
    expect((await lost).topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    log.stalled = false
    const partitions = (await broker.committed('g')).groups[0]!.topics[0]!.partitions
    expect(partitions.map((partition) => partition.partitionIndex)).toEqual([0])
  })

  it('an OffsetFetch waits for the commits that it has seen', async () => {
    const broker = new Broker()
    await broker.elect()
    broker.logOf('g').commitDelayMs = 50
    const commit = broker.commit({ topics: [topic('t', [0])] }, 8)
    const fetch = broker.committed('g')
    expect((await fetch).groups[0]!.topics[0]!.partitions[0]!.committedOffset).toBe(10n)
    expect((await commit).topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.NONE)
  })
})

describe('requests that never reach a group', () => {
  it('have a name that is empty, or a session timeout out of bounds', async () => {
    const broker = new Broker()
    await broker.elect()
    expect(await broker.join({ groupId: '', memberId: 'm' })).toMatchObject({
      errorCode: ErrorCode.INVALID_GROUP_ID,
      memberId: 'm',
    })
    for (const sessionTimeoutMs of [5_999, 1_800_001]) {
      expect((await broker.join({ sessionTimeoutMs })).errorCode).toBe(ErrorCode.INVALID_SESSION_TIMEOUT)
    }
    expect((await broker.coordinator.syncGroup(createSyncGroupRequest(), context(3))).errorCode).toBe(
      ErrorCode.INVALID_GROUP_ID,
    )
    expect((await broker.coordinator.heartbeat(createHeartbeatRequest())).errorCode).toBe(ErrorCode.INVALID_GROUP_ID)
    expect((await broker.coordinator.leaveGroup(createLeaveGroupRequest(), context(3))).errorCode).toBe(
      ErrorCode.INVALID_GROUP_ID,
    )
  })

  it('but the group with the empty name may commit and fetch offsets', async () => {
    const broker = new Broker()
    await broker.elect()
    const commit = await broker.run(broker.commit({ groupId: '', topics: [topic('t', [0])] }, 8))
    expect(commit.topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.NONE)
    expect((await broker.committed('')).groups[0]!.topics[0]!.partitions[0]!.committedOffset).toBe(10n)
  })
})

describe('versions', () => {
  it('JoinGroup: a protocol name is null only from version 7 on, and every version can be written', async () => {
    const broker = new Broker()
    await broker.elect()
    for (let version = 0; version <= 9; version++) {
      const groupId = `v${version}`
      const refused = await broker.run(broker.join({ groupId, memberId: 'nobody' }, version))
      expect(refused.errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
      encodeMessage(JoinGroupResponseType, refused, version)
      const nowhere = await broker.join({ groupId: '' }, version)
      expect([refused.protocolName, nowhere.protocolName]).toEqual(version >= 7 ? [null, null] : ['', ''])
      const first = await broker.run(broker.join({ groupId }, version))
      const joined =
        first.errorCode === ErrorCode.MEMBER_ID_REQUIRED
          ? await broker.run(broker.join({ groupId, memberId: first.memberId }, version))
          : first
      expect(joined).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 1, protocolName: 'range' })
      const bytes = encodeMessage(JoinGroupResponseType, joined, version)
      const read = decodeMessage(JoinGroupResponseType, bytes, version)
      expect(read.members).toHaveLength(1)
      expect(read.protocolType).toBe(version >= 7 ? 'consumer' : null)
    }
  })

  it('SyncGroup must name the protocol from version 5 on, and it must be the right one', async () => {
    const broker = new Broker()
    await broker.elect()
    const { memberId } = await broker.run(broker.join({}))
    expect((await broker.sync(memberId, 1, 'x', 5)).errorCode).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    const request = createSyncGroupRequest({ groupId: 'g', memberId, generationId: 1, protocolType: 'consumer' })
    const wrong = await broker.coordinator.syncGroup({ ...request, protocolName: 'sticky' }, context(5))
    expect(wrong.errorCode).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    const right = await broker.run(broker.coordinator.syncGroup({ ...request, protocolName: 'range' }, context(5)))
    expect(right).toMatchObject({ errorCode: ErrorCode.NONE, protocolType: 'consumer', protocolName: 'range' })
    for (let version = 0; version <= 5; version++) encodeMessage(SyncGroupResponseType, right, version)
  })

  it('pitfall 126: LeaveGroup answers for each member from version 3 on, and with one error before', async () => {
    const broker = new Broker()
    await broker.elect()
    const memberId = await broker.stableMember()
    const members = ['nobody', memberId].map((each) => createLeaveGroupRequestMemberIdentity({ memberId: each }))
    const old = await broker.run(
      broker.coordinator.leaveGroup(createLeaveGroupRequest({ groupId: 'g', memberId: 'nobody' }), context(2)),
    )
    expect(old).toMatchObject({ errorCode: ErrorCode.UNKNOWN_MEMBER_ID, members: [] })
    encodeMessage(LeaveGroupResponseType, old, 0)
    const left = await broker.run(
      broker.coordinator.leaveGroup(createLeaveGroupRequest({ groupId: 'g', members }), context(3)),
    )
    expect(left.errorCode).toBe(ErrorCode.NONE)
    expect(left.members.map((each) => each.errorCode)).toEqual([ErrorCode.UNKNOWN_MEMBER_ID, ErrorCode.NONE])
    const unknown = await broker.run(
      broker.coordinator.leaveGroup(createLeaveGroupRequest({ groupId: 'unknown', members }), context(5)),
    )
    expect(unknown.errorCode).toBe(ErrorCode.NONE)
    expect(unknown.members.map((each) => each.errorCode)).toEqual([25, 25])
  })

  it('OffsetCommit names topics by id from version 10 on; what does not exist is refused by partition', async () => {
    const broker = new Broker()
    await broker.elect()
    const byName = await broker.run(broker.commit({ topics: [topic('t', [0, 2]), topic('unknown', [0])] }, 9))
    expect(codes(byName.topics)).toEqual([
      [
        't',
        [
          [2, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
          [0, ErrorCode.NONE],
        ],
      ],
      ['unknown', [[0, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION]]],
    ])
    const byId = await broker.run(broker.commit({ topics: [topic('', [1], TOPIC_ID), topic('', [0])] }, 10))
    expect(codes(byId.topics)).toEqual([
      ['', [[0, ErrorCode.UNKNOWN_TOPIC_ID]]],
      ['t', [[1, ErrorCode.NONE]]],
    ])
    for (let version = 2; version <= 9; version++) encodeMessage(OffsetCommitResponseType, byName, version)
    encodeMessage(OffsetCommitResponseType, byId, 10)
  })

  it('pitfall 123: OffsetFetch of an unknown group is no error in any version', async () => {
    const broker = new Broker()
    await broker.elect()
    for (let version = 1; version <= 10; version++) {
      const topics = [createOffsetFetchRequestTopic({ name: 't', partitionIndexes: [0] })]
      const groupTopics = [createOffsetFetchRequestTopics({ name: 't', topicId: TOPIC_ID, partitionIndexes: [0] })]
      const groups = [createOffsetFetchRequestGroup({ groupId: 'unknown', topics: groupTopics })]
      const request = createOffsetFetchRequest(version < 8 ? { groupId: 'unknown', topics } : { groups })
      const response = await broker.run(broker.coordinator.offsetFetch(request, context(version)))
      const read = decodeMessage(
        OffsetFetchResponseType,
        encodeMessage(OffsetFetchResponseType, response, version),
        version,
      )
      const part = version < 8 ? read.topics[0]!.partitions[0] : read.groups[0]!.topics[0]!.partitions[0]
      expect(part).toMatchObject({ committedOffset: -1n, metadata: '', errorCode: ErrorCode.NONE })
      expect(version < 8 ? read.errorCode : read.groups[0]!.errorCode).toBe(ErrorCode.NONE)
    }
  })

  it('pitfall 123: OffsetFetch of a group that is elsewhere says so with each partition, at the top, or with the group', async () => {
    const broker = new Broker()
    const topics = [createOffsetFetchRequestTopic({ name: 't', partitionIndexes: [0] })]
    const request = createOffsetFetchRequest({ groupId: 'g', topics })
    const first = await broker.coordinator.offsetFetch(request, context(1))
    expect(first.topics[0]!.partitions[0]).toMatchObject({ errorCode: ErrorCode.NOT_COORDINATOR, committedOffset: -1n })
    const second = await broker.coordinator.offsetFetch(request, context(2))
    expect(second).toMatchObject({ errorCode: ErrorCode.NOT_COORDINATOR, topics: [] })
    expect((await broker.committed('g', 8)).groups[0]).toMatchObject({
      errorCode: ErrorCode.NOT_COORDINATOR,
      topics: [],
    })
  })

  it('OffsetFetch by id does not give a new topic the offsets of the old one of its name', async () => {
    const broker = new Broker()
    await broker.elect()
    await broker.run(broker.commit({ topics: [topic('', [0], TOPIC_ID)] }, 10))
    const fetch = (topicId: string): Promise<OffsetFetchResponse> => {
      const topics = [createOffsetFetchRequestTopics({ topicId, partitionIndexes: [0] })]
      const groups = [createOffsetFetchRequestGroup({ groupId: 'g', topics })]
      return broker.run(broker.coordinator.offsetFetch(createOffsetFetchRequest({ groups }), context(10)))
    }
    expect((await fetch(TOPIC_ID)).groups[0]!.topics[0]!.partitions[0]!.committedOffset).toBe(10n)
    expect((await broker.committed('g', 10)).groups[0]!.topics[0]!.topicId).toBe(TOPIC_ID)
    const other = 'AAAAAAAAAAAAAAAAAAAAEQ'
    broker.topics.set('t', { id: other, partitions: 2 })
    expect((await fetch(other)).groups[0]!.topics[0]!.partitions[0]!.committedOffset).toBe(-1n)
    expect((await fetch(TOPIC_ID)).groups[0]!.topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_ID)
    broker.topics.clear()
    expect((await broker.committed('g', 10)).groups[0]!.topics).toEqual([])
  })

  it('OffsetFetch asks several groups at once, each wherever it is', async () => {
    const broker = new Broker()
    await broker.elect()
    const names = ['a', 'b', 'c', 'd', 'e']
    for (const groupId of names) await broker.run(broker.commit({ groupId, topics: [topic('t', [0])] }, 9))
    const groups = names.map((groupId) => createOffsetFetchRequestGroup({ groupId, topics: null }))
    const response = await broker.run(broker.coordinator.offsetFetch(createOffsetFetchRequest({ groups }), context(8)))
    expect(response.groups.map((group) => [group.groupId, group.topics.length])).toEqual(names.map((name) => [name, 1]))
  })
})

describe('what a broker shows', () => {
  it('counts groups, offsets, commits and rebalances under their names of old', async () => {
    const metrics = new MetricRegistry()
    const stable: unknown[] = []
    const broker = new Broker({}, { metrics, onGroupStable: (...group) => stable.push(group) })
    await broker.elect()
    const memberId = await broker.stableMember()
    await broker.run(broker.commit({ memberId, generationIdOrMemberEpoch: 1, topics: [topic('t', [0, 1])] }, 9))
    await broker.run(broker.commit({ groupId: 'simple', topics: [topic('t', [0])] }, 9))
    const values = Object.fromEntries([...metrics.samples()].map((sample) => [sample.id.name, sample.value]))
    expect(values).toMatchObject({
      NumGroups: 2,
      NumGroupsStable: 1,
      NumGroupsEmpty: 1,
      NumOffsets: 3,
      'offset-commit-count': 3,
      'group-completed-rebalance-count': 1,
    })
    expect(stable).toEqual([['g', 1, 1]])
  })
})

describe('administration', () => {
  it('pitfall 135: DescribeGroups of an unknown group is Dead before version 6, and names the error from then on', async () => {
    const broker = new Broker()
    await broker.elect()
    const request = createDescribeGroupsRequest({ groups: ['x', ''] })
    const old = await broker.coordinator.describeGroups(request, context(5))
    expect(old.groups.map((group) => [group.groupId, group.errorCode, group.groupState])).toEqual([
      ['x', ErrorCode.NONE, 'Dead'],
      ['', ErrorCode.NONE, 'Dead'],
    ])
    const newer = await broker.coordinator.describeGroups(request, context(6))
    expect(newer.groups[0]).toMatchObject({
      errorCode: ErrorCode.GROUP_ID_NOT_FOUND,
      errorMessage: 'Group x not found.',
      groupState: 'Dead',
    })
  })

  it('pitfall 139: DeleteGroups refuses groups with members and unknown ones, and takes the offsets with it', async () => {
    const broker = new Broker()
    await broker.elect()
    await broker.stableMember()
    await broker.run(broker.commit({ groupId: 'old', topics: [topic('t', [0, 1])] }, 9))
    const groupsNames = ['g', 'old', 'unknown', 'old']
    const { results } = await broker.run(broker.coordinator.deleteGroups(createDeleteGroupsRequest({ groupsNames })))
    expect(results.map((result) => [result.groupId, result.errorCode, result.errorMessage])).toEqual([
      ['g', ErrorCode.NON_EMPTY_GROUP, null],
      ['old', ErrorCode.NONE, null],
      ['unknown', ErrorCode.GROUP_ID_NOT_FOUND, null],
    ])
    expect((await broker.committed('old')).groups[0]).toMatchObject({ errorCode: ErrorCode.NONE, topics: [] })
  })

  it('pitfall 195: OffsetDelete spares topics that a member subscribes to, and needs an empty group or consumers', async () => {
    const broker = new Broker()
    await broker.elect()
    broker.topics.set('u', { id: 'AAAAAAAAAAAAAAAAAAAAEQ', partitions: 1 })
    const metadata = Buffer.from('00000000000100017400000000', 'hex') // version 0: topic t
    const protocols = [createJoinGroupRequestProtocol({ name: 'range', metadata })]
    const { memberId } = await broker.run(broker.join({ protocols }))
    await broker.run(broker.sync(memberId, 1, ''))
    const topics = [topic('t', [0]), topic('u', [0])]
    await broker.run(broker.commit({ memberId, generationIdOrMemberEpoch: 1, topics }, 9))
    const request = (groupId: string): Parameters<GroupCoordinator['offsetDelete']>[0] =>
      createOffsetDeleteRequest({
        groupId,
        topics: ['t', 'u', 'v'].map((name) =>
          createOffsetDeleteRequestTopic({
            name,
            partitions: [createOffsetDeleteRequestPartition({ partitionIndex: 0 })],
          }),
        ),
      })
    const deleted = await broker.run(broker.coordinator.offsetDelete(request('g')))
    expect(codes(deleted.topics)).toEqual([
      ['v', [[0, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION]]],
      ['t', [[0, ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC]]],
      ['u', [[0, ErrorCode.NONE]]],
    ])
    expect((await broker.committed('g')).groups[0]!.topics.map((each) => each.name)).toEqual(['t'])
    expect((await broker.coordinator.offsetDelete(request('unknown'))).errorCode).toBe(ErrorCode.GROUP_ID_NOT_FOUND)
    await broker.run(broker.join({ groupId: 'connect', protocolType: 'connect' }))
    expect((await broker.coordinator.offsetDelete(request('connect'))).errorCode).toBe(ErrorCode.NON_EMPTY_GROUP)
  })

  it('pitfall 138: ListGroups gathers the groups of all partitions', async () => {
    const broker = new Broker()
    await broker.elect()
    const names = ['a', 'b', 'c', 'd', 'e']
    for (const groupId of names) await broker.run(broker.commit({ groupId, topics: [topic('t', [0])] }, 9))
    const all = await broker.run(broker.coordinator.listGroups(createListGroupsRequest({ statesFilter: ['eMpTy'] })))
    expect(all.groups.map((group) => group.groupId).sort()).toEqual(names)
    const none = await broker.run(broker.coordinator.listGroups(createListGroupsRequest({ typesFilter: ['x'] })))
    expect(none).toMatchObject({ errorCode: ErrorCode.NONE, groups: [] })
  })

  it('offsets of deleted topics go at once, however many there are', async () => {
    const broker = new Broker()
    await broker.elect()
    broker.topics.set('wide', { id: 'AAAAAAAAAAAAAAAAAAAAEQ', partitions: 2_500 })
    const partitions = Array.from({ length: 2_500 }, (_, i) => i)
    await broker.run(broker.commit({ topics: [topic('wide', partitions), topic('t', [0])] }, 9))
    await broker.run(broker.coordinator.onTopicsDeleted(['wide']))
    expect((await broker.committed('g')).groups[0]!.topics.map((each) => each.name)).toEqual(['t'])
  })
})

function codes(
  topics: { name: string; partitions: { partitionIndex: number; errorCode: number }[] }[],
): [string, [number, number][]][] {
  return topics.map((each) => [
    each.name,
    each.partitions.map((partition) => [partition.partitionIndex, partition.errorCode]),
  ])
}
