// Segments of before 0.11 in a partition's directory: Apache Kafka 4.4.0 and Ottla start on the same files after an unclean
// stop, and what they answer and what they leave must be equal, byte for byte.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { autoTopic, produce } from './clients/raw.ts'
import { batch, In, Out } from './lib/bytes.ts'
import { type Message, messageSet, type SetOptions } from './lib/message-set.ts'
import { freePort } from './lib/process.ts'
import { Wire } from './lib/wire.ts'
import { type KafkaVersion, startKafka } from './targets/kafka.ts'
import { formatOttla, startOttla } from './targets/ottla.ts'
import { combinedProperties } from './targets/properties.ts'
import type { Target } from './targets/target.ts'

const TOPIC = 'old'
const CLUSTER_ID = 'AAAAAAAAAAAAAAAAAAAAAw'
const TIME = 1_400_000_000_000
const FETCH = 1
const LIST_OFFSETS = 2
const DELETE_RECORDS = 21
/** Offsets of the segments, and behind the last. */
const END = 160

/** `count` messages of about 600 bytes that say their offsets; each fifth is earlier than those before it. */
function messages(from: number, count: number): Message[] {
  return Array.from({ length: count }, (_, i) => {
    const offset = from + i
    const timestamp = TIME + 1_000 * (offset % 5 === 4 ? offset - 3 : offset)
    const text = createHash('sha512').update(String(offset)).digest('base64').repeat(7)
    return {
      timestamp,
      key: offset % 3 === 0 ? null : `k${offset}`,
      value: offset % 7 === 6 ? null : `v${offset} ${text}`,
    }
  })
}

/** Magic 0; magic 1; magic 1 followed by batches of today. */
function segments(): Map<number, Buffer> {
  const run = (from: number, to: number, step: number, options: readonly SetOptions[]): Buffer => {
    const parts: Buffer[] = []
    for (let at = from, n = 0; at < to; at += step, n++) {
      parts.push(messageSet(at, messages(at, step), options[n % options.length] ?? { magic: 0 }))
    }
    return Buffer.concat(parts)
  }
  const newer = Array.from({ length: 20 }, (_, i) => {
    const bytes = batch([`new ${i}`, 'x'.repeat(900)], { timestamp: TIME + 1_000 * (120 + 2 * i) })
    bytes.writeBigInt64BE(BigInt(120 + 2 * i), 0)
    bytes.writeInt32BE(0, 12)
    return bytes
  })
  return new Map([
    [0, run(0, 40, 5, [{ magic: 0 }, { magic: 0, codec: 'gzip' }, { magic: 0, codec: 'snappy' }])],
    [
      40,
      run(40, 100, 5, [
        { magic: 1 },
        { magic: 1, codec: 'gzip' },
        { magic: 1, codec: 'snappy' },
        { magic: 1, codec: 'gzip', appendTime: TIME + 70_500 },
        { magic: 1, appendTime: TIME + 71_000 },
      ]),
    ],
    [100, Buffer.concat([run(100, 120, 10, [{ magic: 1, codec: 'gzip' }]), ...newer])],
  ])
}

/** A partition that was made by a server of today, with the segments in the place of what that one wrote. */
async function prepare(dir: string, port: number): Promise<void> {
  const logs = join(dir, 'kafka')
  mkdirSync(logs)
  const properties = join(dir, 'server.properties')
  writeFileSync(properties, combinedProperties(port, await freePort(), logs))
  await formatOttla(properties, CLUSTER_ID)
  const target = await startOttla(dir, properties, `127.0.0.1:${port}`)
  await autoTopic(target.bootstrap, TOPIC)
  await target.stop()
  const partition = join(logs, `${TOPIC}-0`)
  for (const name of readdirSync(partition)) if (name !== 'partition.metadata') rmSync(join(partition, name))
  for (const [base, bytes] of segments()) writeFileSync(join(partition, `${String(base).padStart(20, '0')}.log`), bytes)
  rmSync(join(logs, '.kafka_cleanshutdown'))
  for (const name of ['recovery-point', 'log-start', 'replication']) rmSync(join(logs, `${name}-offset-checkpoint`))
}

interface Fetched {
  readonly error: number
  readonly records: string
}

/** Fetch v11 of one partition. */
async function fetch(wire: Wire, offset: number, maxBytes: number, committed: boolean): Promise<Fetched> {
  const body = new Out()
    .i32(-1)
    .i32(0)
    .i32(1)
    .i32(maxBytes)
    .i8(committed ? 1 : 0)
    .i32(0)
    .i32(-1)
  body.i32(1).text(TOPIC).i32(1).i32(0).i32(-1).i64(offset).i64(-1).i32(maxBytes)
  const answer = new In(await wire.request(FETCH, 11, false, body.i32(0).text('').done()))
  answer.i32()
  assert.equal(answer.i16(), 0)
  answer.i32()
  const [found] = answer.array(() => {
    answer.text()
    return answer.array(() => {
      answer.i32()
      const error = answer.i16()
      for (let field = 0; field < 3; field++) answer.i64()
      answer.array(() => [answer.i64(), answer.i64()])
      answer.i32()
      const records = answer.bytes() ?? Buffer.alloc(0)
      return { error, records: `${records.length} ${createHash('sha256').update(records).digest('hex').slice(0, 16)}` }
    })[0]
  })
  assert.ok(found)
  return found
}

