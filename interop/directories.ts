// Directories exchanged: one server writes, the other starts on the same directory and must read everything; then it
// writes too, and the first reads that. Apache Kafka 4.3.1 to 4.4.0 is the control.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { clients } from './clients/index.ts'
import { jars } from './lib/cache.ts'
import type { Driver, RecordIn } from './lib/driver.ts'
import { freePort, runCommand } from './lib/process.ts'
import { settles } from './scenarios/scenario.ts'
import { formatKafka, type KafkaVersion, startKafka } from './targets/kafka.ts'
import { formatOttla, startOttla } from './targets/ottla.ts'
import { combinedProperties } from './targets/properties.ts'
import type { Target } from './targets/target.ts'

/** A server that can be started on a directory. */
type ServerName = 'ottla' | `kafka-${KafkaVersion}`

/** Which server writes and which reads. */
interface Exchange {
  readonly writer: ServerName
  readonly reader: ServerName
}

/** All exchanges; the first is the control. */
export const exchanges: readonly Exchange[] = [
  { writer: 'kafka-4.3.1', reader: 'kafka-4.4.0' },
  { writer: 'ottla', reader: 'kafka-4.3.1' },
  { writer: 'ottla', reader: 'kafka-4.4.0' },
  { writer: 'kafka-4.3.1', reader: 'ottla' },
]

const CLUSTER_ID = 'AAAAAAAAAAAAAAAAAAAAAg'
const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
const CONFIGS = ['cleanup.policy', 'retention.ms', 'max.message.bytes', 'segment.bytes', 'message.timestamp.type']

interface Place {
  readonly dir: string
  readonly properties: string
  readonly bootstrap: string
}

function versionOf(server: ServerName): KafkaVersion {
  return server === 'kafka-4.4.0' ? '4.4.0' : '4.3.1'
}

async function format(server: ServerName, place: Place): Promise<void> {
  if (server === 'ottla') await formatOttla(place.properties, CLUSTER_ID)
  else await formatKafka(versionOf(server), place.properties, CLUSTER_ID)
}

async function start(server: ServerName, place: Place): Promise<Target> {
  if (server === 'ottla') return await startOttla(place.dir, place.properties, place.bootstrap)
  return await startKafka(versionOf(server), place.dir, place.properties, place.bootstrap)
}

/** Runs `work` with the newest Java client against a server that is stopped cleanly afterwards. */
async function during<T>(server: ServerName, place: Place, work: (driver: Driver) => Promise<T>): Promise<T> {
  const target = await start(server, place)
  const java = clients.find((client) => client.name === 'java-4.4.0')
  assert.ok(java)
  const driver = java.start(place.bootstrap)
  try {
    return await work(driver)
  } finally {
    await driver.close()
    await target.stop()
  }
}

async function make(driver: Driver, topic: string, partitions: number, configs: Record<string, string>): Promise<void> {
  await driver.call('createTopic', { topic, partitions, configs })
  for (let partition = 0; partition < partitions; partition++) {
    await settles(driver, 'offsetAt', { topic, partition, at: 'latest' }, (found) => found.offset === 0)
  }
}

const SHAPES: readonly RecordIn[] = [
  { key: 'k', value: 'plain', timestamp: 1_600_000_000_000 },
  { key: null, value: 'no key', timestamp: 1_600_000_000_500 },
  { key: 'tombstone', value: null, timestamp: 1_600_000_000_250 },
  { key: '', value: '', timestamp: 1_600_000_001_000 },
  {
    key: 'h',
    value: 'repeated',
    headers: [
      ['a', '1'],
      ['a', '2'],
    ],
    timestamp: 1_600_000_002_000,
  },
  {
    key: 'h',
    value: 'null and empty',
    headers: [
      ['n', null],
      ['e', ''],
    ],
    timestamp: 1_600_000_003_000,
  },
  { key: 'größe', value: 'ünïcode ✓', headers: [['ü', '✓']], timestamp: 1_600_000_004_000 },
]

