// Groups of several members, each on a connection of its own: joins that wait for others, rebalances, static members that
// come back, groups that leave and are deleted.
import { sleep } from '../../lib/process.ts'
import { textOf } from '../message.ts'
import type { Body, Conversation, Talk } from '../talk.ts'
import { coordinatorReady, joinBody } from './groups.ts'

/** A member on its own connection. */
class Member {
  readonly talk: Talk
  readonly name: string
  readonly group: string
  readonly #version: { readonly join: number; readonly sync: number }
  id = ''
  generationId = -1

  constructor(talk: Talk, group: string, name: string, join: number) {
    this.talk = talk.beside()
    this.group = group
    this.name = name
    this.#version = { join, sync: Math.min(5, Math.max(0, join - 3)) }
  }

  async join(what: string, more: Body = {}): Promise<Body | null> {
    const { join } = this.#version
    const asked = `${this.group} ${this.name}: ${what}`
    let answer = await this.talk.ask('JoinGroup', join, asked, joinBody(this.group, this.id, more))
    if (answer?.['errorCode'] === 79) {
      this.learn(answer)
      answer = await this.talk.ask('JoinGroup', join, `${asked}, with the id`, joinBody(this.group, this.id, more))
    }
    this.learn(answer)
    return answer
  }

  /** Answers and ids from here on name this member. */
  learn(answer: Body | null): void {
    const id = textOf(answer?.['memberId'])
    if (id === '') return
    this.id = id
    // Before version 4 the others learn an id before its own member does.
    if (this.#version.join >= 4) this.talk.names.learn(id, `member ${this.name} of ${this.group}`)
    if (answer?.['errorCode'] === 0) this.generationId = Number(answer['generationId'])
  }

  async sync(what: string, assignments: Body[], more: Body = {}): Promise<Body | null> {
    return await this.talk.ask('SyncGroup', this.#version.sync, `${this.group} ${this.name}: ${what}`, {
      groupId: this.group,
      generationId: this.generationId,
      memberId: this.id,
      protocolType: 'consumer',
      protocolName: 'range',
      assignments,
      ...more,
    })
  }

  async beat(what: string, more: Body = {}): Promise<Body | null> {
    return await this.talk.ask('Heartbeat', 4, `${this.group} ${this.name}: ${what}`, {
      groupId: this.group,
      generationId: this.generationId,
      memberId: this.id,
      ...more,
    })
  }

  async commit(what: string, more: Body = {}): Promise<void> {
    const partitions = [{ partitionIndex: 0, committedOffset: 1, committedMetadata: '' }]
    await this.talk.ask('OffsetCommit', 9, `${this.group} ${this.name}: ${what}`, {
      groupId: this.group,
      generationIdOrMemberEpoch: this.generationId,
      memberId: this.id,
      topics: [{ name: 'gl', partitions }],
      ...more,
    })
  }

  async leave(what: string, more: Body = {}): Promise<void> {
    await this.talk.ask('LeaveGroup', 5, `${this.group} ${this.name}: ${what}`, {
      groupId: this.group,
      members: [{ memberId: this.id, groupInstanceId: null, reason: 'enough', ...more }],
    })
  }

  close(): void {
    this.talk.close()
  }
}

/** The join waits on the server when this comes back. */
const UNDER_WAY_MS = 60

async function described(talk: Talk, group: string, when: string): Promise<void> {
  await talk.ask('DescribeGroups', 6, `${group} ${when}`, { groups: [group] })
  await talk.ask('DescribeGroups', 4, `${group} ${when}`, { groups: [group] })
  await talk.ask('DeleteGroups', 2, `${group} ${when}`, { groupsNames: [group] })
}

async function twoMembers(talk: Talk, version: number): Promise<void> {
  const group = `gl-two-${version}`
  const one = new Member(talk, group, 'one', version)
  const two = new Member(talk, group, 'two', version)
  try {
    await one.join('first')
    await described(talk, group, 'before the first sync')
    await one.beat('beat before the sync')
    await one.commit('commit before the sync')
    await one.sync('sync', [{ memberId: one.id, assignment: 'AAE=' }])
    await one.beat('beat')
    await one.commit('commit')
    await described(talk, group, 'with one')
    const waiting = two.join('beside the first')
    await sleep(UNDER_WAY_MS)
    await described(talk, group, 'while the second waits')
    await one.beat('beat in a rebalance')
    await one.commit('commit in a rebalance')
    await one.sync('sync in a rebalance', [])
    await one.join('again')
    await waiting
    const followed = two.sync('sync before the leader', [])
    await sleep(UNDER_WAY_MS)
    await described(talk, group, 'while the follower waits')
    await one.sync('sync of the leader', [
      { memberId: one.id, assignment: 'AAE=' },
      { memberId: two.id, assignment: 'AAI=' },
      { memberId: 'nobody', assignment: 'AAM=' },
    ])
    await followed
    await described(talk, group, 'with two')
    await two.join('the follower again')
    await two.beat('beat after joining again')
    await one.beat('beat of an unchanged leader', { generationId: one.generationId - 1 })
    await two.leave('leaves')
    await described(talk, group, 'after the second left')
    await one.beat('beat after the second left')
    await one.join('alone')
    await one.sync('sync alone', [])
    await one.leave('leaves last')
    await described(talk, group, 'after all left')
  } finally {
    one.close()
    two.close()
  }
}

