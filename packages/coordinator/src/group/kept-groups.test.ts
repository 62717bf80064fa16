import {
  ConsumerGroupCurrentMemberAssignmentKeyType,
  ConsumerGroupCurrentMemberAssignmentValueType,
  ConsumerGroupMemberMetadataKeyType,
  ConsumerGroupMemberMetadataValueType,
  ConsumerGroupMetadataKeyType,
  ConsumerGroupMetadataValueType,
  ConsumerGroupTargetAssignmentMetadataKeyType,
  ConsumerGroupTargetAssignmentMetadataValueType,
  createConsumerGroupCurrentMemberAssignmentKey,
  createConsumerGroupCurrentMemberAssignmentValue,
  createConsumerGroupMemberMetadataKey,
  createConsumerGroupMemberMetadataValue,
  createConsumerGroupMetadataKey,
  createConsumerGroupMetadataValue,
  createConsumerGroupTargetAssignmentMetadataKey,
  createConsumerGroupTargetAssignmentMetadataValue,
  createHeartbeatRequest,
  createJoinGroupRequest,
  createJoinGroupRequestProtocol,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createOffsetFetchRequestGroup,
  createShareGroupMetadataKey,
  createShareGroupMetadataValue,
  createSyncGroupRequest,
  ErrorCode,
  encodeMessage,
  type MessageType,
  ShareGroupMetadataKeyType,
  ShareGroupMetadataValueType,
} from '@ottla/protocol'
import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { ShardWorld } from '../test-support/shard-world.ts'
import { type GroupRecord, groupRecordCodec, offsetRecord } from './records.ts'

function framed<T extends object>(type: MessageType<T>, message: T, prefix: number): Buffer {
  const head = Buffer.alloc(2)
  head.writeInt16BE(prefix)
  return Buffer.concat([head, encodeMessage(type, message, 0)])
}

function record<K extends object, V extends object>(
  type: number,
  keyType: MessageType<K>,
  key: K,
  valueType: MessageType<V>,
  value: V | null,
): GroupRecord {
  const bytes = value === null ? null : framed(valueType, value, 0)
  return groupRecordCodec.decode(framed(keyType, key, type), bytes)!
}

const groupId = 'g'

function epoch(value: number): GroupRecord {
  const body = createConsumerGroupMetadataValue({ epoch: value })
  return record(
    3,
    ConsumerGroupMetadataKeyType,
    createConsumerGroupMetadataKey({ groupId }),
    ConsumerGroupMetadataValueType,
    body,
  )
}

function target(assignmentEpoch: number): GroupRecord {
  const key = createConsumerGroupTargetAssignmentMetadataKey({ groupId })
  const value = createConsumerGroupTargetAssignmentMetadataValue({ assignmentEpoch })
  return record(
    6,
    ConsumerGroupTargetAssignmentMetadataKeyType,
    key,
    ConsumerGroupTargetAssignmentMetadataValueType,
    value,
  )
}

function member(memberId: string): GroupRecord {
  const key = createConsumerGroupMemberMetadataKey({ groupId, memberId })
  const value = createConsumerGroupMemberMetadataValue()
  return record(5, ConsumerGroupMemberMetadataKeyType, key, ConsumerGroupMemberMetadataValueType, value)
}

function current(memberId: string, memberEpoch: number, state: number): GroupRecord {
  const key = createConsumerGroupCurrentMemberAssignmentKey({ groupId, memberId })
  const value = createConsumerGroupCurrentMemberAssignmentValue({ memberEpoch, state })
  return record(
    8,
    ConsumerGroupCurrentMemberAssignmentKeyType,
    key,
    ConsumerGroupCurrentMemberAssignmentValueType,
    value,
  )
}

function worldWith(...records: GroupRecord[]): ShardWorld {
  const world = new ShardWorld(new SimRandom(1))
  world.log = records
  world.committed = records.length
  world.reload()
  return world
}

