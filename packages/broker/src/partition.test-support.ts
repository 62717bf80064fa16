/** For tests: a partition that this broker leads alone, with its log on a simulated disk in virtual time. */
import { MetricRegistry, silentLogger } from '@ottla/base'
import { DEFAULT_LOG_CONFIG, type LogConfig, type OpenLogOptions, PartitionLog } from '@ottla/log'
import type { PartitionRegistration } from '@ottla/metadata'
import { BatchBuilder, type BatchOptions } from '@ottla/protocol'
import { SimClock, SimDisk, SimRandom } from '@ottla/world'
import { Partition } from './partition.ts'

export const BROKER = 1
export const TOPIC = 'orders'
export const TOPIC_ID = 'ZuH1bTDpQdGRAxe4S5-sdw'
export const EPOCH = 3

export interface TestDisk {
  readonly clock: SimClock
  readonly disk: SimDisk
}

export function makeDisk(seed = 1): TestDisk {
  const clock = new SimClock({ barrier: () => new Promise((resolve) => setImmediate(resolve)) })
  return { clock, disk: new SimDisk({ clock, random: new SimRandom(seed) }) }
}

export function registration(changes: Partial<PartitionRegistration> = {}): PartitionRegistration {
  return {
    replicas: [BROKER],
    directories: [],
    isr: [BROKER],
    removingReplicas: [],
    addingReplicas: [],
    leader: BROKER,
    leaderRecoveryState: 0,
    leaderEpoch: EPOCH,
    partitionEpoch: 0,
    elr: [],
    lastKnownElr: [],
    ...changes,
  }
}

export async function openLog(
  { clock, disk }: TestDisk,
  config: Partial<LogConfig> = {},
  options: Partial<OpenLogOptions> = {},
): Promise<PartitionLog> {
  const world = {
    clock,
    disk: disk.mount(),
    random: new SimRandom(2),
    logger: silentLogger,
    metrics: new MetricRegistry(),
  }
  const opening = PartitionLog.open({
    dir: `/logs/${TOPIC}-0`,
    topic: TOPIC,
    partition: 0,
    topicId: TOPIC_ID,
    config: { ...DEFAULT_LOG_CONFIG, ...config },
    world,
    ...options,
  })
  return await clock.drive(opening)
}

/** Leads at once. `moved` counts what its listener was told. */
export function lead(
  log: PartitionLog | null,
  changes: Partial<PartitionRegistration> = {},
): { partition: Partition; moved: { count: number } } {
  const moved = { count: 0 }
  const listener = { moved: () => void moved.count++ }
  const partition = new Partition(TOPIC, TOPIC_ID, 0, BROKER, registration(changes), log, listener)
  partition.becomeLeader(registration(changes))
  return { partition, moved }
}

/** A batch with one record for each value. */
export function batch(values: readonly string[], options: BatchOptions = {}, timestampMs = 1_767_225_600_000): Buffer {
  const builder = new BatchBuilder(options)
  for (const value of values) builder.append(timestampMs, null, Buffer.from(value))
  return builder.build()
}
