/**
 * Every bit of every small file of a log directory flipped, and every such file cut at every byte: what the broker answers afterwards is compared with
 * what it answered before. `crash-campaign.test-support.ts` does the same to segments.
 */
import { DiskError, MetricRegistry, silentLogger } from '@ottla/base'
import { batchBaseOffset } from '@ottla/protocol'
import { MemoryDisk, SimClock, SimRandom } from '@ottla/world'
import { LogDir } from './log-dir.ts'
import { LogManager } from './log-manager.ts'
import { CLEAN_SHUTDOWN_FILE, writeMetaProperties } from './meta-properties.ts'
import type { PartitionLog } from './partition-log.ts'
import { batch, config, readBatches, turn } from './testkit.test-support.ts'
import type { LogWorld } from './types.ts'

const DIR = '/logs'
const TOPIC_ID = 'ZuH1bTDpQdGRAxe4S5-sdw'
const TIME = 1_767_225_600_000
/** Records below it were deleted. */
export const START = 13
const SMALL = config({ segmentBytes: 1200, indexIntervalBytes: 150, retentionMs: -1 })
/** Producers of transactions; number 3 leaves one open. */
const ABORTING = 101
const COMMITTING = 102
const OPEN = 103

export type Files = ReadonlyMap<string, Buffer>

interface Opened {
  readonly manager: LogManager
  readonly log: PartitionLog | null
}

/** What a client can see of the partition, one line for each question. */
export type Observed = Readonly<Record<string, string>>

function worldOn(disk: MemoryDisk, clock: SimClock): LogWorld {
  return { clock, random: new SimRandom(1), disk, logger: silentLogger, metrics: new MetricRegistry() }
}

async function openDir(disk: MemoryDisk, clock: SimClock): Promise<Opened> {
  const world = worldOn(disk, clock)
  const dir = await LogDir.open({ path: DIR, world })
  const manager = await LogManager.open({ dirs: [dir], configFor: () => SMALL, world })
  return { manager, log: manager.get('t', 0) }
}

/** Several segments with every kind of file beside them, closed cleanly. */
export async function makeSample(): Promise<Files> {
  const clock = new SimClock({ barrier: turn })
  const disk = new MemoryDisk(clock)
  await disk.makeDir(DIR)
  const identity = { version: 1, clusterId: 'AAAAAAAAAAAAAAAAAAAAAg', nodeId: 1, directoryId: TOPIC_ID } as const
  await writeMetaProperties(disk, DIR, identity)
  const { manager } = await openDir(disk, clock)
  const log = await manager.create('t', 0, TOPIC_ID)
  for (let i = 0; i < 30; i++) fill(log, i)
  log.updateHighWatermark(log.endOffset)
  await log.deleteRecordsTo(START)
  await clock.drive(manager.shutdown(1234))
  const files = new Map<string, Buffer>()
  const walk = async (path: string): Promise<void> => {
    for (const entry of await disk.list(path)) {
      const inner = `${path}/${entry.name}`
      if (entry.isDirectory) await walk(inner)
      else {
        const file = await disk.open(inner, 'read')
        const bytes = Buffer.alloc(file.openedSize)
        await file.read(bytes, 0)
        await file.close()
        if (entry.name !== '.lock') files.set(inner, bytes)
      }
    }
  }
  await walk(DIR)
  return files
}

/** One batch: of an idempotent producer, of a transaction, or a marker. Each fifth is earlier than those before it. */
function fill(log: PartitionLog, i: number): void {
  const leaderEpoch = 2 + 3 * Math.floor(i / 10)
  const time = TIME + 100 * (i % 5 === 4 ? i - 3 : i)
  if (i % 9 === 8) {
    const producerId = i % 18 === 8 ? ABORTING : COMMITTING
    const marker = { producerId, producerEpoch: 0, committed: producerId === COMMITTING, coordinatorEpoch: 3 }
    log.appendEndTxnMarker({ ...marker, leaderEpoch })
    return
  }
  const kind = i % 3
  const producerId = kind === 0 ? 7 : i % 18 < 9 ? ABORTING : i > 27 ? OPEN : COMMITTING
  const values = [`value ${i} ${'x'.repeat(10 * (i % 7))}`, `twin ${i}`]
  const options = kind === 0 ? {} : { producerId, producerEpoch: 0, transactional: true }
  log.append(batch(values, options, time), { origin: 'coordinator', leaderEpoch })
}

async function diskWith(files: Files, clock: SimClock): Promise<MemoryDisk> {
  const disk = new MemoryDisk(clock)
  await disk.makeDir(DIR)
  await disk.makeDir(`${DIR}/t-0`)
  for (const [path, bytes] of files) {
    const file = await disk.open(path, 'replace')
    if (bytes.length > 0) await file.write([bytes], 0)
    await file.close()
  }
  return disk
}

