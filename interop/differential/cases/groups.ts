// FindCoordinator, the classic group protocol, offsets, and the administration of groups.
import { type Plain, textOf } from '../message.ts'
import type { Body, Conversation, Talk } from '../talk.ts'

const SUBSCRIPTION = Buffer.from([0, 0, 0, 0, 0, 1, 0, 2, 0x67, 0x72, 0xff, 0xff, 0xff, 0xff]).toString('base64')
const NOBODY = 'abcdefghijklmnopqrstuQ'

/** The first request to a fresh server makes `__consumer_offsets`: waits until it is there. */
export async function coordinatorReady(talk: Talk): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    await talk.quietly('FindCoordinator', 2, { key: 'warm', keyType: 0 })
    const found = await talk.quietly('OffsetFetch', 7, { groupId: 'warm', topics: null, requireStable: true })
    const listed = await talk.quietly('ListGroups', 4, {})
    const all = JSON.stringify([found, listed])
    if (!/"errorCode":(14|15|16)/.test(all) && typeof found !== 'string') return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the coordinator is not ready')
}

export const findCoordinator: Conversation = {
  name: 'find-coordinator',
  talk: async (talk) => {
    await coordinatorReady(talk)
    for (const version of talk.versions('FindCoordinator')) {
      const ask = async (what: string, keys: string[], keyType: number = 0): Promise<void> => {
        const body: Body = version >= 4 ? { coordinatorKeys: keys } : { key: keys[0] ?? '' }
        await talk.ask('FindCoordinator', version, what, { ...body, ...(version >= 1 ? { keyType } : {}) })
      }
      await ask('group', ['g1'])
      await ask('empty', [''])
      if (version >= 1) await ask('unknown kind', ['g1'], 9)
      if (version >= 1) await ask('kind -1', ['g1'], -1)
      if (version >= 4) await ask('three', ['g1', 'g2', 'g1'])
      if (version >= 4) await ask('none', [])
    }
  },
}

export function joinBody(groupId: string, memberId: string, more: Body = {}): Body {
  return {
    groupId,
    memberId,
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 10_000,
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: SUBSCRIPTION }],
    ...more,
  }
}

/** Joins as the only member and answers the assignment; gives the member and its generation. */
export async function enter(
  talk: Talk,
  groupId: string,
  more: Body = {},
): Promise<{ memberId: string; generationId: number }> {
  const first = (await talk.quietly('JoinGroup', 5, joinBody(groupId, '', more))) as Body
  const given = textOf(first['memberId'])
  const joined =
    first['errorCode'] === 79 ? ((await talk.quietly('JoinGroup', 5, joinBody(groupId, given, more))) as Body) : first
  const memberId = textOf(joined['memberId'])
  const generationId = Number(joined['generationId'])
  const assignments = [{ memberId, assignment: 'AAE=' }]
  await talk.quietly('SyncGroup', 3, { groupId, generationId, memberId, assignments })
  return { memberId, generationId }
}

export const classic: Conversation = {
  name: 'classic-groups',
  talk: async (talk) => {
    await coordinatorReady(talk)
    await askJoinGroup(talk)
    await askSyncGroup(talk)
    await askHeartbeat(talk)
    await askLeaveGroup(talk)
  },
}

