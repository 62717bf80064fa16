import type { Random } from '@ottla/base'
import {
  createHeartbeatRequest,
  createJoinGroupRequest,
  createJoinGroupRequestProtocol,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createOffsetFetchRequestGroup,
  createSyncGroupRequest,
  createSyncGroupRequestAssignment,
  ErrorCode,
  type JoinGroupResponse,
} from '@ottla/protocol'
import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { ShardWorld } from './test-support/shard-world.ts'

/**
 * Clients that do whatever they like, against a shard whose log commits late and sometimes fails, and which moves now
 * and then. What must hold does not depend on what they do.
 */
const GROUPS = ['g', 'h']
const CLIENTS = 6
const STEPS = 400
const SEEDS = 60

class Client {
  readonly name: string
  readonly instance: string | null
  readonly group: string
  memberId = ''
  generation = -1
  isLeader = false
  members: string[] = []

  constructor(name: string, group: string, instance: string | null) {
    this.name = name
    this.group = group
    this.instance = instance
  }
}

class Model {
  readonly world: ShardWorld
  readonly #random: Random
  readonly #clients: Client[] = []
  /** Requests without a reply yet, by a number of their own. */
  readonly open = new Set<number>()
  /** Replies that came a second time. */
  repeated = 0
  #requests = 0
  /** The last generation that anybody was told of, and who was told that it leads which one. */
  readonly generations = new Map<string, number>()
  readonly leaders = new Map<string, string>()
  /**
   * A generation is durable from its assignment on. One that was given out before that may be given out again when the
   * shard moves, the log loses records or the group is deleted, so leaders are compared within one life only.
   */
  #life = 0
  readonly violations: string[] = []
  /** Offsets that were acknowledged, with those that were sent later and may have been written too. */
  readonly offsets = new Map<string, Set<number>>()
  #nextOffset = 1
  #pendingCommits: (() => void)[] = []
  completedSyncs = 0