async function staticMember(talk: Talk, version: number): Promise<void> {
  const group = `gl-static-${version}`
  const fixed = { groupInstanceId: 'fixed' }
  const one = new Member(talk, group, 'one', version)
  const back = new Member(talk, group, 'back', version)
  try {
    await one.join('first', fixed)
    await one.sync('sync', [{ memberId: one.id, assignment: 'AAE=' }], fixed)
    await one.beat('beat', fixed)
    await one.commit('commit', fixed)
    await back.join('comes back', fixed)
    await back.sync('sync after coming back', [{ memberId: back.id, assignment: 'AAI=' }], fixed)
    await one.beat('beat of the old one', fixed)
    await one.commit('commit of the old one', fixed)
    await one.sync('sync of the old one', [], fixed)
    await one.join('join of the old one', fixed)
    await one.beat('beat of the old one without its instance')
    await described(talk, group, 'with the new one')
    await back.join('other protocols', {
      ...fixed,
      protocols: [
        { name: 'range', metadata: 'AAE=' },
        { name: 'x', metadata: '' },
      ],
    })
    await back.join('other protocols without range', { ...fixed, protocols: [{ name: 'sticky', metadata: '' }] })
    await back.leave('leaves under a wrong instance', { groupInstanceId: 'other' })
    await back.leave('leaves with a wrong id', { ...fixed, memberId: 'nobody' })
    await back.leave('leaves by its instance', { ...fixed, memberId: '' })
    await back.leave('leaves again', { ...fixed, memberId: '' })
    await described(talk, group, 'after it left')
  } finally {
    one.close()
    back.close()
  }
}

/** Two members that agree on nothing but `roundrobin`, and a third that knows neither. */
async function protocols(talk: Talk): Promise<void> {
  const group = 'gl-protocols'
  const of = (...names: string[]): Body => ({ protocols: names.map((name) => ({ name, metadata: 'AAE=' })) })
  const one = new Member(talk, group, 'one', 9)
  const two = new Member(talk, group, 'two', 9)
  const three = new Member(talk, group, 'three', 9)
  try {
    await one.join('first', of('range', 'roundrobin'))
    await one.sync('sync', [])
    await three.join('knows neither', of('sticky'))
    const waiting = two.join('second', of('roundrobin', 'sticky'))
    await sleep(UNDER_WAY_MS)
    await one.join('again', of('range', 'roundrobin'))
    await waiting
    const followed = two.sync('sync', [], { protocolName: 'roundrobin' })
    await sleep(UNDER_WAY_MS)
    await one.sync('sync with the old protocol', [], { protocolName: 'range' })
    await one.sync('sync with the new protocol', [], { protocolName: 'roundrobin' })
    await followed
    await described(talk, group, 'with two protocols')
    await two.leave('leaves')
    await one.leave('leaves')
  } finally {
    for (const member of [one, two, three]) member.close()
  }
}

export const groupLives: Conversation = {
  name: 'group-lives',
  talk: async (talk) => {
    await coordinatorReady(talk)
    await talk.topic('gl', 1)
    for (const version of talk.versions('JoinGroup')) await twoMembers(talk, version)
    for (const version of talk.versions('JoinGroup', 5)) await staticMember(talk, version)
    await protocols(talk)
    // What a group of no members was, and what lists say of all of them.
    await talk.ask('ListGroups', 5, 'empty ones', { statesFilter: ['Empty'] })
    await talk.ask('ListGroups', 5, 'two states and a type', {
      statesFilter: ['EMPTY', 'stable'],
      typesFilter: ['CLASSIC'],
    })
    await talk.ask('ListGroups', 4, 'two states', { statesFilter: ['Empty', 'Dead'] })
  },
}
