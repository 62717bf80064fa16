/**
 * What implementers of the classic group protocol got wrong before, each by its number in the list of facts. The scripts
 * in `testdata` show the same rules in longer stories.
 */
import {
  createHeartbeatRequest,
  createJoinGroupRequest,
  createJoinGroupRequestProtocol,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createOffsetFetchRequestGroup,
  createOffsetFetchRequestTopics,
  createSyncGroupRequest,
  createSyncGroupRequestAssignment,
  ErrorCode,
  JoinGroupRequestType,
  type JoinGroupResponse,
  type OffsetFetchResponse,
  type SyncGroupResponse,
} from '@ottla/protocol'
import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import type { GroupConfig } from './group/config.ts'
import { groupRecordCodec } from './group/records.ts'
import { ShardWorld } from './test-support/shard-world.ts'

interface JoinOptions {
  readonly id?: string
  readonly version?: number
  readonly instance?: string | null
  readonly protocols?: readonly (readonly [string, Buffer])[]
  readonly sessionMs?: number
  readonly rebalanceMs?: number
}

/** A shard with clients: every request of the protocol as one call. */
class Groups extends ShardWorld {
  constructor(config: Partial<GroupConfig> = {}) {
    super(new SimRandom(7), config)
  }

  join(groupId: string, options: JoinOptions = {}): JoinGroupResponse[] {
    const replies: JoinGroupResponse[] = []
    const request = createJoinGroupRequest({
      groupId,
      memberId: options.id ?? '',
      groupInstanceId: options.instance ?? null,
      protocolType: 'consumer',
      sessionTimeoutMs: options.sessionMs ?? 10_000,
      rebalanceTimeoutMs: options.rebalanceMs ?? 60_000,
      protocols: (options.protocols ?? [['range', Buffer.from('m')]]).map(([name, metadata]) =>
        createJoinGroupRequestProtocol({ name, metadata }),
      ),
    })
    const context = { apiVersion: options.version ?? 3, clientId: 'c', clientHost: '/1.2.3.4' }
    this.run((shard, now) => shard.join(request, context, now, (response) => replies.push(response)))
    return replies
  }

  sync(groupId: string, id: string, generation: number, assign: Record<string, Buffer> = {}): SyncGroupResponse[] {
    const replies: SyncGroupResponse[] = []
    const request = createSyncGroupRequest({
      groupId,
      memberId: id,
      generationId: generation,
      assignments: Object.entries(assign).map(([memberId, assignment]) =>
        createSyncGroupRequestAssignment({ memberId, assignment }),
      ),
    })
    this.run((shard) => shard.sync(request, (response) => replies.push(response)))
    return replies
  }

  heartbeat(groupId: string, memberId: string, generationId: number): number {
    const request = createHeartbeatRequest({ groupId, memberId, generationId })
    return this.answer((shard) => ({ records: [], reply: shard.heartbeat(request) }))
  }

  /** Commits to partitions of `t`, from 0 on; error codes by partition, or one for all. */
  commitOffsets(
    groupId: string,
    partitions: readonly { offset?: bigint; metadata?: string | null; epoch?: number }[],
    member: { id: string; generation: number } = { id: '', generation: -1 },
  ): number | number[] {
    const request = createOffsetCommitRequest({
      groupId,
      memberId: member.id,
      generationIdOrMemberEpoch: member.generation,
      topics: [
        createOffsetCommitRequestTopic({
          name: 't',
          partitions: partitions.map(({ offset = 1n, metadata = '', epoch = -1 }, partitionIndex) =>
            createOffsetCommitRequestPartition({
              partitionIndex,
              committedOffset: offset,
              committedMetadata: metadata,
              committedLeaderEpoch: epoch,
            }),
          ),
        }),
      ],
    })
    const reply = this.answer((shard, now) => shard.commitOffsets(request, 9, now))
    return typeof reply === 'number' ? reply : reply[0]!.partitions.map((partition) => partition.errorCode)
  }

