// Consumer groups: three members, rebalances, commits, a member that is killed, and what administration sees.
import assert from 'node:assert/strict'
import type { Driver } from '../lib/driver.ts'
import { until } from '../lib/process.ts'
import { fails, generatedValues, makeTopic, type Scenario, type Stage, settles } from './scenario.ts'

const PARTITIONS = 6
const SESSION_MS = 6_000
const LIMIT_MS = 40_000

interface Seat {
  readonly driver: Driver
  readonly member: string
}

/** The partitions of each member, once all are given out and nobody has more than another. */
async function balanced(seats: readonly Seat[]): Promise<number[][]> {
  let last: unknown
  return await until(
    `${seats.length} members share ${PARTITIONS} partitions`,
    LIMIT_MS,
    async () => {
      const all = await Promise.all(seats.map(async ({ driver, member }) => await driver.call('status', { member })))
      const assigned = all.map((status) => status.assigned)
      last = assigned
      const flat = assigned.flat().sort((a, b) => a - b)
      const whole = flat.join() === '0,1,2,3,4,5'
      const even = assigned.every((one) => one.length === PARTITIONS / seats.length)
      return whole && even ? assigned : undefined
    },
    () => `; last: ${JSON.stringify(last)}`,
  )
}

/** Waits until the members saw all of `want`, and gives how often each value came. */
async function allSeen(seats: readonly Seat[], want: readonly string[]): Promise<Map<string, number>> {
  let missing: string[] = []
  return await until(
    `${want.length} values are seen`,
    LIMIT_MS,
    async () => {
      const all = await Promise.all(seats.map(async ({ driver, member }) => await driver.call('status', { member })))
      const counts = new Map<string, number>()
      for (const value of all.flatMap((status) => status.values)) counts.set(value, (counts.get(value) ?? 0) + 1)
      missing = want.filter((value) => !counts.has(value))
      return missing.length === 0 ? counts : undefined
    },
    () => `; missing: ${missing.length}, e.g. ${missing[0]}`,
  )
}

async function spread(stage: Stage, topic: string, prefix: string, count: number): Promise<string[]> {
  const values = generatedValues(count, prefix)
  const records = values.map((value, i) => ({ key: null, value, partition: i % PARTITIONS }))
  await stage.admin.call('produce', { topic, records })
  return values
}

async function committedSum(stage: Stage, group: string, topic: string, want: number): Promise<void> {
  const sum = (offsets: Record<string, number>): number => Object.values(offsets).reduce((a, b) => a + b, 0)
  const params = { group, topic, partitions: PARTITIONS }
  await settles(stage.admin, 'committed', params, (found) => sum(found.offsets) === want, 20_000)
}

export const groupOfThree: Scenario = {
  name: 'group-of-three',
  about: 'three members share six partitions; one is killed, one leaves, commits are kept; a new member goes on there',
  run: async (stage) => {
    const topic = await makeTopic(stage, 'shared', PARTITIONS)
    const group = stage.name('group')
    const victim = stage.another()
    const seats: Seat[] = [
      { driver: stage.driver, member: `${group}-a` },
      { driver: stage.driver, member: `${group}-b` },
      { driver: victim, member: `${group}-c` },
    ]
    const join = { group, topic, sessionTimeoutMs: SESSION_MS, commit: true }
    for (const { driver, member } of seats) await driver.call('join', { ...join, member })
    await balanced(seats)
    const first = await spread(stage, topic, 'one-', 60)
    const counts = await allSeen(seats, first)
    assert.equal(counts.size, 60)
    await committedSum(stage, group, topic, 60)

    await victim.kill()
    const left = seats.slice(0, 2)
    await balanced(left)
    const second = await spread(stage, topic, 'two-', 60)
    await allSeen(left, second)
    await committedSum(stage, group, topic, 120)

    await stage.driver.call('leave', { member: `${group}-b` })
    await balanced(seats.slice(0, 1))
    await stage.driver.call('leave', { member: `${group}-a` })
    const state = (found: { state: string; members: number }): boolean => found.members === 0
    const empty = await settles(stage.admin, 'describeGroup', { group }, state)

    // Who comes now goes on behind the commits: nothing old, everything new.
    const third = await spread(stage, topic, 'three-', 60)
    const late: Seat = { driver: stage.driver, member: `${group}-d` }
    await late.driver.call('join', { ...join, member: late.member })
    const again = await allSeen([late], third)
    await stage.driver.call('leave', { member: late.member })
    assert.deepEqual([...again.keys()].sort(), [...third].sort())
    return { first: counts.size, empty: empty.state.toLowerCase(), again: again.size }
  },
}

export const groupAdmin: Scenario = {
  name: 'group-admin',
  about: 'list, describe and delete groups; committed offsets; a group with members is not deleted',
  run: async (stage) => {
    const { driver } = stage
    const topic = await makeTopic(stage, 'administered', PARTITIONS)
    const group = stage.name('group')
    const member = `${group}-a`
    const sent = await spread(stage, topic, 'v', 30)
    await driver.call('join', { member, group, topic, sessionTimeoutMs: SESSION_MS, commit: true })
    await allSeen([{ driver, member }], sent)
    await committedSum(stage, group, topic, 30)
    await settles(driver, 'listGroups', {}, (found) => found.groups.includes(group))
    const stable = await settles(driver, 'describeGroup', { group }, (found) => found.members === 1)
    const refused = await fails(driver, 'deleteGroup', { group }, 68)
    await driver.call('leave', { member })
    const empty = await settles(driver, 'describeGroup', { group }, (found) => found.members === 0)
    await driver.call('deleteGroup', { group })
    await settles(driver, 'listGroups', {}, (found) => !found.groups.includes(group))
    return { stable: stable.state.toLowerCase(), empty: empty.state.toLowerCase(), refused }
  },
}