async function askJoinGroup(talk: Talk): Promise<void> {
  for (const version of talk.versions('JoinGroup')) {
    const group = `jg-${version}`
    const ask = async (what: string, body: Body): Promise<Body | null> =>
      await talk.ask('JoinGroup', version, what, version === 0 ? noRebalance(body) : body)
    await ask('no group', joinBody('', ''))
    await ask('short session', joinBody(group, '', { sessionTimeoutMs: 1 }))
    await ask('long session', joinBody(group, '', { sessionTimeoutMs: 100_000_000 }))
    await ask('unknown member', joinBody(group, 'nobody'))
    await ask('no protocols', joinBody(group, '', { protocols: [] }))
    await ask('empty protocol type', joinBody(group, '', { protocolType: '' }))
    const first = await ask('first', joinBody(group, ''))
    let memberId = textOf(first?.['memberId'])
    let joined = first
    if (first?.['errorCode'] === 79) joined = await ask('with the id', joinBody(group, memberId))
    memberId = textOf(joined?.['memberId']) || memberId
    const generationId = Number(joined?.['generationId'] ?? -1)
    const sync = await talk.quietly('SyncGroup', 3, {
      groupId: group,
      generationId,
      memberId,
      assignments: [{ memberId, assignment: 'AAE=' }],
    })
    if (typeof sync === 'string') throw new Error(sync)
    await ask('other protocol type', joinBody(group, '', { protocolType: 'connect' }))
    await ask('other protocols', joinBody(group, '', { protocols: [{ name: 'sticky', metadata: SUBSCRIPTION }] }))
    if (version >= 5) {
      const fixed = joinBody(`${group}-static`, '', { groupInstanceId: 'one' })
      const member = await ask('static', fixed)
      await ask('static with a wrong member', joinBody(`${group}-static`, 'wrong', { groupInstanceId: 'one' }))
      await ask('static unknown', joinBody(`${group}-static`, textOf(member?.['memberId']), { groupInstanceId: 'two' }))
      const unnamed = await ask('static empty name', joinBody(`${group}-static2`, '', { groupInstanceId: '' }))
      const leave = async (groupId: string, one: Body | null): Promise<void> => {
        await talk.quietly('LeaveGroup', 1, { groupId, memberId: textOf(one?.['memberId']) })
      }
      await leave(`${group}-static`, member)
      await leave(`${group}-static2`, unnamed)
    }
    await talk.ask('DescribeGroups', 5, `after JoinGroup v${version}`, { groups: [group] })
    await talk.quietly('LeaveGroup', 1, { groupId: group, memberId })
  }
}

async function askSyncGroup(talk: Talk): Promise<void> {
  for (const version of talk.versions('SyncGroup')) {
    const groupId = `sg-${version}`
    const { memberId, generationId } = await enter(talk, groupId)
    const ask = async (what: string, more: Body): Promise<void> => {
      const body: Body = { groupId, generationId, memberId, assignments: [], ...more }
      if (version >= 5) Object.assign(body, { protocolType: 'consumer', protocolName: 'range', ...more })
      await talk.ask('SyncGroup', version, what, body)
    }
    await ask('again', {})
    await ask('other generation', { generationId: generationId + 1 })
    await ask('unknown member', { memberId: 'nobody' })
    await ask('unknown group', { groupId: 'sg-nowhere' })
    await ask('no group', { groupId: '' })
    if (version >= 5) await ask('other protocol', { protocolName: 'sticky' })
    if (version >= 5) await ask('other type', { protocolType: 'connect' })
    if (version >= 3) await ask('instance', { groupInstanceId: 'nobody' })
    await talk.quietly('LeaveGroup', 1, { groupId, memberId })
  }
}

async function askHeartbeat(talk: Talk): Promise<void> {
  for (const version of talk.versions('Heartbeat')) {
    const groupId = `hb-${version}`
    const { memberId, generationId } = await enter(talk, groupId)
    const ask = async (what: string, more: Body): Promise<void> => {
      await talk.ask('Heartbeat', version, what, { groupId, generationId, memberId, ...more })
    }
    await ask('good', {})
    await ask('other generation', { generationId: generationId + 1 })
    await ask('generation -1', { generationId: -1 })
    await ask('unknown member', { memberId: 'nobody' })
    await ask('empty member', { memberId: '' })
    await ask('unknown group', { groupId: 'hb-nowhere' })
    await ask('no group', { groupId: '' })
    if (version >= 3) await ask('instance', { groupInstanceId: 'nobody' })
    await talk.quietly('LeaveGroup', 1, { groupId, memberId })
    await ask('after leaving', {})
  }
}

async function askLeaveGroup(talk: Talk): Promise<void> {
  for (const version of talk.versions('LeaveGroup')) {
    const groupId = `lg-${version}`
    const { memberId } = await enter(talk, groupId)
    const ask = async (
      what: string,
      group: string,
      members: string[],
      instance: string | null = null,
    ): Promise<void> => {
      const body: Body =
        version >= 3
          ? { members: members.map((one) => ({ memberId: one, groupInstanceId: instance })) }
          : { memberId: members[0] ?? '' }
      await talk.ask('LeaveGroup', version, what, { groupId: group, ...body })
    }
    await ask('unknown member', groupId, ['nobody'])
    await ask('empty member', groupId, [''])
    await ask('unknown group', 'lg-nowhere', [memberId])
    await ask('no group', '', [memberId])
    if (version >= 3) await ask('instance', groupId, [''], 'nobody')
    if (version >= 3) await ask('two', groupId, [memberId, 'nobody'])
    else await ask('good', groupId, [memberId])
    await ask('again', groupId, [memberId])
  }
}