  fetchOffsets(
    groupId: string,
    partitions: number[] | null,
    requireStable = false,
  ): OffsetFetchResponse['groups'][number]['topics'][number]['partitions'] {
    const topics = partitions && [createOffsetFetchRequestTopics({ name: 't', partitionIndexes: partitions })]
    const reply = this.shard.fetchOffsets(createOffsetFetchRequestGroup({ groupId, topics }), requireStable)
    if (typeof reply === 'number') throw new Error(`fetch failed with ${reply}`)
    return reply.flatMap((topic) => topic.partitions)
  }

  /** A Stable group; the ids of its members, the leader's first. */
  stableGroup(groupId: string, size: number, options: JoinOptions = {}): string[] {
    const replies = Array.from({ length: size }, () => this.join(groupId, options))
    this.advance((size > 1 ? 2 : 1) * this.config.initialRebalanceDelayMs)
    const joined = replies.map((each) => each[0]!)
    const leader = joined.find((each) => each.members.length > 0)!
    const ids = joined.map((each) => each.memberId)
    for (const { memberId } of joined) {
      if (memberId !== leader.memberId) this.sync(groupId, memberId, leader.generationId)
    }
    this.sync(groupId, leader.memberId, leader.generationId, Object.fromEntries(ids.map((id) => [id, Buffer.from(id)])))
    return [leader.memberId, ...ids.filter((id) => id !== leader.memberId)]
  }
}