  constructor(seed: number) {
    this.#random = new SimRandom(seed)
    this.world = new ShardWorld(this.#random.fork('ids'), { initialRebalanceDelayMs: 500, maxSize: 5 })
    this.world.onAppend = (record) => {
      if (record.kind === 'classic' && record.value === null) this.#life++
    }
    for (let i = 0; i < CLIENTS; i++) {
      this.#clients.push(new Client(`c${i}`, GROUPS[i % 2]!, i < 2 ? `static-${i}` : null))
    }
  }

  step(): void {
    const client = this.#clients[this.#random.below(this.#clients.length)]!
    const choice = this.#random.below(100)
    if (choice < 30) this.#join(client)
    else if (choice < 50) this.#sync(client)
    else if (choice < 62) this.#heartbeat(client)
    else if (choice < 68) this.#leave(client)
    else if (choice < 76) this.#commitOffset(client)
    else if (choice < 88) this.world.advance(this.#random.below(4_000))
    else if (choice < 90) this.world.advance(15_000)
    else if (choice < 93) this.world.autoCommit = !this.world.autoCommit
    else if (choice < 97) this.commit()
    else if (choice < 98) this.fail()
    else if (choice < 99) this.#reload()
    else client.memberId = ''
    if (this.world.autoCommit) this.commit()
    this.check()
  }

  commit(): void {
    this.world.commit()
    for (const acknowledge of this.#pendingCommits.splice(0)) acknowledge()
  }

  #reload(): void {
    this.#pendingCommits = []
    this.#life++
    this.world.reload()
  }

  fail(): void {
    this.#life++
    this.#pendingCommits = []
    this.world.fail(ErrorCode.COORDINATOR_NOT_AVAILABLE)
  }

  /** Invariants that hold after every step. */
  check(): void {
    for (const groupId of GROUPS) {
      const group = this.world.shard.classicGroup(groupId)
      if (group === null) continue
      const members = [...group.members]
      const awaiting = members.filter((member) => member.awaitingJoin !== null).length
      this.#expect(awaiting === group.awaitingJoinCount, 'the count of parked joins is right')
      this.#expect(
        (group.state === 'Empty') === (members.length === 0) || group.state === 'PreparingRebalance',
        'Empty has no members, and only it',
      )
      this.#expect(members.length === 0 || group.member(group.leaderId ?? '') !== undefined, 'the leader is a member')
      this.#expect(
        group.state === 'CompletingRebalance' || members.every((member) => member.awaitingSync === null),
        'syncs wait only for an assignment',
      )
      this.#expect(
        group.size === 0 || group.state === 'PreparingRebalance' || group.protocolName !== null,
        'a generation has a protocol',
      )
      for (const id of group.pendingSync) this.#expect(group.member(id) !== undefined, 'who has to sync is a member')
      const instances = members.filter((member) => member.isStatic).map((member) => member.groupInstanceId)
      this.#expect(new Set(instances).size === instances.length, 'an instance is one member')
    }
  }

  #expect(condition: boolean, what: string): void {
    if (!condition) this.violations.push(what)
  }

  /** A reply that may come once. */
  #expectReply<T>(handle: (response: T) => void): (response: T) => void {
    const request = this.#requests++
    this.open.add(request)
    return (response) => {
      if (!this.open.delete(request)) this.repeated++
      handle(response)
    }
  }

  #join(client: Client): void {
    const request = createJoinGroupRequest({
      groupId: client.group,
      memberId: client.memberId,
      groupInstanceId: client.instance,
      protocolType: 'consumer',
      sessionTimeoutMs: 8_000,
      rebalanceTimeoutMs: 12_000,
      protocols: (this.#random.below(2) === 0 ? ['range', 'sticky'] : ['sticky', 'range']).map((name) =>
        createJoinGroupRequestProtocol({ name, metadata: Buffer.from([this.#random.below(2)]) }),
      ),
    })
    const apiVersion = this.#random.below(3) === 0 ? 3 : 9
    const context = { apiVersion, clientId: client.name, clientHost: '/127.0.0.1' }
    const reply = this.#expectReply((response: JoinGroupResponse) => this.#joined(client, response))
    this.world.run((shard, now) => shard.join(request, context, now, reply))
  }

  #joined(client: Client, response: JoinGroupResponse): void {
    if (response.errorCode === ErrorCode.MEMBER_ID_REQUIRED) client.memberId = response.memberId
    if (response.errorCode === ErrorCode.UNKNOWN_MEMBER_ID) client.memberId = ''
    if (response.errorCode !== ErrorCode.NONE) return
    const key = `${this.#life} ${client.group} ${response.generationId}`
    const before = this.generations.get(`${this.#life} ${client.group}`) ?? 0
    this.#expect(response.generationId >= before, 'generations only grow')
    this.generations.set(`${this.#life} ${client.group}`, response.generationId)
    client.memberId = response.memberId
    client.generation = response.generationId
    client.isLeader = response.leader === response.memberId
    client.members = response.members.map((member) => member.memberId)
    this.#expect(client.isLeader === response.members.length > 0, 'only the leader sees the members')
    if (!client.isLeader || response.skipAssignment) return
    const leader = this.leaders.get(key)
    this.#expect(leader === undefined || leader === response.memberId, 'a generation has one leader')
    this.leaders.set(key, response.memberId)
  }

  #sync(client: Client): void {
    const request = createSyncGroupRequest({
      groupId: client.group,
      memberId: client.memberId,
      groupInstanceId: client.instance,
      generationId: client.generation,
      assignments: client.isLeader
        ? client.members.map((memberId) =>
            createSyncGroupRequestAssignment({ memberId, assignment: Buffer.from(`${client.generation}:${memberId}`) }),
          )
        : [],
    })
    const { memberId, generation } = client
    const reply = this.#expectReply<{ errorCode: number; assignment: Buffer }>((response) => {
      if (response.errorCode !== ErrorCode.NONE) return
      this.completedSyncs++
      const text = response.assignment.toString()
      const isOwn = client.instance !== null || text === '' || text === `${generation}:${memberId}`
      this.#expect(isOwn, 'an assignment is that of the member and its generation')
    })
    this.world.run((shard) => shard.sync(request, reply))
  }

  #heartbeat(client: Client): void {
    const request = createHeartbeatRequest({
      groupId: client.group,
      memberId: client.memberId,
      groupInstanceId: client.instance,
      generationId: client.generation,
    })
    const error = this.world.answer((shard) => ({ records: [], reply: shard.heartbeat(request) }))
    if (error === ErrorCode.UNKNOWN_MEMBER_ID || error === ErrorCode.FENCED_INSTANCE_ID) client.memberId = ''
  }

  #leave(client: Client): void {
    if (client.memberId === '') return
    const leaving = [{ memberId: client.memberId, groupInstanceId: client.instance }]
    this.world.answer((shard, now) => shard.leave(client.group, leaving, now))
    client.memberId = ''
  }

  #commitOffset(client: Client): void {
    const offset = this.#nextOffset++
    const request = createOffsetCommitRequest({
      groupId: client.group,
      memberId: client.memberId,
      groupInstanceId: client.instance,
      generationIdOrMemberEpoch: client.memberId === '' ? -1 : client.generation,
      topics: [
        createOffsetCommitRequestTopic({
          name: 't',
          partitions: [createOffsetCommitRequestPartition({ partitionIndex: 0, committedOffset: BigInt(offset) })],
        }),
      ],
    })
    const reply = this.world.answer((shard, now) => shard.commitOffsets(request, 9, now))
    if (typeof reply === 'number') return
    const current = this.offsets.get(client.group) ?? new Set()
    // Acknowledged when committed: from then on nothing older may be read.
    this.#pendingCommits.push(() => this.offsets.set(client.group, new Set([offset])))
    this.offsets.set(client.group, current)
  }
}

