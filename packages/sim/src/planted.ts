/**
 * Worlds that are broken on purpose. Each stands for a bug that a node could have, and must be found by the invariant that is there for it;
 * neither the checkers nor the clients know of it. `testdata/planted.json` has a seed for each.
 */
import type { Disk, DiskFile, OpenMode } from '@ottla/base'
import type { KafkaNode } from '@ottla/server'
import { override } from './override.ts'
import {
  answersOldGenerations,
  forgetsNoOffsets,
  givesEverybodyTheSame,
  keepsLogs,
  knowsOldIds,
  sendsMembersAway,
  takesNobodyIn,
} from './planted-nodes.ts'
import type { Swarm } from './swarm.ts'

export interface Plant {
  readonly swarm?: Partial<Swarm>
  readonly nodeConfig?: Readonly<Record<string, string>>
  readonly wrapDisk?: (disk: Disk) => Disk
  readonly lyingDisk?: boolean
  readonly withoutSequences?: boolean
  /** Changes what a node does that has just started. */
  readonly misbehave?: (node: KafkaNode) => void
}

const POWER_CUTS: Partial<Swarm> = { faults: new Set(['power-cut', 'reset']), faultEveryMs: 1_000 }
const RESETS: Partial<Swarm> = { faults: new Set(['reset', 'partition']), faultEveryMs: 100 }

export const PLANTS: Readonly<Record<string, Plant>> = {
  /** The disk says that it has flushed, and has not. */
  'lying-disk': { swarm: POWER_CUTS, lyingDisk: true },
  /** Answers come before the flush, as in Apache Kafka; the power goes. */
  'acknowledged-before-flush': { swarm: POWER_CUTS, nodeConfig: { 'ottla.durability': 'os' } },
  /** The log's own files are never flushed. */
  'records-not-flushed': { swarm: POWER_CUTS, wrapDisk: withoutFlushOf(/topic-.*\.log$/) },
  /** Committed offsets are answered before they are on the disk. */
  'commits-not-flushed': { swarm: POWER_CUTS, wrapDisk: withoutFlushOf(/__consumer_offsets.*\.log$/) },
  /** The cluster's metadata is answered before it is on the disk. */
  'metadata-not-flushed': { swarm: POWER_CUTS, wrapDisk: withoutFlushOf(/__cluster_metadata.*\.log$/) },
  /** Names of new files are never made durable. */
  'names-not-flushed': { swarm: POWER_CUTS, wrapDisk: withoutFlushOfNames },
  /** Records that were deleted come back: the new start is not on the disk. */
  'start-not-flushed': { swarm: POWER_CUTS, wrapDisk: withoutFlushOf(/log-start-offset-checkpoint/) },
  /** The broker cannot tell a repetition from a new batch. */
  'no-deduplication': { swarm: RESETS, withoutSequences: true },
  /** Members of a generation get the assignment of whoever asked first. */
  'shared-assignment': { swarm: RESETS, misbehave: givesEverybodyTheSame },
  /** Generations are not looked at in heartbeats. */
  'old-generations-heard': { swarm: RESETS, misbehave: answersOldGenerations },
  /** What a group has agreed on is answered before it is on the disk. */
  'groups-not-flushed': { swarm: POWER_CUTS, wrapDisk: withoutFlushOf(/__consumer_offsets.*\.log$/) },
  /** Members are told now and then that nobody knows them. */
  'members-sent-away': { swarm: RESETS, misbehave: sendsMembersAway },
  /** After a while nobody gets into a group any more. */
  'group-closed': { swarm: RESETS, misbehave: takesNobodyIn },
  /** A deleted topic is still known by its id. */
  'old-ids-known': { swarm: RESETS, misbehave: knowsOldIds },
  /** The log of a deleted topic becomes that of the next one of its name. */
  'old-logs-kept': { swarm: RESETS, misbehave: keepsLogs },
  /** The offsets of a deleted topic become those of the next one of its name. */
  'old-offsets-kept': { swarm: RESETS, misbehave: forgetsNoOffsets },
  /** Records go by age that nobody gave an age. */
  'unasked-retention': {
    swarm: RESETS,
    nodeConfig: { 'log.retention.ms': '500', 'log.retention.check.interval.ms': '100', 'log.roll.ms': '200' },
  },
}

/** `sync` of files that match does nothing, and says that it did. */
function withoutFlushOf(path: RegExp): (disk: Disk) => Disk {
  return (disk) =>
    override(disk, {
      open: async (name: string, mode: OpenMode) => {
        const file = await disk.open(name, mode)
        return path.test(name) ? override<DiskFile>(file, { sync: async () => {} }) : file
      },
    })
}

function withoutFlushOfNames(disk: Disk): Disk {
  return override(disk, { syncDir: async () => {} })
}