describe('joining', () => {
  it('pitfall 108: the first join of an empty group waits as long as the initial delay, which may be 0', () => {
    const slow = new Groups()
    const first = slow.join('g')
    slow.advance(2_999)
    expect(first).toEqual([])
    slow.advance(1)
    expect(first).toHaveLength(1)
    const fast = new Groups({ initialRebalanceDelayMs: 0 })
    const second = fast.join('g')
    fast.advance(0)
    expect(second[0]).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 1 })
  })

  it('pitfall 109: a dynamic member gets an id first from version 4 on, and is admitted at once before', () => {
    const groups = new Groups()
    const [required] = groups.join('g', { version: 4 })
    expect(required).toMatchObject({ errorCode: ErrorCode.MEMBER_ID_REQUIRED, generationId: -1 })
    expect(required!.memberId).toMatch(/^c-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const second = groups.join('g', { version: 4, id: required!.memberId })
    const old = groups.join('g', { version: 3 })
    groups.advance(6_000)
    expect(second[0]).toMatchObject({ errorCode: ErrorCode.NONE, memberId: required!.memberId })
    expect(old[0]).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 1 })
  })

  it('pitfall 110: an id that never comes back neither stays nor blocks the rebalance', () => {
    const groups = new Groups()
    const [leader] = groups.stableGroup('g', 1)
    groups.join('g', { version: 4, sessionMs: 8_000 })
    const rejoined = groups.join('g', { id: leader!, rebalanceMs: 300_000 })
    groups.advance(7_999)
    expect(rejoined).toEqual([])
    groups.advance(1)
    expect(rejoined[0]).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 2 })
  })

  it('pitfall 111: version 0 has no rebalance timeout, its session timeout counts', () => {
    const groups = new Groups()
    const [leader] = groups.stableGroup('g', 1, { version: 0, sessionMs: 20_000, rebalanceMs: -1 })
    expect(groups.shard.classicGroup('g')!.rebalanceTimeoutMs).toBe(20_000)
    const newcomer = groups.join('g', { sessionMs: 20_000, rebalanceMs: 20_000 })
    groups.advance(15_000)
    expect(groups.heartbeat('g', leader!, 1)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    expect(newcomer).toEqual([])
    groups.advance(5_000)
    expect(newcomer[0]).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 2 })
  })

  it('pitfall 112: only the leader gets members, with their metadata verbatim', () => {
    const groups = new Groups()
    const metadata = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
    const request = { protocols: [['range', metadata]] as const }
    const a = groups.join('g', request)
    const b = groups.join('g', request)
    metadata.fill(0xee)
    groups.advance(6_000)
    expect(a[0]!.members.map((member) => member.memberId)).toEqual([a[0]!.memberId, b[0]!.memberId])
    for (const member of a[0]!.members) expect([...member.metadata]).toEqual(Array.from({ length: 256 }, (_, i) => i))
    expect(b[0]!.members).toEqual([])
    expect(b[0]!.leader).toBe(a[0]!.memberId)
  })

  it('pitfall 113: a leader that rejoins a Stable group starts a rebalance, an unchanged follower does not', () => {
    const groups = new Groups()
    const [leader, follower] = groups.stableGroup('g', 2)
    expect(groups.join('g', { id: follower! })[0]).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 1 })
    expect(groups.shard.classicGroup('g')!.state).toBe('Stable')
    expect(groups.join('g', { id: leader! })).toEqual([])
    expect(groups.shard.classicGroup('g')!.state).toBe('PreparingRebalance')
  })

  it('pitfall 114: a rebalance ends at the largest rebalance timeout, without stragglers but with static members', () => {
    const groups = new Groups()
    const [leader, straggler] = groups.stableGroup('g', 2, { rebalanceMs: 20_000, sessionMs: 300_000 })
    const fixed = groups.join('g', { version: 9, instance: 'one', rebalanceMs: 40_000, sessionMs: 300_000 })
    groups.join('g', { id: leader!, rebalanceMs: 20_000, sessionMs: 300_000 })
    groups.join('g', { id: straggler!, rebalanceMs: 20_000, sessionMs: 300_000 })
    expect(fixed[0]).toMatchObject({ generationId: 2 })
    for (const id of [leader!, straggler!, fixed[0]!.memberId]) groups.sync('g', id, 2)
    const again = groups.join('g', { id: leader!, rebalanceMs: 20_000, sessionMs: 300_000 })
    groups.advance(39_999)
    expect(again).toEqual([])
    groups.advance(1)
    expect(again[0]!.members.map((member) => member.memberId).sort()).toEqual([leader!, fixed[0]!.memberId].sort())
  })

  it('pitfall 130: JoinGroup is served in the versions that carry instance ids', () => {
    expect(JoinGroupRequestType.maxVersion).toBeGreaterThanOrEqual(5)
    const groups = new Groups()
    for (const instance of ['', 'a b', '..']) {
      const replies = groups.join('g', { version: 5, instance })
      groups.advance(6_000)
      expect(replies[0]!.errorCode).toBe(ErrorCode.NONE)
      expect(replies[0]!.memberId.startsWith(`${instance}-`)).toBe(true)
      groups.answer((shard, now) =>
        shard.leave('g', [{ memberId: replies[0]!.memberId, groupInstanceId: instance }], now),
      )
    }
  })

  it('pitfall 131: twenty members that start at once settle in two generations, and none is told that it is unknown', () => {
    const groups = new Groups()
    const ids = Array.from({ length: 20 }, () => groups.join('g', { version: 9 })[0]!.memberId)
    const replies = ids.map((id, i) => {
      groups.advance(i * 20)
      return groups.join('g', { version: 9, id })
    })
    groups.advance(30_000)
    const joined = replies.map((each) => each[0]!)
    expect(joined.every((each) => each.errorCode === ErrorCode.NONE)).toBe(true)
    expect(new Set(joined.map((each) => each.generationId))).toEqual(new Set([1]))
    expect(joined.filter((each) => each.members.length > 0).map((each) => each.members.length)).toEqual([20])
  })

  it('pitfall 141: a full group refuses newcomers and takes members back', () => {
    const groups = new Groups({ maxSize: 2 })
    const [leader, follower] = groups.stableGroup('g', 2)
    expect(groups.join('g')[0]!.errorCode).toBe(ErrorCode.GROUP_MAX_SIZE_REACHED)
    const a = groups.join('g', { id: leader! })
    const b = groups.join('g', { id: follower! })
    expect([a[0]!.errorCode, b[0]!.errorCode]).toEqual([ErrorCode.NONE, ErrorCode.NONE])
  })

  it('pitfall 142: who has no protocol in common is refused, and the group goes on', () => {
    const groups = new Groups()
    const [leader] = groups.stableGroup('g', 1)
    const [refused] = groups.join('g', { protocols: [['other', Buffer.alloc(0)]] })
    expect(refused!.errorCode).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    expect(groups.heartbeat('g', leader!, 1)).toBe(ErrorCode.NONE)
  })

  it('pitfall 143: the leader forces the second round of a cooperative rebalance, two generations on', () => {
    const groups = new Groups()
    const [a] = groups.stableGroup('g', 1)
    const b = groups.join('g')
    groups.join('g', { id: a! })
    const idB = b[0]!.memberId
    groups.sync('g', a!, 2, { [a!]: Buffer.from('0'), [idB]: Buffer.alloc(0) })
    expect(groups.sync('g', idB, 2)[0]!.assignment).toHaveLength(0)
    const second = groups.join('g', { id: a! })
    groups.join('g', { id: idB })
    expect(second[0]).toMatchObject({ generationId: 3, leader: a! })
  })
})

