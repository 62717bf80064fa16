// `kill -9` under load, again and again on one directory: whatever was acknowledged is there at its offset with its
// bytes, commits too, nothing stands twice. Some lives end by SIGTERM instead, and some die while they start. At the end
// Apache Kafka's dump tool reads the directory. The page cache outlives the process, so `os` must hold here as well.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dump } from '../directories.ts'
import { type Child, freePort, killChild, sleep } from '../lib/process.ts'
import { LiveNode } from './live-node.ts'
import { commit, producersOf, Truth } from './load.ts'
import { type Cycle, scheduleOf } from './schedule.ts'

/** A hang guard, many times what it guards. */
const STOP_LIMIT_MS = 30_000

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
const node = new LiveNode(dir, await freePort())
const marker = join(node.logs, '.kafka_cleanshutdown')
const truth = new Truth()
const producers = producersOf(truth, seed)
let passed = 0
let failed = 0

function result(what: string, wrong: readonly string[]): void {
  if (wrong.length === 0) passed++
  else failed++
  console.log(`${wrong.length === 0 ? 'pass' : 'FAIL'}  ${what}`)
  for (const one of wrong) console.log(`      ${one}`)
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
  const peers = await Promise.all([...producers, null].map(() => node.connect()))
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
  let child = node.spawn(cycle.durability)
  try {
    if (cycle.ending === 'early') {
      await sleep(cycle.afterMs)
      await killChild(child)
      child = node.spawn(cycle.durability)
    }
    const readyMs = await node.ready(child)
    if (cycle.number === 1) await node.createTopics()
    else await node.check(truth)
    const note = await loadUntilDeath(child, cycle)
    const what = `cycle ${cycle.number} ${cycle.ending} after ${cycle.afterMs} ms, ${cycle.durability}`
    const wrong = truth.wrong.splice(0)
    result(`${what}: ready in ${readyMs} ms, ${truth.acknowledgedRecords} acknowledged, ${note}`, wrong)
  } finally {
    await killChild(child)
  }
}

/** A last start that reads everything and stops cleanly; then Kafka's own tool. */
async function last(): Promise<void> {
  const child = node.spawn('fsync')
  try {
    await node.ready(child)
    await node.check(truth)
    await terminate(child)
    if (truth.acknowledgedRecords === 0) truth.wrong.push('no record was acknowledged')
    if (truth.committed.every((one) => one.acknowledged < 0)) truth.wrong.push('no commit was acknowledged')
    result(`all of ${truth.acknowledgedRecords} records are there at the end`, truth.wrong.splice(0))
  } finally {
    await killChild(child)
  }
  const wrong: string[] = []
  await dump(node.logs).catch((error: unknown) => wrong.push(String(error)))
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
