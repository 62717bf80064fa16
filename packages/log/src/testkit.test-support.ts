/** For tests: a world on a simulated disk, batches, and reading a log back. */
import { type Disk, MetricRegistry, silentLogger } from '@ottla/base'
import { BatchBuilder, type BatchOptions, batchSizeInBytes, lastOffsetOf, readRecords } from '@ottla/protocol'
import { SimClock, SimDisk, SimRandom } from '@ottla/world'
import { PartitionLog } from './partition-log.ts'
import { DEFAULT_LOG_CONFIG, type LogConfig, type LogWorld, type OpenLogOptions } from './types.ts'

export interface TestWorld extends LogWorld {
  readonly clock: SimClock
  readonly random: SimRandom
  readonly sim: SimDisk
}

/** Microtasks have run dry: what a simulated clock waits for between two events. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export function makeWorld(seed = 1): TestWorld {
  const clock = new SimClock({ barrier: turn })
  const random = new SimRandom(seed)
  const sim = new SimDisk({ clock, random })
  return worldOn(sim, clock, random)
}

export function worldOn(sim: SimDisk, clock: SimClock, random: SimRandom): TestWorld {
  return {
    clock,
    random,
    sim,
    disk: sim as Disk,
    logger: silentLogger,
    metrics: new MetricRegistry(),
  }
}

export function config(overrides: Partial<LogConfig> = {}): LogConfig {
  return { ...DEFAULT_LOG_CONFIG, ...overrides }
}

export async function openLog(
  world: LogWorld & { readonly clock: SimClock },
  overrides: Partial<OpenLogOptions> = {},
): Promise<PartitionLog> {
  const options = { dir: '/logs/t-0', topic: 't', partition: 0, config: config(), world, ...overrides }
  return await world.clock.drive(PartitionLog.open(options))
}

/** A batch with one record for each value. */
export function batch(values: readonly string[], options: BatchOptions = {}, timestampMs = 1_767_225_600_000): Buffer {
  const builder = new BatchBuilder(options)
  for (const value of values) builder.append(timestampMs, Buffer.from(`k-${value}`), Buffer.from(value))
  return builder.build()
}

export const CLIENT = { origin: 'client', leaderEpoch: 0 } as const
export const COORDINATOR = { origin: 'coordinator', leaderEpoch: 0 } as const

/** Every batch from the log start to the end, each as its own buffer. */
export async function readBatches(log: PartitionLog, maxBytes: number = 1 << 20): Promise<Buffer[]> {
  const batches: Buffer[] = []
  for (let offset = log.logStartOffset; offset < log.endOffset; ) {
    const result = await log.read(offset, maxBytes)
    if (result.sizeInBytes === 0) break
    for (const chunk of result.chunks) {
      for (let at = 0; at < chunk.length; ) {
        const size = batchSizeInBytes(chunk, at)
        batches.push(Buffer.from(chunk.subarray(at, at + size)))
        offset = lastOffsetOf(chunk, at) + 1
        at += size
      }
    }
  }
  return batches
}

export async function readValues(log: PartitionLog): Promise<(string | null)[]> {
  const values: (string | null)[] = []
  for (const bytes of await readBatches(log)) {
    const { error, records } = readRecords(bytes, 0)
    if (error !== null) throw new Error(error)
    for (const { value } of records) values.push(value?.toString() ?? null)
  }
  return values
}