function commit(world: ShardWorld, memberId: string, memberEpoch: number, version = 9): number {
  const partitions = [createOffsetCommitRequestPartition({ committedOffset: 7n })]
  const request = createOffsetCommitRequest({
    groupId,
    memberId,
    generationIdOrMemberEpoch: memberEpoch,
    topics: [createOffsetCommitRequestTopic({ name: 't', partitions })],
  })
  const reply = world.answer((shard, now) => shard.commitOffsets(request, version, now))
  return typeof reply === 'number' ? reply : reply[0]!.partitions[0]!.errorCode
}

function join(world: ShardWorld, memberId = ''): number {
  const codes: number[] = []
  const request = createJoinGroupRequest({
    groupId,
    memberId,
    protocolType: 'consumer',
    sessionTimeoutMs: 10_000,
    protocols: [createJoinGroupRequestProtocol({ name: 'range' })],
  })
  const context = { apiVersion: 9, clientId: 'c', clientHost: '/::1' }
  world.run((shard, now) => shard.join(request, context, now, (response) => codes.push(response.errorCode)))
  return codes[0]!
}

function stateOf(world: ShardWorld): string {
  const [group] = world.shard.listGroups([], [])
  return `${group!.groupType} ${group!.groupState} ${group!.protocolType}`
}

