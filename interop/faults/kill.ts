// `kill -9` under load, again and again on one directory: whatever was acknowledged is there at its offset with its
// bytes, commits too, nothing stands twice. Some lives end by SIGTERM instead, and some die while they start. At the end
// Apache Kafka's dump tool reads the directory. The page cache outlives the process, so `os` must hold here as well.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PeerConnection } from '@ottla/net'
import {
  CompressionCodec,
  CreateTopicsRequestType,
  CreateTopicsResponseType,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createCreateTopicsRequestCreatableTopicConfig,
} from '@ottla/protocol'
import { NodeClock, NodeNetwork } from '@ottla/server'
import { dump } from '../directories.ts'
import { nodeBinary, rootDir } from '../lib/cache.ts'
import { type Child, freePort, killChild, sleep, startChild } from '../lib/process.ts'
import { isServing } from '../lib/wire.ts'
import { commit, LoadProducer, PARTITIONS, type ProducerKind, TOPIC, Truth } from './load.ts'
import { type Cycle, Seeded, scheduleOf } from './schedule.ts'
import { findCoordinator, verify } from './verify.ts'

/** Hang guards, both many times what they guard. */
const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 30_000

const { NONE, GZIP, SNAPPY, LZ4, ZSTD } = CompressionCodec
const KINDS: readonly ProducerKind[] = [
  { name: 'idempotent', isIdempotent: true, acks: -1, codec: NONE },
  { name: 'idempotent-lz4', isIdempotent: true, acks: -1, codec: LZ4 },
  { name: 'idempotent-zstd', isIdempotent: true, acks: 1, codec: ZSTD },
  { name: 'plain', isIdempotent: false, acks: 1, codec: NONE },
  { name: 'plain-gzip', isIdempotent: false, acks: -1, codec: GZIP },
  { name: 'plain-snappy', isIdempotent: false, acks: 1, codec: SNAPPY },
]