/** Topics of each kind: shapes and codecs, several segments, configs, a deleted one, added partitions, a group. */
async function fill(driver: Driver): Promise<void> {
  await make(driver, 'shapes', 3, { 'retention.ms': '-1' })
  for (const compression of CODECS) {
    for (let partition = 0; partition < 3; partition++) {
      await driver.call('produce', { topic: 'shapes', partition, records: SHAPES, compression })
    }
  }
  await make(driver, 'segments', 1, { 'segment.bytes': '1048576' })
  const generate = { count: 4_000, prefix: 's', size: 1_000 }
  await driver.call('produce', { topic: 'segments', partition: 0, generate, idempotent: true })
  await make(driver, 'configured', 1, { 'cleanup.policy': 'compact', 'message.timestamp.type': 'LogAppendTime' })
  await driver.call('alterConfigs', { topic: 'configured', configs: { 'max.message.bytes': '2000000' } })
  await driver.call('produce', { topic: 'configured', partition: 0, records: [{ key: 'a', value: 'stamped' }] })
  await make(driver, 'grown', 1, {})
  await driver.call('addPartitions', { topic: 'grown', total: 4 })
  await settles(driver, 'offsetAt', { topic: 'grown', partition: 3, at: 'latest' }, () => true)
  await driver.call('produce', { topic: 'grown', partition: 3, records: [{ key: null, value: 'in the new one' }] })
  await make(driver, 'gone', 2, {})
  await driver.call('produce', { topic: 'gone', partition: 0, records: [{ key: null, value: 'forget me' }] })
  await driver.call('deleteTopic', { topic: 'gone' })
  await readAsGroup(driver, 'readers', 'shapes', SHAPES.length * CODECS.length * 3)
}

/** A group reads the topic to its end, commits and leaves. */
async function readAsGroup(driver: Driver, group: string, topic: string, total: number): Promise<void> {
  const member = `${group}-member`
  await driver.call('join', { member, group, topic, sessionTimeoutMs: 6_000, commit: true })
  const sum = (offsets: Record<string, number>): number => Object.values(offsets).reduce((a, b) => a + b, 0)
  await settles(driver, 'committed', { group, topic, partitions: 3 }, (found) => sum(found.offsets) === total, 30_000)
  await driver.call('leave', { member })
  await settles(driver, 'describeGroup', { group }, (found) => found.members === 0)
}

/** Everything that a client sees: what was written by one server and must be read from the other. */
async function truth(driver: Driver): Promise<unknown> {
  const { topics } = await settles(driver, 'listTopics', {}, (found) => found.topics.length > 0)
  const names = topics.filter((topic) => !topic.startsWith('__')).sort()
  const seen: Record<string, unknown> = {}
  for (const topic of names) {
    const { partitions } = await settles(driver, 'describeTopic', { topic }, () => true)
    const { configs } = await settles(driver, 'describeConfigs', { topic, names: CONFIGS }, () => true)
    const each: unknown[] = []
    for (let partition = 0; partition < partitions; partition++) {
      const earliest = await settles(driver, 'offsetAt', { topic, partition, at: 'earliest' }, () => true)
      const latest = await settles(driver, 'offsetAt', { topic, partition, at: 'latest' }, () => true)
      const byTime = await settles(driver, 'offsetAt', { topic, partition, at: 1_600_000_000_600 }, () => true)
      const count = latest.offset - earliest.offset
      const params = { topic, partition, from: { at: 'start' }, count } as const
      const { records } = count === 0 ? { records: [] } : await driver.call('consume', params)
      assert.equal(records.length, count, `${topic}-${partition}: ${records.length} of ${count} records`)
      each.push({ earliest, latest, byTime, records })
    }
    seen[topic] = { partitions, configs, each }
  }
  const { groups } = await settles(driver, 'listGroups', {}, () => true)
  for (const group of groups.filter((name) => name.startsWith('readers')).sort()) {
    const committed = await settles(driver, 'committed', { group, topic: 'shapes', partitions: 3 }, () => true)
    const { state } = await settles(driver, 'describeGroup', { group }, () => true)
    seen[`group ${group}`] = { committed, state: state.toLowerCase() }
  }
  return seen
}

/** What the reader adds, to be read by the writer: more records, a topic, commits of the old and of a new group. */
async function add(driver: Driver): Promise<void> {
  for (let partition = 0; partition < 3; partition++) {
    await driver.call('produce', { topic: 'shapes', partition, records: SHAPES, compression: 'zstd' })
  }
  const generate = { count: 500, prefix: 'more', size: 1_000 }
  await driver.call('produce', { topic: 'segments', partition: 0, generate, idempotent: true })
  await make(driver, 'later', 2, { 'retention.ms': '777777' })
  await driver.call('produce', {
    topic: 'later',
    partition: 1,
    records: SHAPES.map((one) => ({ ...one, timestamp: Date.now() })),
  })
  await driver.call('alterConfigs', { topic: 'configured', configs: { 'max.message.bytes': '3000000' } })
  const total = SHAPES.length * (CODECS.length + 1) * 3
  await readAsGroup(driver, 'readers', 'shapes', total)
  await readAsGroup(driver, 'readers-later', 'shapes', total)
}

