/**
 * Crashes by the thousand: cuts, flipped bits, and power cuts in the middle of work. What must hold afterwards is decided here from what was written, not
 * by the code under test. CI runs it with small counts (`crash.test.ts`), a campaign with large ones. A failure names its case, which can be run alone.
 */
import { MetricRegistry, silentLogger } from '@ottla/base'
import {
  type BatchOptions,
  batchBaseOffset,
  batchLastOffset,
  batchSizeInBytes,
  CompressionCodec,
  computeCrc,
} from '@ottla/protocol'
import { MemoryDisk, SimClock, SimDisk, SimRandom } from '@ottla/world'
import { PartitionLog } from './partition-log.ts'
import { ProducerState } from './producer-state.ts'
import { applyBatch } from './replay.ts'
import { batch, CLIENT, COORDINATOR, config, readBatches, turn } from './testkit.test-support.ts'
import type { LogConfig, LogWorld } from './types.ts'

class CrashFailure extends Error {
  override name = 'CrashFailure'
}

export interface Tally {
  cases: number
  intact: number
  torn: number
  corrupt: number
  /** A changed base offset or epoch of the last batch: no reader can tell, the CRC does not cover them. */
  undetectable: number
}

const DIR = '/logs/t-0'
const SEGMENT = `${DIR}/00000000000000000000.log`

function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new CrashFailure(message)
}

function worldWith(disk: LogWorld['disk'], clock: SimClock, random: SimRandom): LogWorld & { clock: SimClock } {
  return { clock, random, disk, logger: silentLogger, metrics: new MetricRegistry() }
}

/** About `count` batches of every kind, as one segment. */
async function sampleLog(seed: number, count: number): Promise<{ bytes: Buffer; batches: Buffer[] }> {
  const clock = new SimClock({ barrier: turn })
  const random = new SimRandom(seed)
  const world = worldWith(new MemoryDisk(clock), clock, random)
  const log = await PartitionLog.open({ dir: DIR, topic: 't', partition: 0, config: config(), world })
  const sequences = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const options = { origin: CLIENT.origin, leaderEpoch: 1 + Math.floor(i / 10) }
    const values = Array.from({ length: 1 + random.below(4) }, (_, n) => text(random, 20 + random.below(300), i, n))
    const kind = random.below(6)
    const producer = random.below(3)
    if (kind === 0) log.append(batch(values), options)
    else if (kind === 1) log.append(batch(values, { codec: CompressionCodec.GZIP }), options)
    else if (kind === 5) {
      const marker = {
        producerId: 100 + producer,
        producerEpoch: 0,
        committed: random.chance(0.5),
        coordinatorEpoch: 3,
      }
      log.appendEndTxnMarker({ ...marker, leaderEpoch: options.leaderEpoch })
    } else {
      const transactional = kind > 2
      const producerId = (transactional ? 100 : 200) + producer
      const more: BatchOptions = {
        producerId,
        producerEpoch: 0,
        transactional,
        baseSequence: transactional ? -1 : sequences[producer]!,
      }
      if (!transactional) sequences[producer] = sequences[producer]! + values.length
      const origin = transactional ? COORDINATOR.origin : CLIENT.origin
      check(log.append(batch(values, more), { ...options, origin }).errorCode === 0, 'the sample is accepted')
    }
  }
  const batches = await readBatches(log)
  return { bytes: Buffer.concat(batches), batches }
}

/** No run of zeros: a lost sector must not be found where none was lost. */
function text(random: SimRandom, length: number, i: number, n: number): string {
  let out = `${i}.${n}.`
  while (out.length < length) out += random.uint32().toString(36)
  return out
}

async function recover(bytes: Buffer, recoveryPoint: number, clock: SimClock): Promise<PartitionLog> {
  const disk = new MemoryDisk(clock)
  await disk.makeDir(DIR)
  const file = await disk.open(SEGMENT, 'replace')
  if (bytes.length > 0) await file.write([bytes], 0)
  await file.close()
  const world = worldWith(disk, clock, new SimRandom(1))
  return await PartitionLog.open({ dir: DIR, topic: 't', partition: 0, config: config(), world, recoveryPoint })
}