function noRebalance(body: Body): Body {
  const { rebalanceTimeoutMs: _, ...rest } = body
  return rest
}

export const offsets: Conversation = {
  name: 'offsets',
  talk: async (talk) => {
    await coordinatorReady(talk)
    const id = await talk.topic('of', 2)
    await askOffsetCommit(talk, id)
    await askOffsetFetch(talk, id)
    await askOffsetDelete(talk)
  },
}

async function askOffsetCommit(talk: Talk, id: string): Promise<void> {
  for (const version of talk.versions('OffsetCommit')) {
    const group = `oc-${version}`
    const ask = async (what: string, more: Body, partition: Body = {}, topic: Body = {}): Promise<void> => {
      const one = { partitionIndex: 0, committedOffset: 5, committedMetadata: 'm', ...partition }
      await talk.ask('OffsetCommit', version, what, {
        groupId: group,
        generationIdOrMemberEpoch: -1,
        memberId: '',
        topics: [{ name: 'of', topicId: id, partitions: [one], ...topic }],
        ...more,
      })
    }
    await ask('plain', {})
    await ask('null metadata', {}, { committedMetadata: null, partitionIndex: 1 })
    await ask('long metadata', {}, { committedMetadata: 'x'.repeat(5_000) })
    await ask('negative offset', {}, { committedOffset: -5 })
    await ask('partition 9', {}, { partitionIndex: 9 })
    await ask('unknown topic', {}, {}, { name: 'of-nowhere', topicId: NOBODY })
    await ask('bad name', {}, {}, { name: 'a b', topicId: NOBODY })
    await ask('no group', { groupId: '' })
    await ask('generation without a group', { groupId: `${group}-x`, generationIdOrMemberEpoch: 3 })
    await ask('member in a memberless group', { generationIdOrMemberEpoch: 3, memberId: 'nobody' })
    if (version >= 7) await ask('instance', { groupInstanceId: 'nobody', generationIdOrMemberEpoch: 1 })
    await ask('nothing', { topics: [] })
    if (version >= 6) await ask('leader epoch', {}, { committedLeaderEpoch: 3 })
    if (version <= 4) await ask('retention', { retentionTimeMs: 1_000_000 })
    const { memberId, generationId } = await enter(talk, `${group}-m`)
    const mine = { groupId: `${group}-m`, memberId }
    await ask('as a member', { ...mine, generationIdOrMemberEpoch: generationId })
    await ask('other generation', { ...mine, generationIdOrMemberEpoch: generationId + 1 })
    await ask('other member', { ...mine, memberId: 'nobody', generationIdOrMemberEpoch: generationId })
    await ask('simple beside members', { ...mine, memberId: '', generationIdOrMemberEpoch: -1 })
    await talk.quietly('LeaveGroup', 1, mine)
  }
}

async function askOffsetFetch(talk: Talk, id: string): Promise<void> {
  for (const version of talk.versions('OffsetFetch')) {
    const wanted = (topics: Plain, more: Body = {}): Body =>
      version >= 8
        ? { groups: [{ groupId: 'oc-5', topics, ...more }] }
        : { groupId: more['groupId'] === undefined ? 'oc-5' : textOf(more['groupId']), topics }
    const topic = (name: string, topicId: string, partitionIndexes: number[]): Body => ({
      name,
      ...(version >= 8 ? { topicId } : {}),
      partitionIndexes,
    })
    const ask = async (what: string, body: Body): Promise<void> => {
      await talk.ask('OffsetFetch', version, what, body)
    }
    await ask('two', wanted([topic('of', id, [0, 1])]))
    await ask('uncommitted', wanted([topic('of', id, [7])]))
    await ask('unknown topic', wanted([topic('of-nowhere', NOBODY, [0])]))
    if (version >= 2) await ask('all', wanted(null))
    await ask('none', wanted([]))
    await ask('unknown group', wanted([topic('of', id, [0])], { groupId: 'of-nobody' }))
    if (version >= 2) await ask('all of an unknown group', wanted(null, { groupId: 'of-nobody' }))
    await ask('no group', wanted([topic('of', id, [0])], { groupId: '' }))
    if (version >= 7) await ask('stable', { ...wanted([topic('of', id, [0])]), requireStable: true })
    if (version >= 8) {
      const one = [topic('of', id, [0])]
      await ask('two groups', {
        groups: [
          { groupId: 'oc-5', topics: one },
          { groupId: 'oc-6', topics: one },
          { groupId: 'of-nobody', topics: null },
        ],
      })
      await ask('no groups', { groups: [] })
    }
    if (version >= 9) await ask('as a member', wanted([topic('of', id, [0])], { memberId: 'x', memberEpoch: 3 }))
  }
}

