/** The group APIs from frame to frame, in every version. What groups do is tested where they live. */
import {
  apiInfo,
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
  createRemoveTopicRecord,
  createSyncGroupRequest,
  createSyncGroupRequestAssignment,
  type DeleteGroupsResponse,
  type DescribeGroupsResponse,
  ErrorCode,
  type HeartbeatResponse,
  type JoinGroupResponse,
  type LeaveGroupResponse,
  type ListGroupsResponse,
  type OffsetCommitResponse,
  type OffsetDeleteResponse,
  type OffsetFetchResponse,
  type SyncGroupResponse,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { javaHost } from '../group-context.ts'
import { TestNode } from '../handler.test-support.ts'
import { bumpEpoch, makeTopic, partitionOf } from '../topics.test-support.ts'
import { handlers } from './index.ts'

const GROUP = 'readers'
const NOBODY = { operations: -2147483648 }
const ALL_OF_A_GROUP = 3400

async function start(): Promise<TestNode> {
  const node = await TestNode.start({ 'group.initial.rebalance.delay.ms': '0' })
  await makeTopic(node, 'orders')
  await makeTopic(node, '__consumer_offsets')
  await node.settle()
  return node
}

/** The newest version of the API that is not above `version`. */
function at(apiKey: number, version: number): number {
  const { min, max } = apiInfo(apiKey)!.broker!
  return Math.max(min, Math.min(max, version))
}

function ask<S extends object>(node: TestNode, apiKey: number, request: object, version: number): Promise<S> {
  return node.ask<object, S>(handlers.get(apiKey)!, request, at(apiKey, version))
}

/** Joins and syncs one member. */
async function member(node: TestNode, version = 9): Promise<{ memberId: string; generationId: number }> {
  const protocols = [createJoinGroupRequestProtocol({ name: 'range', metadata: Buffer.from('subscription') })]
  const request = createJoinGroupRequest({
    groupId: GROUP,
    sessionTimeoutMs: 30_000,
    rebalanceTimeoutMs: at(11, version) === 0 ? -1 : 60_000,
    protocolType: 'consumer',
    protocols,
  })
  let joined = await ask<JoinGroupResponse>(node, 11, request, version)
  if (at(11, version) >= 4) {
    expect(joined.errorCode).toBe(ErrorCode.MEMBER_ID_REQUIRED)
    joined = await ask<JoinGroupResponse>(node, 11, { ...request, memberId: joined.memberId }, version)
  }
  expect(joined).toMatchObject({ errorCode: 0, generationId: 1, leader: joined.memberId, protocolName: 'range' })
  expect(joined.members.map(({ metadata }) => metadata.toString())).toEqual(['subscription'])
  const { memberId, generationId } = joined
  const synced = await ask<SyncGroupResponse>(
    node,
    14,
    createSyncGroupRequest({
      groupId: GROUP,
      memberId,
      generationId,
      ...(at(14, version) >= 5 ? { protocolType: 'consumer', protocolName: 'range' } : {}),
      assignments: [createSyncGroupRequestAssignment({ memberId, assignment: Buffer.from('all') })],
    }),
    version,
  )
  expect([synced.errorCode, synced.assignment.toString()]).toEqual([0, 'all'])
  return { memberId, generationId }
}

function commit(node: TestNode, version: number, init: object = {}, topic = 'orders', partitionIndex = 0) {
  const partition = createOffsetCommitRequestPartition({
    partitionIndex,
    committedOffset: 5n as never,
    committedMetadata: 'm',
  })
  const byId = at(8, version) >= 10
  const topicId = node.broker.image.topics.topic(topic)?.id
  const named = byId && topicId !== undefined ? { topicId } : { name: topic }
  const topics = [createOffsetCommitRequestTopic({ ...named, partitions: [partition] })]
  const request = createOffsetCommitRequest({ groupId: GROUP, topics, ...init })
  return ask<OffsetCommitResponse>(node, 8, request, version)
}

async function committed(node: TestNode, version: number): Promise<[number, number, string | null]> {
  const used = at(9, version)
  const topicId = node.broker.image.topics.topic('orders')!.id
  const named = used >= 10 ? { topicId } : { name: 'orders' }
  const request =
    used >= 8
      ? {
          groups: [
            createOffsetFetchRequestGroup({
              groupId: GROUP,
              topics: [createOffsetFetchRequestTopics({ ...named, partitionIndexes: [0] })],
            }),
          ],
        }
      : { groupId: GROUP, topics: [createOffsetFetchRequestTopic({ name: 'orders', partitionIndexes: [0] })] }
  const answer = await ask<OffsetFetchResponse>(node, 9, createOffsetFetchRequest(request), version)
  const partition = (used >= 8 ? answer.groups[0]! : answer).topics[0]!.partitions[0]!
  return [partition.errorCode, Number(partition.committedOffset), partition.metadata]
}

describe('the group APIs', () => {
  it('carry a member through its life in every version', async () => {
    for (let version = 0; version <= 10; version++) {
      const node = await start()
      const { memberId, generationId } = await member(node, version)
      const beat = createHeartbeatRequest({ groupId: GROUP, memberId, generationId })
      expect((await ask<HeartbeatResponse>(node, 12, beat, version)).errorCode).toBe(0)
      const done = await commit(node, version, { memberId, generationIdOrMemberEpoch: generationId })
      expect(done.topics[0]!.partitions[0]!.errorCode, `v${version}`).toBe(0)
      expect(await committed(node, version)).toEqual([0, 5, 'm'])
      const described = createDescribeGroupsRequest({
        groups: [GROUP],
        includeAuthorizedOperations: at(15, version) >= 3,
      })
      const { groups } = await ask<DescribeGroupsResponse>(node, 15, described, version)
      expect(groups).toMatchObject([
        { errorCode: 0, groupState: 'Stable', protocolType: 'consumer', protocolData: 'range' },
      ])
      expect(groups[0]!.authorizedOperations).toBe(at(15, version) >= 3 ? ALL_OF_A_GROUP : NOBODY.operations)
      expect(groups[0]!.members).toMatchObject([{ memberId, clientId: 'test', clientHost: '/10.0.0.9' }])
      const listed = await ask<ListGroupsResponse>(node, 16, createListGroupsRequest(), version)
      expect(listed.groups.map(({ groupId }) => groupId)).toEqual([GROUP])
      const deleting = createDeleteGroupsRequest({ groupsNames: [GROUP] })
      const refused = await ask<DeleteGroupsResponse>(node, 42, deleting, version)
      expect(refused.results[0]!.errorCode).toBe(ErrorCode.NON_EMPTY_GROUP)
      const members = [createLeaveGroupRequestMemberIdentity({ memberId })]
      const leaving = createLeaveGroupRequest({
        groupId: GROUP,
        ...(at(13, version) >= 3 ? { members } : { memberId }),
      })
      expect((await ask<LeaveGroupResponse>(node, 13, leaving, version)).errorCode).toBe(0)
      const deleted = await ask<DeleteGroupsResponse>(node, 42, deleting, version)
      expect(deleted.results).toMatchObject([{ groupId: GROUP, errorCode: 0 }])
      // pitfall 139: the offsets went with it.
      expect((await committed(node, version)).slice(0, 2)).toEqual([0, -1])
    }
  })

  it('pitfall 135: an unknown group is Dead below version 6, and not found from there on', async () => {
    const node = await start()
    for (let version = 0; version <= 6; version++) {
      const request = createDescribeGroupsRequest({ groups: ['nobody'] })
      const { groups } = await ask<DescribeGroupsResponse>(node, 15, request, version)
      expect(groups).toMatchObject([
        { groupId: 'nobody', groupState: 'Dead', errorCode: version < 6 ? 0 : ErrorCode.GROUP_ID_NOT_FOUND },
      ])
    }
  })

  it('commits to partitions that exist, whatever the others are', async () => {
    const node = await start()
    for (let version = 2; version <= 9; version++) {
      const alone = await commit(node, version, {}, 'orders', 7)
      expect(alone.topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
      const nowhere = await commit(node, version, {}, 'nowhere')
      expect(nowhere.topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    }
  })

  it('delete single offsets of a group without members', async () => {
    const node = await start()
    await commit(node, 9)
    const topic = createOffsetDeleteRequestTopic({
      name: 'orders',
      partitions: [createOffsetDeleteRequestPartition({ partitionIndex: 0 })],
    })
    const request = createOffsetDeleteRequest({ groupId: GROUP, topics: [topic] })
    const answer = await ask<OffsetDeleteResponse>(node, 47, request, 0)
    expect([answer.errorCode, answer.topics[0]!.partitions[0]!.errorCode]).toEqual([0, 0])
    expect((await committed(node, 9)).slice(0, 2)).toEqual([0, -1])
  })

  it('keep what is committed for a topic that is made again while the offsets of the one before go', async () => {
    const node = await start()
    await commit(node, 9)
    // Every commit takes a second from now on, the tombstones of the deleted topic too.
    const offsets = partitionOf(node, '__consumer_offsets')
    const acknowledged = offsets.whenAcknowledged.bind(offsets)
    offsets.whenAcknowledged = (lastOffset, acks, done) =>
      acknowledged(lastOffset, acks, (code) => void node.clock.schedule(1000, () => done(code)))
    const { id: topicId } = node.broker.image.topics.topic('orders')!
    await node.replay({ type: 'RemoveTopicRecord', version: 0, record: createRemoveTopicRecord({ topicId }) })
    await makeTopic(node, 'orders')
    expect((await commit(node, 9)).topics[0]!.partitions[0]!.errorCode).toBe(0)
    await node.clock.runFor(10_000)
    expect(await committed(node, 9)).toEqual([0, 5, 'm'])
  })

  it('have no coordinator while there is no __consumer_offsets', async () => {
    const node = await TestNode.start()
    const beat = createHeartbeatRequest({ groupId: GROUP, memberId: 'm', generationId: 1 })
    expect((await ask<HeartbeatResponse>(node, 12, beat, 4)).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
  })

  it('pitfall 132: load their groups from the log when the partition has a leader again', async () => {
    const node = await start()
    const { memberId, generationId } = await member(node)
    await commit(node, 9, { memberId, generationIdOrMemberEpoch: generationId })
    await bumpEpoch(node, '__consumer_offsets')
    const beat = createHeartbeatRequest({ groupId: GROUP, memberId, generationId })
    await node.settle()
    expect((await ask<HeartbeatResponse>(node, 12, beat, 4)).errorCode).toBe(0)
    expect(await committed(node, 9)).toEqual([0, 5, 'm'])
  })
})

describe('a commit that is under way when the coordinator changes', () => {
  it('pitfall 132: is refused, and what the log took of it is loaded all the same', async () => {
    const node = await start()
    await commit(node, 9)
    const partition = createOffsetCommitRequestPartition({ partitionIndex: 0, committedOffset: 6n })
    const topics = [createOffsetCommitRequestTopic({ name: 'orders', partitions: [partition] })]
    const request = createOffsetCommitRequest({ groupId: GROUP, topics })
    const call = { broker: node.broker, apiVersion: 9, clientId: 'test', connection: { clientHost: '10.0.0.9' } }
    const { log } = partitionOf(node, '__consumer_offsets')
    const pending = handlers.get(8)!.handle(request as never, call as never) as Promise<OffsetCommitResponse>
    expect(log!.highWatermark).toBe(log!.endOffset - 1)
    await bumpEpoch(node, '__consumer_offsets')
    await node.settle()
    expect((await pending).topics[0]!.partitions[0]!.errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    expect((await committed(node, 9)).slice(0, 2)).toEqual([0, 6])
  })
})

describe('the address of a client', () => {
  it('pitfall 136: is printed as Java prints it', () => {
    const cases = {
      '10.0.0.9': '/10.0.0.9',
      '::1': '/0:0:0:0:0:0:0:1',
      '::': '/0:0:0:0:0:0:0:0',
      '2001:db8::8a2e:0370:7334': '/2001:db8:0:0:0:8a2e:370:7334',
      'fe80::1%eth0': '/fe80:0:0:0:0:0:0:1%eth0',
      '1:2:3:4:5:6:7:8': '/1:2:3:4:5:6:7:8',
      '::ffff:10.0.0.9': '/10.0.0.9',
    }
    for (const [address, printed] of Object.entries(cases)) expect(javaHost(address)).toBe(printed)
  })
})