function producersAfter(batches: readonly Buffer[]): string {
  const state = new ProducerState()
  for (const bytes of batches) applyBatch(state, bytes, 0)
  return JSON.stringify([state.active(), state.firstUnstableOffset])
}

async function checkPrefix(log: PartitionLog, batches: readonly Buffer[], kept: number, name: string): Promise<void> {
  const end = kept === 0 ? 0 : batchLastOffset(batches[kept - 1]!, 0) + 1
  check(log.state === 'online', `${name}: state ${log.state}: ${log.problem?.message}`)
  check(log.endOffset === end, `${name}: ends at ${log.endOffset}, expected ${end}`)
  const found = await readBatches(log)
  check(found.length === kept, `${name}: ${found.length} batches, expected ${kept}`)
  for (let i = 0; i < kept; i++) check(found[i]!.equals(batches[i]!), `${name}: batch ${i} differs`)
  const state = JSON.stringify([log.activeProducers(), -1])
  const expected = producersAfter(batches.slice(0, kept)).replace(/,-?\d+\]$/, ',-1]')
  check(state === expected, `${name}: producers ${state}, expected ${expected}`)
}

/** Every byte cut of a log, with nothing, a part or all of it known to be flushed. */
export async function cutCampaign(seed: number, cases: number): Promise<Tally> {
  const tally: Tally = { cases: 0, intact: 0, torn: 0, corrupt: 0, undetectable: 0 }
  const clock = new SimClock({ barrier: turn })
  for (let round = 0; tally.cases < cases; round++) {
    const { bytes, batches } = await sampleLog(seed + round, 40)
    for (let cut = 0; cut <= bytes.length && tally.cases < cases; cut++) {
      let kept = 0
      let end = 0
      while (kept < batches.length && end + batches[kept]!.length <= cut) end += batches[kept++]!.length
      const keptEnd = kept === 0 ? 0 : batchLastOffset(batches[kept - 1]!, 0) + 1
      const flushed = cut % 3 === 0 ? 0 : cut % 3 === 1 ? keptEnd : keptEnd + 1
      const name = `cut seed ${seed + round} at ${cut}, flushed to ${flushed}`
      const log = await recover(bytes.subarray(0, cut), flushed, clock)
      tally.cases++
      if (flushed > keptEnd) {
        check(log.state === 'corrupt', `${name}: flushed bytes are gone, state ${log.state}`)
        tally.corrupt++
        continue
      }
      await checkPrefix(log, batches, kept, name)
      if (end === cut) tally.intact++
      else tally.torn++
    }
  }
  return tally
}

/** Single flipped bits, judged by the table of torn and corrupt. */
export async function flipCampaign(seed: number, cases: number): Promise<Tally> {
  const tally: Tally = { cases: 0, intact: 0, torn: 0, corrupt: 0, undetectable: 0 }
  const clock = new SimClock({ barrier: turn })
  const random = new SimRandom(seed)
  for (let round = 0; tally.cases < cases; round++) {
    const { bytes, batches } = await sampleLog(seed + round, 12)
    for (let n = 0; n < 5000 && tally.cases < cases; n++) {
      // Half of them in headers, where the interesting bits are.
      let bit = random.below(bytes.length * 8)
      let index = 0
      let start = 0
      while (start + batches[index]!.length <= bit >> 3) start += batches[index++]!.length
      if (random.chance(0.5)) bit = start * 8 + random.below(61 * 8)
      await flipOne(bytes, batches, index, start, bit, random, clock, tally, `flip seed ${seed + round} bit ${bit}`)
    }
  }
  return tally
}