describe('a shard under random clients', () => {
  it('keeps its promises', () => {
    let completed = 0
    for (let seed = 1; seed <= SEEDS; seed++) {
      const model = new Model(seed)
      for (let i = 0; i < STEPS; i++) model.step()
      expect([seed, model.violations]).toEqual([seed, []])
      expect([seed, model.repeated]).toEqual([seed, 0])
      finish(model, seed)
      completed += model.completedSyncs
    }
    // Otherwise the clients never got anywhere and nothing was tried.
    expect(completed).toBeGreaterThan(SEEDS)
  })
})

/** The end of a run: what is committed is whole, loads to the same state, and nobody waits for ever. */
function finish(model: Model, seed: number): void {
  const { world } = model
  world.autoCommit = true
  model.commit()
  for (const group of GROUPS) {
    const acknowledged = [...(model.offsets.get(group) ?? [])][0]
    if (acknowledged !== undefined) expect([seed, committedOffset(world, group)]).toEqual([seed, acknowledged])
  }
  const before = GROUPS.map((group) => [world.shard.state.classic.get(group) ?? null, committedOffset(world, group)])
  const log = world.log.slice()
  // Everybody is silent from now on: all sessions end, so every group is empty in the end.
  world.advance(10 * 60_000)
  for (const group of GROUPS) expect([seed, world.shard.classicGroup(group)?.state ?? 'Empty']).toEqual([seed, 'Empty'])
  expect([seed, model.open.size]).toEqual([seed, 0])
  const loaded = new ShardWorld(new SimRandom(seed))
  loaded.log = log
  loaded.committed = log.length
  loaded.reload()
  const after = GROUPS.map((group) => [loaded.shard.state.classic.get(group) ?? null, committedOffset(loaded, group)])
  expect([seed, after]).toEqual([seed, before])
}

function committedOffset(world: ShardWorld, groupId: string): number {
  const topics = world.shard.fetchOffsets(createOffsetFetchRequestGroup({ groupId, topics: null }), false)
  return typeof topics === 'number' ? -1 : Number(topics[0]?.partitions[0]?.committedOffset ?? -1)
}