/** Kafka's dump tool over every segment of the directory; it must find nothing wrong. Offsets may be missing in `compacted` topics. */
export async function dump(logs: string, compacted: readonly string[] = []): Promise<void> {
  const kinds = new Map<string, string[]>([
    ['--cluster-metadata-decoder', []],
    ['--offsets-decoder', []],
    ['--print-data-log', []],
  ])
  for (const entry of readdirSync(logs)) {
    if (!statSync(join(logs, entry)).isDirectory() || entry.endsWith('-delete')) continue
    const kind = entry.startsWith('__cluster_metadata')
      ? '--cluster-metadata-decoder'
      : entry.startsWith('__consumer_offsets')
        ? '--offsets-decoder'
        : '--print-data-log'
    for (const file of readdirSync(join(logs, entry))) {
      const path = join(logs, entry, file)
      // The tool fails on the indexes of an empty log, Kafka's own as well.
      const dumped =
        /\.(log|snapshot|checkpoint)$/.test(file) || (file.endsWith('index') && kind === '--print-data-log')
      if (dumped && statSync(path).size > 0) kinds.get(kind)?.push(path)
    }
  }
  for (const [kind, files] of kinds) {
    if (files.length === 0) continue
    const args = ['--files', files.join(','), '--deep-iteration', kind]
    const main = 'org.apache.kafka.tools.DumpLogSegments'
    const done = await runCommand('java', ['-cp', jars('server-4.3.1'), main, ...args])
    const output = `${done.stdout}\n${done.stderr}`
    assert.equal(done.code, 0, output.slice(-2_000))
    // "-1 is followed by N" is what the tool says of sound logs of several segments.
    const bad = /^.*(Mismatches|Exception|isvalid: false|Found timestamp mismatch|\d+ is followed by).*$/im
    const sound = [/^\s*-1 is followed by.*$/gm]
    for (const topic of compacted) {
      sound.push(new RegExp(`^Non-consecutive offsets in .*/${topic}-\\d+/.*\n(\\s+\\d+ is followed by.*\n)*`, 'gm'))
    }
    assert.equal(bad.exec(sound.reduce((text, each) => text.replaceAll(each, ''), output))?.[0], undefined)
  }
}

/** One exchange there and back. Throws with what differs. */
export async function exchange({ writer, reader }: Exchange): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'interop-exchange-'))
  const logs = join(dir, 'kafka')
  mkdirSync(logs)
  const port = await freePort()
  const place = { dir, properties: join(dir, 'server.properties'), bootstrap: `127.0.0.1:${port}` }
  writeFileSync(place.properties, combinedProperties(port, await freePort(), logs))
  await format(writer, place)
  const written = await during(writer, place, async (driver) => {
    await fill(driver)
    return await truth(driver)
  })
  await dump(logs)
  const after = await during(reader, place, async (driver) => {
    same(written, await truth(driver), `${reader} on the directory of ${writer}`)
    await add(driver)
    return await truth(driver)
  })
  await dump(logs)
  await during(writer, place, async (driver) => {
    same(after, await truth(driver), `${writer} on what ${reader} added`)
  })
  rmSync(dir, { recursive: true, force: true })
}

/** `deepEqual`, with the first differences by their path: the whole would be megabytes. */
function same(want: unknown, got: unknown, what: string): void {
  if (isDeepStrictEqual(want, got)) return
  const found: string[] = []
  const walk = (a: unknown, b: unknown, path: string): void => {
    if (found.length >= 8 || isDeepStrictEqual(a, b)) return
    const both = typeof a === 'object' && a !== null && typeof b === 'object' && b !== null
    if (!both) {
      found.push(`${path}: ${JSON.stringify(b)} instead of ${JSON.stringify(a)}`.slice(0, 300))
      return
    }
    const left = a as Record<string, unknown>
    const right = b as Record<string, unknown>
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
      walk(left[key], right[key], `${path}/${key}`)
  }
  walk(want, got, '')
  throw new Error(`${what}:\n    ${found.join('\n    ')}`)
}