/** Opens the directory and asks everything; null where it, or the partition, is refused. Throws what nobody expects. */
export async function observe(files: Files): Promise<Observed | null> {
  const clock = new SimClock({ barrier: turn })
  let opened: Opened
  try {
    opened = await openDir(await diskWith(files, clock), clock)
  } catch (error) {
    if (error instanceof DiskError || !(error instanceof Error) || error.name !== 'Error') throw error
    return null
  }
  const { log } = opened
  if (log === null) throw new Error('the partition is not there')
  if (log.state === 'corrupt') return null
  // As a leader alone does: what is on the medium is committed.
  log.updateHighWatermark(log.endOffset)
  const seen: Record<string, string> = {
    ends: `${log.logStartOffset} ${log.endOffset} ${log.lastStableOffset} ${log.topicId}`,
    producers: JSON.stringify(log.activeProducers().sort((a, b) => a.producerId - b.producerId)),
    aborted: JSON.stringify(log.abortedTransactions(log.logStartOffset, log.endOffset)),
  }
  for (let offset = START; offset < log.endOffset; offset += 4) {
    seen[`aborted at ${offset}`] = JSON.stringify(log.abortedTransactions(offset, offset + 2))
    seen[`epoch of ${offset}`] = String(log.epochForOffset(offset))
  }
  for (let epoch = 0; epoch < 14; epoch += 2)
    seen[`end of epoch ${epoch}`] = JSON.stringify(log.endOffsetForEpoch(epoch))
  for (let time = TIME - 150; time < TIME + 3300; time += 250) {
    seen[`time ${time}`] = JSON.stringify(await log.offsetForTimestamp(time))
  }
  seen['max timestamp'] = JSON.stringify(await log.offsetOfMaxTimestamp())
  seen['records'] = Buffer.concat(await readBatches(log)).toString('latin1')
  for (let offset = log.logStartOffset; offset < log.endOffset; offset += 3) {
    const { chunks, nextOffset, errorCode } = await log.read(offset, 1)
    const first = chunks.length === 0 ? -1 : batchBaseOffset(chunks[0]!, 0)
    seen[`read ${offset}`] = `${errorCode} ${first} ${nextOffset}`
  }
  await log.abandon()
  return seen
}

/** The files of an unclean stop: the marker alone is not there. */
export function uncleanly(files: Files): Files {
  return new Map([...files].filter(([path]) => !path.endsWith(CLEAN_SHUTDOWN_FILE)))
}

export interface DamageTally {
  cases: number
  same: number
  refused: number
  /** Answers that nothing tells from the right ones: see README.md, and `allowed`. */
  other: number
}

/** How many other answers a file's damage may give, and to which questions. */
export interface Allowed {
  readonly file: RegExp
  readonly questions: RegExp
}

/**
 * Flips every `step`th bit of the file and cuts it at every byte. Throws at the first case that changes an answer which `allowed` does not name, and at
 * an error that is none of ours.
 */
export async function damageFile(
  files: Files,
  path: string,
  step: number,
  allowed: readonly Allowed[],
): Promise<DamageTally> {
  const bytes = files.get(path)!
  const before = (await observe(files))!
  const questions = allowed.filter(({ file }) => file.test(path)).map((one) => one.questions)
  const tally = { cases: 0, same: 0, refused: 0, other: 0 }
  const judge = async (name: string, damaged: Buffer): Promise<void> => {
    tally.cases++
    const seen = await observe(new Map([...files, [path, damaged]]))
    if (seen === null) {
      tally.refused++
      return
    }
    const other = Object.keys({ ...before, ...seen }).filter((question) => before[question] !== seen[question])
    if (other.length === 0) tally.same++
    else tally.other++
    for (const question of other) {
      if (questions.some((pattern) => pattern.test(question))) continue
      throw new Error(`${path}, ${name}: ${question}: ${seen[question]} instead of ${before[question]}`)
    }
  }
  for (const damaged of damagesOf(bytes, step))
    await judge(`${damaged.length} bytes, ${damaged.toString('hex')}`, damaged)
  return tally
}

/** With every `step`th bit flipped, and cut at every byte. */
export function* damagesOf(bytes: Buffer, step = 1): Generator<Buffer> {
  for (let bit = 0; bit < 8 * bytes.length; bit += step) {
    const damaged = Buffer.from(bytes)
    damaged[bit >> 3]! ^= 1 << (bit & 7)
    yield damaged
  }
  for (let cut = 0; cut < bytes.length; cut++) yield bytes.subarray(0, cut)
}