async function flipOne(
  bytes: Buffer,
  batches: readonly Buffer[],
  index: number,
  start: number,
  bit: number,
  random: SimRandom,
  clock: SimClock,
  tally: Tally,
  name: string,
): Promise<void> {
  const damaged = Buffer.from(bytes)
  damaged[bit >> 3] = damaged[bit >> 3]! ^ (1 << (bit & 7))
  const isLast = index === batches.length - 1
  const base = batchBaseOffset(batches[index]!, 0)
  const end = batchLastOffset(batches.at(-1)!, 0) + 1
  const flushed = random.pick([0, base, base + 1, end])
  const log = await recover(damaged, flushed, clock)
  tally.cases++
  const at = (bit >> 3) - start
  if (at < 8 || (at >= 12 && at < 16)) {
    // Base offset and epoch stand outside the CRC. Found by what stands around them, or not at all.
    if (log.state === 'corrupt') tally.corrupt++
    else {
      const epoch = damaged.readInt32BE(start + 12)
      const next = batches[index + 1]?.readInt32BE(12) ?? Infinity
      const plausible = epoch >= (batches[index - 1]?.readInt32BE(12) ?? -1) && epoch <= next
      check(isLast || (at >= 12 && plausible), `${name}: a changed header before the last batch went unseen`)
      const found = Buffer.concat(await readBatches(log))
      check(found.length === bytes.length, `${name}: bytes are missing`)
      tally.undetectable++
    }
    return
  }
  const mayBeTorn = isLast && flushed <= base && at !== 16
  if (!mayBeTorn) {
    check(log.state === 'corrupt', `${name} (byte ${at} of batch ${index}, flushed ${flushed}): state ${log.state}`)
    tally.corrupt++
    return
  }
  await checkPrefix(log, batches, index, name)
  tally.torn++
}

export interface PowerTally {
  cases: number
  crashedRecoveries: number
  /** Batches that were there though nobody had been told so. */
  unacknowledgedKept: number
  acknowledged: number
}

/** Work, a power cut or a kill in the middle of it, recovery (cut short now and then), and the same again. */
export async function powerCampaign(seed: number, cases: number): Promise<PowerTally> {
  const tally: PowerTally = { cases: 0, crashedRecoveries: 0, unacknowledgedKept: 0, acknowledged: 0 }
  for (let n = 0; n < cases; n++) await powerCase(seed + n, tally)
  return tally
}

async function powerCase(seed: number, tally: PowerTally): Promise<void> {
  const clock = new SimClock({ barrier: turn })
  const random = new SimRandom(seed)
  const sim = new SimDisk({ clock, random: random.fork('disk'), latency: () => 1 + random.below(3) })
  const durability = random.pick(['fsync', 'fsync', 'interval', 'os'] as const)
  const settings: Partial<LogConfig> = {
    durability,
    segmentBytes: random.pick([4000, 8000, 1 << 20]),
    indexIntervalBytes: random.pick([0, 500, 4096]),
    retentionMs: -1,
  }
  // The log directory itself was made when it was formatted.
  await clock.drive(sim.makeDir('/logs'))
  await clock.drive(sim.syncDir('/'))
  const written: Buffer[] = []
  let checkpoint = 0
  for (let life = 0; life < 2; life++) {
    const name = `power seed ${seed} life ${life} (${durability})`
    const log = await reopen(sim, clock, random, settings, checkpoint, tally, name)
    await comparePrefix(log, clock, written, checkpoint, name)
    const expected = producersAfter(written).replace(/,-?\d+\]$/, ',-1]')
    check(JSON.stringify([log.activeProducers(), -1]) === expected, `${name}: producer state differs from the log`)
    const promised = await work(log, clock, random, written)
    checkpoint = promised.checkpoint
    if (random.chance(0.25)) {
      sim.kill()
      await expectStored(sim, clock, random, settings, checkpoint, written, promised.written, tally, `${name} kill`)
    } else {
      sim.powerCut()
      const durable = durability === 'fsync' ? promised.acknowledged : promised.recoveryPoint
      await expectStored(sim, clock, random, settings, checkpoint, written, durable, tally, `${name} cut`)
    }
    sim.kill()
  }
  tally.cases++
}