describe('groups of the consumer protocol', () => {
  it('show the state that their records tell', () => {
    expect(stateOf(worldWith(epoch(1)))).toBe('consumer Empty consumer')
    expect(stateOf(worldWith(epoch(2), member('m'), target(1)))).toBe('consumer Assigning consumer')
    expect(stateOf(worldWith(epoch(2), member('m'), target(2), current('m', 1, 0)))).toBe(
      'consumer Reconciling consumer',
    )
    expect(stateOf(worldWith(epoch(2), member('m'), target(2), current('m', 2, 1)))).toBe(
      'consumer Reconciling consumer',
    )
    expect(stateOf(worldWith(epoch(2), member('m'), target(2), current('m', 2, 0)))).toBe('consumer Stable consumer')
  })

  it('refuse classic members while they have members of their own', () => {
    const world = worldWith(epoch(2), member('m'), target(2), current('m', 2, 0))
    expect(join(world)).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    const heartbeat = createHeartbeatRequest({ groupId, memberId: 'm', generationId: 2 })
    expect(world.shard.heartbeat(heartbeat)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    const codes: number[] = []
    const sync = createSyncGroupRequest({ groupId, memberId: 'm', generationId: 2 })
    world.run((shard) => shard.sync(sync, (response) => codes.push(response.errorCode)))
    expect(codes).toEqual([ErrorCode.UNKNOWN_MEMBER_ID])
    const left = world.answer((shard, now) => shard.leave(groupId, [{ memberId: 'm', groupInstanceId: null }], now))
    expect(left[0]!.errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(world.shard.describeGroups([groupId], 6)[0]).toMatchObject({
      errorCode: ErrorCode.GROUP_ID_NOT_FOUND,
      errorMessage: 'Group g is not a classic group.',
    })
    expect(world.answer((shard) => shard.deleteGroup(groupId))).toBe(ErrorCode.NON_EMPTY_GROUP)
    expect(world.log).toHaveLength(4)
  })

  it('take commits of their members at the right epoch', () => {
    const world = worldWith(epoch(2), member('m'), target(2), current('m', 2, 0))
    expect(commit(world, 'm', 2)).toBe(ErrorCode.NONE)
    expect(commit(world, 'm', 1)).toBe(ErrorCode.STALE_MEMBER_EPOCH)
    expect(commit(world, 'm', 1, 8)).toBe(ErrorCode.UNSUPPORTED_VERSION)
    expect(commit(world, 'nobody', 2)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    const fetch = (memberId: string, memberEpoch: number): unknown =>
      world.shard.fetchOffsets(createOffsetFetchRequestGroup({ groupId, memberId, memberEpoch, topics: null }), true)
    expect(fetch('m', 2)).toMatchObject([{ name: 't', partitions: [{ committedOffset: 7n }] }])
    expect(fetch('m', 1)).toBe(ErrorCode.STALE_MEMBER_EPOCH)
    expect(fetch('nobody', 2)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  it('become classic when a classic member joins the empty group, and keep their offsets', () => {
    const world = worldWith(epoch(3), target(3))
    expect(commit(world, '', -1)).toBe(ErrorCode.NONE)
    expect(join(world)).toBe(ErrorCode.MEMBER_ID_REQUIRED)
    expect(stateOf(world)).toBe('classic Empty ')
    world.reload()
    expect(stateOf(world)).toBe('classic Empty ')
    const topics = world.shard.fetchOffsets(createOffsetFetchRequestGroup({ groupId, topics: null }), true)
    expect(topics).toMatchObject([{ name: 't', partitions: [{ committedOffset: 7n }] }])
  })

  it('are deleted with all their records, in the order that Kafka can read', () => {
    const world = worldWith(epoch(3), target(3))
    commit(world, '', -1)
    expect(world.answer((shard) => shard.deleteGroup(groupId))).toBe(ErrorCode.NONE)
    const types = world.log.slice(3).map((each) => (each.kind === 'kept' ? each.type : each.kind))
    expect(types).toEqual(['offset', 6, 3])
    world.reload()
    expect(world.shard.listGroups([], [])).toEqual([])
  })

  it('expire with their offsets once they are empty', () => {
    const world = worldWith(epoch(3), target(3))
    commit(world, '', -1)
    world.advance(8 * 86_400_000)
    expect(world.shard.listGroups([], [])).toEqual([])
    const stable = worldWith(epoch(2), member('m'), target(2), current('m', 2, 0))
    commit(stable, 'm', 2)
    stable.advance(8 * 86_400_000)
    expect(stateOf(stable)).toBe('consumer Stable consumer')
  })
})

describe('share groups', () => {
  it('are listed, and neither joined, committed to nor deleted here', () => {
    const key = createShareGroupMetadataKey({ groupId })
    const value = createShareGroupMetadataValue({ epoch: 1 })
    const world = worldWith(record(11, ShareGroupMetadataKeyType, key, ShareGroupMetadataValueType, value))
    expect(stateOf(world)).toBe('share Empty share')
    expect(join(world)).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    expect(commit(world, '', -1)).toBe(ErrorCode.GROUP_ID_NOT_FOUND)
    expect(world.answer((shard) => shard.deleteGroup(groupId))).toBe(ErrorCode.GROUP_DELETION_FAILED)
    world.advance(30 * 86_400_000)
    expect(stateOf(world)).toBe('share Empty share')
  })
})

describe('records', () => {
  it('of kinds that no version of Kafka has are passed over', () => {
    expect(groupRecordCodec.decode(Buffer.from('0063', 'hex'), null)).toBeNull()
    expect(groupRecordCodec.decode(null, Buffer.from('0000', 'hex'))).toBeNull()
    expect(groupRecordCodec.decode(Buffer.from('00', 'hex'), null)).toBeNull()
  })

  it('of offsets with a time of expiry are written in the one version that has it', () => {
    const plain = groupRecordCodec.encode(offsetRecord('g', 't', 0, { offset: 5n, leaderEpoch: 3 }))
    expect(plain.value!.readInt16BE(0)).toBe(4)
    const expiring = groupRecordCodec.encode(offsetRecord('g', 't', 0, { offset: 5n, expireTimestamp: 77 }))
    expect(expiring.value!.readInt16BE(0)).toBe(1)
    expect(groupRecordCodec.decode(expiring.key, expiring.value)).toMatchObject({
      value: { offset: 5n, expireTimestamp: 77, leaderEpoch: -1 },
    })
  })

  it('of other protocols come back byte for byte', () => {
    for (const each of [epoch(7), target(7), member('m'), current('m', 7, 1)]) {
      const { key, value } = groupRecordCodec.encode(each)
      expect(groupRecordCodec.decode(key, value)).toEqual(each)
    }
  })
})