const { values: options } = parseArgs({
  options: {
    cycles: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
})
const seed = Number(options.seed)
const schedule = scheduleOf(seed, Number(options.cycles))
const dir = mkdtempSync(join(tmpdir(), 'interop-kill-'))
const logs = join(dir, 'kafka')
const marker = join(logs, '.kafka_cleanshutdown')
const port = await freePort()
const bootstrap = `127.0.0.1:${port}`
const clock = new NodeClock()
const network = new NodeNetwork()
const truth = new Truth()
const producers = KINDS.map((kind, at) => new LoadProducer(kind, truth, new Seeded(seed * 1_000 + at)))
let passed = 0
let failed = 0

function result(what: string, wrong: readonly string[]): void {
  if (wrong.length === 0) passed++
  else failed++
  console.log(`${wrong.length === 0 ? 'pass' : 'FAIL'}  ${what}`)
  for (const one of wrong) console.log(`      ${one}`)
}

function spawnNode(durability: string): Child {
  const main = join(rootDir, 'packages', 'cli', 'src', 'main.ts')
  const args = ['dev', '--kafka-port', String(port), '--http-port', '0', '--data', dir, '--json']
  return startChild(nodeBinary, [main, ...args, '--durability', durability])
}

/** ms until clients are served. */
async function ready(child: Child): Promise<number> {
  const begin = performance.now()
  while (!(await isServing(bootstrap))) {
    if (child.ended()) throw new Error(`the node ended: ${child.output()}`)
    if (performance.now() - begin > READY_LIMIT_MS) throw new Error(`not ready: ${child.output()}`)
    await sleep(10)
  }
  return Math.round(performance.now() - begin)
}

async function connect(): Promise<PeerConnection> {
  const address = { host: '127.0.0.1', port }
  return await PeerConnection.connect({ network, address, clock, clientId: 'faults' })
}

async function createTopic(): Promise<void> {
  const peer = await connect()
  // Small segments: deaths shall meet rolls.
  const small = createCreateTopicsRequestCreatableTopicConfig({ name: 'segment.bytes', value: '1048576' })
  const topic = createCreateTopicsRequestCreatableTopic({
    name: TOPIC,
    numPartitions: PARTITIONS,
    replicationFactor: 1,
    configs: [small],
  })
  const request = createCreateTopicsRequest({ topics: [topic], timeoutMs: 10_000 })
  const answer = await peer.request(CreateTopicsRequestType, CreateTopicsResponseType, 7, request)
  await findCoordinator(peer)
  peer.close()
  if (answer.topics[0]?.errorCode !== 0) throw new Error(`CreateTopics: error ${answer.topics[0]?.errorCode}`)
}

/** SIGTERM: exit 0, soon, and the marker is there. */
async function terminate(child: Child): Promise<number> {
  const begin = performance.now()
  child.process.kill('SIGTERM')
  const code = await Promise.race([child.exited, sleep(STOP_LIMIT_MS).then(() => 'still running')])
  if (code !== 0) truth.wrong.push(`SIGTERM: ${code}, ${child.output().slice(-500)}`)
  if (!existsSync(marker)) truth.wrong.push('SIGTERM: no .kafka_cleanshutdown')
  await killChild(child)
  return Math.round(performance.now() - begin)
}

/** Load until the process is gone; resolves with a note on how it ended. */
async function loadUntilDeath(child: Child, cycle: Cycle): Promise<string> {
  const peers = await Promise.all([...producers, null].map(() => connect()))
  let isOver = false
  const runs = producers.map((producer, at) => producer.run(peers[at]!, () => isOver))
  runs.push(commit(peers.at(-1)!, truth, () => isOver))
  await sleep(cycle.ending === 'early' ? 300 : cycle.afterMs)
  let note = 'killed'
  if (cycle.ending === 'term') note = `stopped in ${await terminate(child)} ms`
  else await killChild(child)
  isOver = true
  for (const peer of peers) peer.close()
  await Promise.all(runs)
  return note
}

async function live(cycle: Cycle): Promise<void> {
  let child = spawnNode(cycle.durability)
  try {
    if (cycle.ending === 'early') {
      await sleep(cycle.afterMs)
      await killChild(child)
      child = spawnNode(cycle.durability)
    }
    const readyMs = await ready(child)
    if (cycle.number === 1) await createTopic()
    else await check()
    const note = await loadUntilDeath(child, cycle)
    const what = `cycle ${cycle.number} ${cycle.ending} after ${cycle.afterMs} ms, ${cycle.durability}`
    const wrong = truth.wrong.splice(0)
    result(`${what}: ready in ${readyMs} ms, ${truth.acknowledgedRecords} acknowledged, ${note}`, wrong)
  } finally {
    await killChild(child)
  }
}

async function check(): Promise<void> {
  const peer = await connect()
  try {
    await verify(peer, truth)
  } finally {
    peer.close()
  }
}

/** A last start that reads everything and stops cleanly; then Kafka's own tool. */
async function last(): Promise<void> {
  const child = spawnNode('fsync')
  try {
    await ready(child)
    await check()
    await terminate(child)
    if (truth.acknowledgedRecords === 0) truth.wrong.push('no record was acknowledged')
    if (truth.committed.every((one) => one.acknowledged < 0)) truth.wrong.push('no commit was acknowledged')
    result(`all of ${truth.acknowledgedRecords} records are there at the end`, truth.wrong.splice(0))
  } finally {
    await killChild(child)
  }
  const wrong: string[] = []
  await dump(logs).catch((error: unknown) => wrong.push(String(error)))
  result('DumpLogSegments of Apache Kafka reads the directory', wrong)
}

console.log(`seed ${seed}, ${schedule.length} cycles, ${dir}`)
try {
  for (const cycle of schedule) await live(cycle)
  await last()
} catch (error) {
  result('the run goes to its end', [...truth.wrong, error instanceof Error ? (error.stack ?? '') : String(error)])
}
if (failed === 0 && !options.keep) rmSync(dir, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
