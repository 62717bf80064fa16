/**
 * What happens to a partition when brokers come, go or report: the leader, the ISR and the eligible leader replicas
 * (KIP-966) as Kafka's controller decides them. A pure function of the registration and of what is wanted.
 */
import type { Uuid } from '@ottla/base'
import { LEADER_NONE, LEADER_RECOVERED, LEADER_RECOVERING, type PartitionRegistration } from '@ottla/metadata'

/**
 * `online`: keep the leader or take one that has all data. `preferred`: the first replica if it can. `unclean`: any
 * replica that is alive rather than none.
 */
export type Election = 'online' | 'preferred' | 'unclean'

export interface PartitionChangeRequest {
  readonly partition: PartitionRegistration
  readonly isAcceptableLeader: (broker: number) => boolean
  /** Level of the feature metadata.version. */
  readonly metadataVersion: number
  /** Effective min.insync.replicas, not above the number of replicas. */
  readonly minIsr: number
  readonly elrEnabled: boolean
  readonly election: Election
  readonly targetIsr?: readonly number[]
  readonly targetReplicas?: readonly number[]
  readonly targetRemoving?: readonly number[]
  readonly targetAdding?: readonly number[]
  readonly targetLeaderRecoveryState?: number
  /** Brokers that came back without having stopped cleanly: what they had may be gone. */
  readonly uncleanShutdownReplicas?: readonly number[]
  /** Where brokers say that they put their replicas. */
  readonly targetDirectories?: ReadonlyMap<number, Uuid>
  /** Log directory of a replica that has none yet. */
  readonly defaultDirectory: (broker: number) => Uuid
}

/** Fields of a PartitionChangeRecord that say something; what is absent stays as it is. */
export interface PartitionChange {
  isr?: number[]
  leader?: number
  replicas?: number[]
  removingReplicas?: number[]
  addingReplicas?: number[]
  leaderRecoveryState?: number
  directories?: Uuid[]
  eligibleLeaderReplicas?: number[]
  lastKnownElr?: number[]
}

/** 3.6-IV0: since then a shrinking ISR does not raise the leader epoch. */
const NO_EPOCH_BUMP_ON_SHRINK = 12
/** 3.7-IV2: partitions know the directories of their replicas. */
const DIRECTORIES = 17

/** The change that leads to what is wanted, or null where nothing changes. */
export function nextPartitionChange(request: PartitionChangeRequest): PartitionChange | null {
  const { partition } = request
  const target = completedTargets(request)
  const change: PartitionChange = {}
  if (request.elrEnabled) populateElr(request, target)
  elect(request, target, change)
  bumpEpochForRemovedReplicas(partition, target, change)
  updateElr(request, target, change)
  const emptyIsrAllowed = request.elrEnabled
  if (change.isr === undefined && (target.isr.length > 0 || emptyIsrAllowed) && !same(target.isr, partition.isr)) {
    change.isr = [...target.isr]
  }
  bumpEpochForShrink(request, change)
  updateLastKnownLeader(request, change)
  setAssignment(request, target, change)
  const recovery = request.targetLeaderRecoveryState ?? partition.leaderRecoveryState
  if (recovery !== partition.leaderRecoveryState && change.leaderRecoveryState === undefined) {
    change.leaderRecoveryState = recovery
  }
  return Object.keys(change).length === 0 ? null : change
}

interface Targets {
  isr: readonly number[]
  replicas: readonly number[]
  removing: readonly number[]
  adding: readonly number[]
  elr: readonly number[]
}

/** What is wanted; a reassignment whose new replicas have all caught up is over. */
function completedTargets(request: PartitionChangeRequest): Targets {
  const { partition } = request
  const target: Targets = {
    isr: request.targetIsr ?? partition.isr,
    replicas: request.targetReplicas ?? partition.replicas,
    removing: request.targetRemoving ?? partition.removingReplicas,
    adding: request.targetAdding ?? partition.addingReplicas,
    elr: partition.elr,
  }
  if (target.removing.length === 0 && target.adding.length === 0) return target
  const isr = without(target.isr, target.removing)
  const replicas = without(target.replicas, target.removing)
  if (isr.length === 0 || !target.adding.every((broker) => isr.includes(broker))) return target
  return { ...target, isr, replicas, removing: [], adding: [] }
}

/**
 * While the ISR is below min.insync.replicas, those who leave it stay eligible: the watermark stands still, so they have
 * all that was acknowledged.
 */
function populateElr(request: PartitionChangeRequest, target: Targets): void {
  if (target.isr.length >= request.minIsr) {
    target.elr = []
    return
  }
  const unclean = request.uncleanShutdownReplicas ?? []
  const candidates = [...new Set([...target.elr, ...request.partition.isr])].sort((a, b) => a - b)
  target.elr = without(candidates, [...target.isr, ...unclean])
}