describe('sessions', () => {
  it('pitfall 115: a heartbeat during a rebalance says so, and renews the session', () => {
    const groups = new Groups()
    const [leader, follower] = groups.stableGroup('g', 2)
    groups.join('g', { id: leader! })
    for (let i = 0; i < 5; i++) {
      groups.advance(9_000)
      expect(groups.heartbeat('g', follower!, 1)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    }
    expect(groups.shard.classicGroup('g')!.member(follower!)).toBeDefined()
  })

  it('pitfall 116: a member whose join or sync is parked does not expire', () => {
    const groups = new Groups()
    const [leader, follower] = groups.stableGroup('g', 2, { rebalanceMs: 300_000 })
    const parked = groups.join('g', { id: leader!, rebalanceMs: 300_000 })
    groups.advance(9_000)
    groups.heartbeat('g', follower!, 1)
    groups.advance(9_000)
    groups.heartbeat('g', follower!, 1)
    groups.join('g', { id: follower!, rebalanceMs: 300_000 })
    expect(parked[0]).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 2 })
    const sync = groups.sync('g', follower!, 2)
    groups.advance(9_000)
    groups.heartbeat('g', leader!, 2)
    groups.advance(9_000)
    groups.sync('g', leader!, 2, { [follower!]: Buffer.from('f') })
    expect(sync[0]!.assignment.toString()).toBe('f')
    expect(groups.heartbeat('g', follower!, 2)).toBe(ErrorCode.NONE)
  })

  it('pitfall 132: after the shard has moved members have a fresh session and need not rejoin', () => {
    const groups = new Groups()
    const [leader, follower] = groups.stableGroup('g', 2)
    groups.advance(9_999)
    groups.reload()
    groups.advance(9_999)
    for (const id of [leader!, follower!]) expect(groups.heartbeat('g', id, 1)).toBe(ErrorCode.NONE)
    expect(groups.sync('g', follower!, 1)[0]!.assignment.toString()).toBe(follower!)
    groups.advance(10_000)
    expect(groups.shard.classicGroup('g')!.state).toBe('Empty')
  })
})