interface Promised {
  readonly acknowledged: number
  readonly recoveryPoint: number
  readonly written: number
  readonly checkpoint: number
}

/** Appends for a while and stops at a random moment, with writes under way. */
async function work(log: PartitionLog, clock: SimClock, random: SimRandom, written: Buffer[]): Promise<Promised> {
  let checkpoint = log.recoveryPoint
  let sequence = log.activeProducers().find((producer) => producer.producerId === 1)?.lastSequence ?? -1
  const turns = 1 + random.below(12)
  for (let i = 0; i < turns; i++) {
    for (let n = random.below(4); n >= 0; n--) {
      const values = Array.from({ length: 1 + random.below(3) }, (_, k) => text(random, 10 + random.below(500), i, k))
      const bytes = batch(values, { producerId: 1, producerEpoch: 0, baseSequence: sequence + 1 })
      sequence += values.length
      const result = log.append(bytes, {
        origin: 'client',
        leaderEpoch: Math.max(0, log.latestEpoch) + (i % 4 === 3 ? 1 : 0),
      })
      check(result.errorCode === 0, `append refused: ${result.errorMessage}`)
      written.push(Buffer.from(bytes.subarray(0, batchSizeInBytes(bytes, 0))))
    }
    if (random.chance(0.3)) checkpoint = log.recoveryPoint
    if (random.chance(0.2)) void log.flush().catch(() => {})
    await clock.runFor(random.below(8))
  }
  return {
    acknowledged: log.flushedOffset,
    recoveryPoint: log.recoveryPoint,
    written: log.flushedOffset,
    checkpoint,
  }
}

async function reopen(
  sim: SimDisk,
  clock: SimClock,
  random: SimRandom,
  settings: Partial<LogConfig>,
  recoveryPoint: number,
  tally: PowerTally,
  name: string,
  afterKill = false,
): Promise<PartitionLog> {
  const open = (): Promise<PartitionLog> => {
    const world = worldWith(sim.mount(), clock, random)
    return PartitionLog.open({ dir: DIR, topic: 't', partition: 0, config: config(settings), world, recoveryPoint })
  }
  for (let attempt = 0; attempt < 2 && random.chance(0.4); attempt++) {
    void open().catch(() => {})
    await clock.runFor(random.below(40))
    if (afterKill) sim.kill()
    else sim.powerCut()
    tally.crashedRecoveries++
  }
  const log = await clock.drive(open())
  check(log.state === 'online', `${name}: ${log.problem?.message}`)
  return log
}

/** After a crash everything promised is there, and what is there is a prefix; `written` is cut to it. */
async function expectStored(
  sim: SimDisk,
  clock: SimClock,
  random: SimRandom,
  settings: Partial<LogConfig>,
  checkpoint: number,
  written: Buffer[],
  promised: number,
  tally: PowerTally,
  name: string,
): Promise<void> {
  // What a kill left in the page cache is promised until the power goes, too.
  const log = await reopen(sim, clock, random, settings, checkpoint, tally, name, name.endsWith('kill'))
  check(log.endOffset >= promised, `${name}: ends at ${log.endOffset}, promised ${promised}`)
  const found = await comparePrefix(log, clock, written, promised, name)
  tally.acknowledged += promised
  tally.unacknowledgedKept += log.endOffset - promised
  written.length = found
}

async function comparePrefix(
  log: PartitionLog,
  clock: SimClock,
  written: readonly Buffer[],
  atLeast: number,
  name: string,
): Promise<number> {
  check(log.endOffset >= atLeast, `${name}: ends at ${log.endOffset}, promised ${atLeast}`)
  // Reading files takes virtual time.
  const found = await clock.drive(readBatches(log))
  check(found.length <= written.length, `${name}: more batches than were written`)
  for (const [i, bytes] of found.entries()) {
    check(bytes.equals(written[i]!), `${name}: batch ${i} differs`)
    check(bytes.readUInt32BE(17) === computeCrc(bytes, 0), `${name}: batch ${i} has a wrong checksum`)
  }
  return found.length
}