/** ListOffsets v7: error, timestamp, offset, epoch. */
async function listOffsets(wire: Wire, timestamp: number): Promise<string> {
  const body = new Out()
    .i32(-1)
    .i8(0)
    .i8(2)
    .i8(TOPIC.length + 1)
    .bytes(Buffer.from(TOPIC))
  body.i8(2).i32(0).i32(-1).i64(timestamp).i8(0).i8(0).i8(0)
  const answer = await wire.request(LIST_OFFSETS, 7, true, body.done())
  const at = 4 + 1 + 1 + TOPIC.length + 1 + 4
  return [
    answer.readInt16BE(at),
    answer.readBigInt64BE(at + 2),
    answer.readBigInt64BE(at + 10),
    answer.readInt32BE(at + 18),
  ].join(' ')
}

/** DeleteRecords v1: error and low watermark. */
async function deleteRecords(wire: Wire, offset: number): Promise<string> {
  const body = new Out().i32(1).text(TOPIC).i32(1).i32(0).i64(offset).i32(10_000)
  const answer = await wire.request(DELETE_RECORDS, 1, false, body.done())
  const at = 4 + 4 + 2 + TOPIC.length + 4 + 4
  return `${answer.readInt16BE(at + 8)} ${answer.readBigInt64BE(at)}`
}

/** All that is asked of a server, by question. */
async function ask(bootstrap: string): Promise<Record<string, unknown>> {
  using wire = await Wire.open(bootstrap)
  const seen: Record<string, unknown> = {}
  for (let offset = 0; offset <= END + 1; offset++) {
    seen[`first batch at ${offset}`] = await fetch(wire, offset, 1, offset % 2 === 0)
    if (offset % 40 === 7) seen[`all from ${offset}`] = await fetch(wire, offset, 1 << 20, false)
  }
  for (const special of [-1, -2, -3]) seen[`list ${special}`] = await listOffsets(wire, special)
  for (let time = TIME - 500; time < TIME + 1_000 * END + 5_000; time += 500) {
    seen[`list ${time - TIME}`] = await listOffsets(wire, time)
  }
  seen['list 0'] = await listOffsets(wire, 0)
  seen['produce'] = await produce(wire, TOPIC, batch(['one more'], { timestamp: TIME + 1_000_000 }))
  seen['produce magic 1'] = (await produce(wire, TOPIC, batch(['no'], { magic: 1 }))).error
  seen['list -3 again'] = await listOffsets(wire, -3)
  for (const offset of [7, 43, 61]) {
    seen[`delete ${offset}`] = await deleteRecords(wire, offset)
    seen[`earliest above ${offset}`] = await listOffsets(wire, -2)
    seen[`first at ${offset}`] = await fetch(wire, offset, 1, false)
    seen[`by time above ${offset}`] = [await listOffsets(wire, 0), await listOffsets(wire, TIME + 50_000)]
  }
  return seen
}

/** The files of the partition after a clean stop, indexes with their bytes. */
function left(logs: string): Record<string, string> {
  const partition = join(logs, `${TOPIC}-0`)
  const files: Record<string, string> = {}
  for (const name of readdirSync(partition).sort()) {
    // What is produced here has a time of its own, so has what begins there.
    if (/\.(index|timeindex|log)$|leader-epoch/.test(name))
      files[name] = readFileSync(join(partition, name)).toString('hex').slice(0, 4_000)
  }
  return files
}

async function judge(dir: string, start: () => Promise<Target>): Promise<Record<string, unknown>> {
  const target = await start()
  try {
    const seen = await ask(target.bootstrap)
    await target.stop()
    return { ...seen, ...left(join(dir, 'kafka')) }
  } catch (error) {
    await target.stop()
    throw error
  }
}

/** Throws with the first questions whose answers differ. */
export async function oldSegments(version: KafkaVersion = '4.4.0'): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'interop-old-'))
  const port = await freePort()
  await prepare(dir, port)
  const logs = join(dir, 'kafka')
  const copy = join(dir, 'copy')
  cpSync(logs, copy, { recursive: true })
  const properties = join(dir, 'server.properties')
  const bootstrap = `127.0.0.1:${port}`
  const theirs = await judge(dir, async () => await startKafka(version, dir, properties, bootstrap))
  rmSync(logs, { recursive: true })
  cpSync(copy, logs, { recursive: true })
  const ours = await judge(dir, async () => await startOttla(dir, properties, bootstrap))
  const differing = Object.keys({ ...theirs, ...ours }).filter(
    (what) => JSON.stringify(theirs[what]) !== JSON.stringify(ours[what]),
  )
  const shown = differing
    .slice(0, 12)
    .map((what) => `${what}: ${JSON.stringify(ours[what])} instead of ${JSON.stringify(theirs[what])}`)
  if (shown.length > 0)
    throw new Error(`${differing.length} differ on segments of before 0.11:\n    ${shown.join('\n    ')}`)
  rmSync(dir, { recursive: true, force: true })
}