describe('assignments', () => {
  it('pitfall 117: nobody gets the assignment before it is committed', () => {
    const groups = new Groups()
    const a = groups.join('g')
    const b = groups.join('g')
    groups.advance(6_000)
    groups.autoCommit = false
    const [idA, idB] = [a[0]!.memberId, b[0]!.memberId]
    const follower = groups.sync('g', idB, 1)
    const leader = groups.sync('g', idA, 1, { [idA]: Buffer.from('a'), [idB]: Buffer.from('b') })
    groups.advance(1_000)
    expect([leader, follower]).toEqual([[], []])
    groups.commit()
    expect([leader[0]!.assignment.toString(), follower[0]!.assignment.toString()]).toEqual(['a', 'b'])
  })

  it('pitfall 118: a member that the leader forgot gets empty bytes', () => {
    const groups = new Groups()
    const a = groups.join('g')
    const b = groups.join('g')
    groups.advance(6_000)
    const forgotten = groups.sync('g', b[0]!.memberId, 1)
    groups.sync('g', a[0]!.memberId, 1, { [a[0]!.memberId]: Buffer.from('a') })
    expect(forgotten[0]).toMatchObject({ errorCode: ErrorCode.NONE })
    expect(forgotten[0]!.assignment).toHaveLength(0)
  })

  it('pitfall 119: an assignment of a megabyte comes back byte for byte, from the log too', () => {
    const groups = new Groups()
    const [leader] = [groups.join('g')]
    groups.advance(3_000)
    const id = leader[0]!.memberId
    const big = new SimRandom(3).bytes(1_048_576)
    expect(groups.sync('g', id, 1, { [id]: big })[0]!.assignment.equals(big)).toBe(true)
    const { key, value } = groupRecordCodec.encode(groups.log.at(-1)!)
    const record = groupRecordCodec.decode(key, value)
    expect(record!.kind === 'classic' && record!.value!.members[0]!.assignment.equals(big)).toBe(true)
  })

  it('pitfall 126: each leaving member has its own result', () => {
    const groups = new Groups()
    const [leader] = groups.stableGroup('g', 1)
    const results = groups.answer((shard, now) =>
      shard.leave(
        'g',
        [
          { memberId: 'nobody', groupInstanceId: null },
          { memberId: leader!, groupInstanceId: null },
        ],
        now,
      ),
    )
    expect(results.map((result) => result.errorCode)).toEqual([ErrorCode.UNKNOWN_MEMBER_ID, ErrorCode.NONE])
  })
})

describe('static members', () => {
  it('pitfall 127: one that is back within its session keeps its assignment, and its old id is fenced', () => {
    const groups = new Groups()
    const [leader] = groups.stableGroup('g', 1, { version: 9, instance: 'one' })
    const [back] = groups.join('g', { version: 9, instance: 'one' })
    expect(back).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 1 })
    expect(back!.memberId).not.toBe(leader)
    expect(groups.sync('g', back!.memberId, 1)[0]!.assignment.toString()).toBe(leader)
    expect(groups.join('g', { version: 9, instance: 'one', id: leader! })[0]!.errorCode).toBe(
      ErrorCode.FENCED_INSTANCE_ID,
    )
  })

  it('pitfall 128: a static leader that is back is told to skip the assignment, or before version 9 that it follows', () => {
    const groups = new Groups()
    const [leader] = groups.stableGroup('g', 1, { version: 9, instance: 'one' })
    const [newer] = groups.join('g', { version: 9, instance: 'one' })
    expect(newer).toMatchObject({ skipAssignment: true, leader: newer!.memberId })
    expect(newer!.members).toHaveLength(1)
    const [older] = groups.join('g', { version: 8, instance: 'one' })
    expect(older).toMatchObject({ skipAssignment: false, leader: newer!.memberId, members: [] })
    expect(older!.memberId).not.toBe(leader)
  })

  it('pitfall 129: one that is back while the leader assigns makes the group rebalance', () => {
    const groups = new Groups()
    groups.join('g', { version: 9, instance: 'one' })
    groups.join('g', { version: 9, instance: 'two' })
    groups.advance(6_000)
    expect(groups.shard.classicGroup('g')!.state).toBe('CompletingRebalance')
    expect(groups.join('g', { version: 9, instance: 'two' })).toEqual([])
    expect(groups.shard.classicGroup('g')!.state).toBe('PreparingRebalance')
  })
})