async function askOffsetDelete(talk: Talk): Promise<void> {
  for (const version of talk.versions('OffsetDelete')) {
    const ask = async (what: string, groupId: string, name: string, partitionIndex: number): Promise<void> => {
      await talk.ask('OffsetDelete', version, what, { groupId, topics: [{ name, partitions: [{ partitionIndex }] }] })
    }
    await ask('good', 'oc-7', 'of', 0)
    await ask('again', 'oc-7', 'of', 0)
    await ask('unknown topic', 'oc-7', 'of-nowhere', 0)
    await ask('unknown partition', 'oc-7', 'of', 9)
    await ask('unknown group', 'of-nobody', 'of', 0)
  }
}

export const groupAdmin: Conversation = {
  name: 'group-admin',
  talk: async (talk) => {
    await coordinatorReady(talk)
    const { memberId } = await enter(talk, 'ga-stable')
    await talk.topic('ga', 1)
    const commit = {
      topics: [{ name: 'ga', partitions: [{ partitionIndex: 0, committedOffset: 1, committedMetadata: '' }] }],
    }
    await talk.quietly('OffsetCommit', 7, {
      groupId: 'ga-simple',
      generationIdOrMemberEpoch: -1,
      memberId: '',
      ...commit,
    })
    for (const version of talk.versions('ListGroups')) {
      await talk.ask('ListGroups', version, 'all', {})
      if (version >= 4) {
        for (const state of ['Stable', 'stable', 'Empty', 'Dead', 'nonsense']) {
          await talk.ask('ListGroups', version, `state ${state}`, { statesFilter: [state] })
        }
      }
      if (version >= 5) {
        for (const kind of ['classic', 'Classic', 'consumer', 'share', 'nonsense']) {
          await talk.ask('ListGroups', version, `type ${kind}`, { typesFilter: [kind] })
        }
      }
    }
    for (const version of talk.versions('DescribeGroups')) {
      const ask = async (what: string, groups: string[], more: Body = {}): Promise<void> => {
        await talk.ask('DescribeGroups', version, what, { groups, ...more })
      }
      await ask('stable', ['ga-stable'])
      await ask('simple', ['ga-simple'])
      await ask('unknown', ['ga-nowhere'])
      await ask('empty name', [''])
      await ask('two', ['ga-stable', 'ga-nowhere'])
      await ask('twice', ['ga-simple', 'ga-simple'])
      await ask('none', [])
      if (version >= 3) await ask('authorized', ['ga-stable'], { includeAuthorizedOperations: true })
    }
    for (const version of talk.versions('DeleteGroups')) {
      const name = `ga-delete-${version}`
      await talk.quietly('OffsetCommit', 7, { groupId: name, generationIdOrMemberEpoch: -1, memberId: '', ...commit })
      const ask = async (what: string, groupsNames: string[]): Promise<void> => {
        await talk.ask('DeleteGroups', version, what, { groupsNames })
      }
      await ask('not empty', ['ga-stable'])
      await ask('unknown', ['ga-nowhere'])
      await ask('empty name', [''])
      await ask('none', [])
      await ask('one and others', [name, 'ga-stable', 'ga-nowhere'])
      await ask('again', [name])
    }
    await talk.quietly('LeaveGroup', 1, { groupId: 'ga-stable', memberId })
    for (const version of talk.versions('DescribeGroups')) {
      await talk.ask('DescribeGroups', version, 'empty', { groups: ['ga-stable'] })
    }
  },
}