function elect(request: PartitionChangeRequest, target: Targets, change: PartitionChange): void {
  const { partition } = request
  const { leader, unclean } = electedLeader(request, target)
  if (leader === partition.leader) return
  if (target.elr.includes(leader)) {
    target.isr = [leader]
    target.elr = without(target.elr, [leader])
  }
  change.leader = leader
  if (!unclean) return
  // Data may be lost: nobody but the new leader counts as in sync, and it has to recover.
  change.isr = [leader]
  if (partition.leaderRecoveryState === LEADER_RECOVERED) change.leaderRecoveryState = LEADER_RECOVERING
}

function electedLeader(request: PartitionChangeRequest, target: Targets): { leader: number; unclean: boolean } {
  const { partition, election, isAcceptableLeader } = request
  const isValid = (broker: number) =>
    (target.isr.includes(broker) || (target.isr.length === 0 && target.elr.includes(broker))) &&
    isAcceptableLeader(broker)
  const preferred = target.replicas[0]!
  if (election === 'preferred' && isValid(preferred)) return { leader: preferred, unclean: false }
  if (isValid(partition.leader)) return { leader: partition.leader, unclean: false }
  const online = target.replicas.find(isValid)
  if (online !== undefined) return { leader: online, unclean: false }
  const last = lastKnownLeader(request, target)
  if (last !== null) return { leader: last, unclean: true }
  if (election === 'unclean') {
    const any = target.replicas.find(isAcceptableLeader)
    if (any !== undefined) return { leader: any, unclean: true }
  }
  return { leader: LEADER_NONE, unclean: false }
}

/** With nobody in the ISR or eligible, the one who led last has the most: electing it loses the least. */
function lastKnownLeader(request: PartitionChangeRequest, target: Targets): number | null {
  const { partition, elrEnabled, isAcceptableLeader } = request
  if (!elrEnabled || target.elr.length > 0 || target.isr.length > 0 || partition.lastKnownElr.length !== 1) return null
  const last = partition.lastKnownElr[0]!
  return isAcceptableLeader(last) ? last : null
}

/** A replica that is no longer assigned must stop serving: naming the leader again raises the leader epoch. */
function bumpEpochForRemovedReplicas(partition: PartitionRegistration, target: Targets, change: PartitionChange): void {
  if (change.leader !== undefined) return
  if (!partition.replicas.every((broker) => target.replicas.includes(broker))) change.leader = partition.leader
}

function bumpEpochForShrink(request: PartitionChangeRequest, change: PartitionChange): void {
  const { isr } = change
  if (request.metadataVersion >= NO_EPOCH_BUMP_ON_SHRINK || change.leader !== undefined || isr === undefined) return
  if (!request.partition.isr.every((broker) => isr.includes(broker))) change.leader = request.partition.leader
}

function updateElr(request: PartitionChangeRequest, target: Targets, change: PartitionChange): void {
  const unclean = change.isr !== undefined
  if (unclean || !request.elrEnabled) target.elr = []
  if (!same(target.elr, request.partition.elr)) change.eligibleLeaderReplicas = [...target.elr]
}

/** `lastKnownElr` holds the last leader while there is none. */
function updateLastKnownLeader(request: PartitionChangeRequest, change: PartitionChange): void {
  const { partition } = request
  if (!request.elrEnabled) return
  const { lastKnownElr } = partition
  if (change.isr?.length === 0 && (lastKnownElr.length !== 1 || lastKnownElr[0] !== partition.leader)) {
    change.lastKnownElr = [partition.leader]
    return
  }
  const leader = change.leader ?? partition.leader
  if (leader >= 0 && lastKnownElr.length > 0) change.lastKnownElr = []
}

function setAssignment(request: PartitionChangeRequest, target: Targets, change: PartitionChange): void {
  const { partition } = request
  if (request.metadataVersion >= DIRECTORIES) {
    const directories = target.replicas.map((broker) => {
      const target = request.targetDirectories?.get(broker)
      if (target !== undefined) return target
      const at = partition.replicas.indexOf(broker)
      return (at < 0 ? undefined : partition.directories[at]) ?? request.defaultDirectory(broker)
    })
    if (!same(directories, partition.directories)) change.directories = directories
  }
  if (!same(target.replicas, partition.replicas)) change.replicas = [...target.replicas]
  if (!same(target.removing, partition.removingReplicas)) change.removingReplicas = [...target.removing]
  if (!same(target.adding, partition.addingReplicas)) change.addingReplicas = [...target.adding]
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}

function without(brokers: readonly number[], removed: readonly number[]): number[] {
  return brokers.filter((broker) => !removed.includes(broker))
}