describe('offsets', () => {
  it('pitfall 120: commits are welcome while the group prepares, not while it waits for the assignment', () => {
    const groups = new Groups()
    const [leader] = groups.stableGroup('g', 1)
    const member = { id: leader!, generation: 1 }
    const newcomer = groups.join('g')
    expect(groups.commitOffsets('g', [{}], member)).toEqual([ErrorCode.NONE])
    groups.join('g', { id: leader! })
    expect(newcomer).toHaveLength(1)
    expect(groups.commitOffsets('g', [{}], { id: leader!, generation: 2 })).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
  })

  it('pitfall 121: a consumer without a group commits to unknown and empty groups only', () => {
    const groups = new Groups()
    expect(groups.commitOffsets('simple', [{}])).toEqual([ErrorCode.NONE])
    expect(groups.commitOffsets('simple', [{}])).toEqual([ErrorCode.NONE])
    groups.stableGroup('g', 1)
    expect(groups.commitOffsets('g', [{}])).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  it('pitfall 122: metadata round-trips, null as empty, and too much of it is an error of its partition', () => {
    const groups = new Groups()
    const errors = groups.commitOffsets('g', [
      { metadata: 'note' },
      { metadata: null },
      { metadata: 'x'.repeat(4_097) },
      { metadata: 'ä'.repeat(4_096) },
    ])
    expect(errors).toEqual([ErrorCode.NONE, ErrorCode.NONE, ErrorCode.OFFSET_METADATA_TOO_LARGE, ErrorCode.NONE])
    const metadata = groups.fetchOffsets('g', [0, 1, 2, 3]).map((partition) => partition.metadata)
    expect(metadata).toEqual(['note', '', '', 'ä'.repeat(4_096)])
  })

  it('pitfall 123: an unknown group has no offsets, which is no error', () => {
    const [partition] = new Groups().fetchOffsets('unknown', [0])
    expect(partition).toMatchObject({
      committedOffset: -1n,
      committedLeaderEpoch: -1,
      metadata: '',
      errorCode: ErrorCode.NONE,
    })
  })

  it('pitfall 124: without topics all that is committed comes back', () => {
    const groups = new Groups()
    groups.commitOffsets('g', [{ offset: 1n }, { offset: 2n }, { offset: 3n }])
    expect(groups.fetchOffsets('g', null).map((partition) => partition.committedOffset)).toEqual([1n, 2n, 3n])
    expect(groups.fetchOffsets('unknown', null)).toEqual([])
  })

  it('pitfall 125: the leader epoch of a commit round-trips, and offsets are exact and may be negative', () => {
    const groups = new Groups()
    groups.commitOffsets('g', [{ offset: 2n ** 63n - 1n, epoch: 7 }, { offset: -5n }])
    groups.reload()
    expect(groups.fetchOffsets('g', [0, 1])).toMatchObject([
      { committedOffset: 2n ** 63n - 1n, committedLeaderEpoch: 7 },
      { committedOffset: -5n, committedLeaderEpoch: -1 },
    ])
  })

  it('pitfall 139: a deleted group has no offsets any more', () => {
    const groups = new Groups()
    groups.commitOffsets('g', [{}])
    expect(groups.answer((shard) => shard.deleteGroup('g'))).toBe(ErrorCode.NONE)
    expect(groups.fetchOffsets('g', [0])[0]!.committedOffset).toBe(-1n)
    expect(groups.shard.listGroups([], [])).toEqual([])
  })

  it('pitfall 140: offsets of unsubscribed topics of a Stable group expire, those of subscribed ones do not', () => {
    const groups = new Groups({ offsetsRetentionMs: 3_600_000 })
    const subscription = Buffer.from('00000000000100017500000000', 'hex') // version 0: topic u
    const id = groups.stableGroup('g', 1, { protocols: [['range', subscription]], sessionMs: 1_800_000 })[0]!
    groups.commitOffsets('g', [{}], { id, generation: 1 })
    const commit = createOffsetCommitRequest({
      groupId: 'g',
      memberId: id,
      generationIdOrMemberEpoch: 1,
      topics: [
        createOffsetCommitRequestTopic({
          name: 'u',
          partitions: [createOffsetCommitRequestPartition({ partitionIndex: 0 })],
        }),
      ],
    })
    groups.answer((shard, now) => shard.commitOffsets(commit, 9, now))
    for (let i = 0; i < 6; i++) {
      groups.advance(1_200_000)
      expect(groups.heartbeat('g', id, 1)).toBe(ErrorCode.NONE)
    }
    expect([...groups.shard.state.offsets.topicsOf('g')].map(([topic]) => topic)).toEqual(['u'])
  })

  it('pitfall 140: an offset with an open transaction does not expire, nor does its group', () => {
    const groups = new Groups({ offsetsRetentionMs: 3_600_000 })
    groups.commitOffsets('g', [{ offset: 1n }])
    const pending = { ...groups.log.at(-1)! }
    groups.shard.timeline.advance(groups.log.length)
    groups.shard.replay(groups.log.length, pending, { producerId: 5, producerEpoch: 0 })
    expect(groups.fetchOffsets('g', [0], true)[0]!.errorCode).toBe(ErrorCode.UNSTABLE_OFFSET_COMMIT)
    expect(groups.fetchOffsets('g', [0], false)[0]).toMatchObject({ errorCode: ErrorCode.NONE, committedOffset: 1n })
    groups.advance(10 * 3_600_000)
    expect(groups.fetchOffsets('g', [0])[0]!.committedOffset).toBe(1n)
    groups.shard.replayMarker(5, 0, false)
    groups.advance(3_600_000)
    expect(groups.shard.listGroups([], [])).toEqual([])
  })
})

describe('what tools see', () => {
  it('pitfall 135: an unknown group is Dead without an error until version 5, and an error from version 6 on', () => {
    const { shard } = new Groups()
    expect(shard.describeGroups(['x'], 5)[0]).toMatchObject({ errorCode: ErrorCode.NONE, groupState: 'Dead' })
    expect(shard.describeGroups(['x'], 6)[0]).toMatchObject({
      errorCode: ErrorCode.GROUP_ID_NOT_FOUND,
      errorMessage: 'Group x not found.',
    })
  })

  it('pitfall 136: members are shown while the group rebalances, with the slash before their address', () => {
    const groups = new Groups()
    groups.join('g')
    const [group] = groups.shard.describeGroups(['g'], 5)
    expect(group).toMatchObject({ groupState: 'PreparingRebalance', protocolType: 'consumer', protocolData: '' })
    expect(group!.members[0]).toMatchObject({ clientId: 'c', clientHost: '/1.2.3.4' })
    expect(group!.members[0]!.memberId).toMatch(/^c-/)
  })

  it('pitfall 137: metadata and assignments of a Stable group are the very bytes that clients sent', () => {
    const groups = new Groups()
    const metadata = Buffer.from('000000000001000174ffffffff', 'hex')
    const [id] = groups.stableGroup('g', 1, { protocols: [['range', metadata]] })
    const [group] = groups.shard.describeGroups(['g'], 5)
    expect(group).toMatchObject({ groupState: 'Stable', protocolData: 'range' })
    expect(group!.members[0]!.memberMetadata.equals(metadata)).toBe(true)
    expect(group!.members[0]!.memberAssignment.toString()).toBe(id)
  })

  it('pitfall 138: filters take any case, and an unknown word gives an empty list', () => {
    const groups = new Groups()
    groups.commitOffsets('empty', [{}])
    groups.stableGroup('stable', 1)
    const listed = (states: string[], types: string[]): string[] =>
      groups.shard.listGroups(states, types).map((group) => group.groupId)
    expect(listed([], [])).toEqual(['empty', 'stable'])
    expect(listed(['sTABLE'], [])).toEqual(['stable'])
    expect(listed(['EMPTY', 'stable'], ['CLASSIC'])).toEqual(['empty', 'stable'])
    expect(listed(['wrong'], [])).toEqual([])
    expect(listed([], ['wrong'])).toEqual([])
    expect(listed([], ['consumer'])).toEqual([])
  })
})
