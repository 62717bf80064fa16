import type { PartitionRegistration } from '@ottla/metadata'
import { describe, expect, it } from 'vitest'
import { nextPartitionChange, type PartitionChangeRequest } from './partition-change.ts'

const DIR = 'ZuH1bTDpQdGRAxe4S5-sdw'

function partition(changes: Partial<PartitionRegistration> = {}): PartitionRegistration {
  const replicas = changes.replicas ?? [1, 2, 3]
  return {
    replicas,
    directories: replicas.map(() => DIR),
    isr: replicas,
    removingReplicas: [],
    addingReplicas: [],
    leader: replicas[0]!,
    leaderRecoveryState: 0,
    leaderEpoch: 5,
    partitionEpoch: 9,
    elr: [],
    lastKnownElr: [],
    ...changes,
  }
}

function next(
  registration: PartitionRegistration,
  alive: number[],
  changes: Partial<PartitionChangeRequest> = {},
): ReturnType<typeof nextPartitionChange> {
  return nextPartitionChange({
    partition: registration,
    isAcceptableLeader: (broker) => alive.includes(broker),
    metadataVersion: 30,
    minIsr: 2,
    elrEnabled: true,
    election: 'online',
    defaultDirectory: () => DIR,
    ...changes,
  })
}

describe('nextPartitionChange', () => {
  it('changes nothing where all is well', () => {
    expect(next(partition(), [1, 2, 3])).toBeNull()
  })

  it('takes the first replica in sync when the leader goes', () => {
    expect(next(partition(), [2, 3], { targetIsr: [2, 3] })).toEqual({ leader: 2, isr: [2, 3] })
    expect(next(partition({ isr: [1, 3] }), [2, 3], { targetIsr: [3], minIsr: 1 })).toEqual({ leader: 3, isr: [3] })
  })

  it('pitfall 220: leaves the leader epoch alone when the ISR shrinks, but not below 3.6', () => {
    expect(next(partition(), [1, 2, 3], { targetIsr: [1, 2] })).toEqual({ isr: [1, 2] })
    const old = { targetIsr: [1, 2], metadataVersion: 11, elrEnabled: false }
    expect(next(partition(), [1, 2, 3], old)).toEqual({ isr: [1, 2], leader: 1 })
  })

  it('keeps those who leave an ISR that is below its minimum eligible', () => {
    const one = next(partition({ isr: [1, 2] }), [1, 2, 3], { targetIsr: [1] })
    expect(one).toEqual({ isr: [1], eligibleLeaderReplicas: [2] })
    const none = next(partition({ isr: [1], elr: [2] }), [3], { targetIsr: [] })
    expect(none).toEqual({ isr: [], leader: -1, eligibleLeaderReplicas: [1, 2], lastKnownElr: [1] })
  })

  it('forgets them when the ISR has its minimum again', () => {
    const change = next(partition({ isr: [1], elr: [2] }), [1, 2, 3], { targetIsr: [1, 3] })
    expect(change).toEqual({ isr: [1, 3], eligibleLeaderReplicas: [] })
  })

  it('elects an eligible replica while the ISR is empty, cleanly', () => {
    const change = next(partition({ isr: [], leader: -1, elr: [2, 3], lastKnownElr: [1] }), [3])
    expect(change).toEqual({ leader: 3, isr: [3], eligibleLeaderReplicas: [2], lastKnownElr: [] })
  })

  it('elects the last known leader when nobody else is left, and it has to recover', () => {
    const leaderless = partition({ isr: [], leader: -1, elr: [], lastKnownElr: [2] })
    expect(next(leaderless, [2, 3])).toEqual({ leader: 2, isr: [2], leaderRecoveryState: 1, lastKnownElr: [] })
    expect(next(leaderless, [1, 3])).toBeNull()
  })

  it('counts a replica that came back from an unclean stop as having nothing', () => {
    const change = next(partition({ isr: [1], elr: [2] }), [], { targetIsr: [], uncleanShutdownReplicas: [1] })
    expect(change).toEqual({ isr: [], leader: -1, lastKnownElr: [1] })
  })

  it('elects uncleanly only where that is wanted', () => {
    const gone = partition({ isr: [1] })
    const without = { elrEnabled: false, targetIsr: [] }
    expect(next(gone, [3], without)).toEqual({ leader: -1 })
    const change = next(gone, [3], { ...without, election: 'unclean' })
    expect(change).toEqual({ leader: 3, isr: [3], leaderRecoveryState: 1 })
  })

  it('never empties the ISR without eligible leader replicas', () => {
    expect(next(partition({ replicas: [1] }), [], { elrEnabled: false, targetIsr: [], minIsr: 1 })).toEqual({
      leader: -1,
    })
  })

  it('prefers the first replica only when asked', () => {
    const moved = partition({ leader: 2 })
    expect(next(moved, [1, 2, 3])).toBeNull()
    expect(next(moved, [1, 2, 3], { election: 'preferred' })).toEqual({ leader: 1 })
    expect(next(moved, [2, 3], { election: 'preferred' })).toBeNull()
  })

  it('ends a reassignment when all new replicas are in sync, under a new leader epoch', () => {
    const moving = partition({ replicas: [1, 2, 4], isr: [1, 2], removingReplicas: [1], addingReplicas: [4] })
    expect(next(moving, [1, 2, 4], { targetIsr: [1, 2, 4] })).toEqual({
      leader: 2,
      isr: [2, 4],
      replicas: [2, 4],
      removingReplicas: [],
      addingReplicas: [],
      directories: [DIR, DIR],
    })
  })
})
