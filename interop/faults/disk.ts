// Real disks that fail under load. A file system that becomes full (a small tmpfs, for root alone): writes are refused with
// KAFKA_STORAGE_ERROR, reads go on, and with room again so do writes, with and without a start in between. System calls that
// fail (by strace): the directory is lost, with it the node, and whatever was acknowledged is there after the next start.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { PeerConnection } from '@ottla/net'
import { dump } from '../directories.ts'
import { type Child, freePort, killChild, sleep, startChild, until } from '../lib/process.ts'
import { formatOttla } from '../targets/ottla.ts'
import { combinedProperties } from '../targets/properties.ts'
import { createTopic, LiveNode } from './live-node.ts'
import { commit, PARTITIONS, producersOf, TOPIC, Truth } from './load.ts'

const KAFKA_STORAGE_ERROR = 56
/** Hang guards, many times what they guard. */
const LIMIT_MS = 90_000
const STOP_LIMIT_MS = 30_000

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string', multiple: true, default: [] } },
})
let passed = 0
let failed = 0

function result(what: string, wrong: readonly string[]): void {
  if (wrong.length === 0) passed++
  else failed++
  console.log(`${wrong.length === 0 ? 'pass' : 'FAIL'}  ${what}`)
  for (const one of wrong) console.log(`      ${one}`)
}

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

/** A node on a directory, what is known of its records, and the load. */
class Stage {
  readonly node: LiveNode
  readonly truth: Truth = new Truth()
  readonly #producers: ReturnType<typeof producersOf>

  constructor(node: LiveNode) {
    this.node = node
    this.#producers = producersOf(this.truth, Number(options.seed))
  }

  static async on(dir: string): Promise<Stage> {
    return new Stage(new LiveNode(dir, await freePort()))
  }

  async start(): Promise<Child> {
    const child = this.node.spawn('fsync')
    await this.node.ready(child).catch(async (error: unknown) => {
      await killChild(child)
      throw error
    })
    return child
  }

  /** Load until `isOver` or the node is gone. Whoever is refused begins again on a new connection. */
  async load(child: Child, isOver: () => boolean): Promise<void> {
    const stop = (): boolean => isOver() || child.ended()
    const run = async (work: (peer: PeerConnection) => Promise<void>): Promise<void> => {
      while (!stop()) {
        await this.node.withPeer(work).catch(() => {})
        await sleep(50)
      }
    }
    const runs = this.#producers.map((producer) => run(async (peer) => await producer.run(peer, stop)))
    runs.push(run(async (peer) => await commit(peer, this.truth, stop)))
    await Promise.all(runs)
  }

  /** Load until `isReached`; it must come in time. */
  async loadUntil(child: Child, what: string, isReached: () => boolean): Promise<void> {
    const end = performance.now() + LIMIT_MS
    await this.load(child, () => isReached() || performance.now() > end)
    if (!isReached()) throw new Error(`${what}: not within ${LIMIT_MS} ms; ${child.output().slice(-800)}`)
  }

  refusals(): number {
    return this.truth.refused.get(KAFKA_STORAGE_ERROR) ?? 0
  }

  /** What was found wrong since the last question. */
  wrong(): string[] {
    return this.truth.wrong.splice(0)
  }

  /** A last start: everything is there, the stop is clean, and Kafka's own tool reads the directories. */
  async finish(what: string, logDirs: readonly string[] = [this.node.logs]): Promise<void> {
    const child = await this.start()
    try {
      await this.node.check(this.truth)
      if (this.truth.acknowledgedRecords === 0) this.truth.wrong.push('no record was acknowledged')
      child.process.kill('SIGTERM')
      const code = await Promise.race([child.exited, sleep(STOP_LIMIT_MS).then(() => 'still running')])
      if (code !== 0) this.truth.wrong.push(`SIGTERM: ${code}, ${child.output().slice(-500)}`)
    } finally {
      await killChild(child)
    }
    for (const logs of logDirs) {
      await dump(logs).catch((error: unknown) => void this.truth.wrong.push(String(error)))
    }
    result(`${what}: all of ${this.truth.acknowledgedRecords} records are there after the next start`, this.wrong())
  }
}

const MEBIBYTE = 1 << 20
const DISK_MEBIBYTES = 32
const BALLAST_MEBIBYTES = 8

/** The room is taken by files that can be removed again. */
function layBallast(dir: string, name: string): string {
  const path = join(dir, name)
  writeFileSync(path, Buffer.alloc(BALLAST_MEBIBYTES * MEBIBYTE))
  return path
}

async function fullDisk(dir: string): Promise<void> {
  const stage = await Stage.on(dir)
  const { node, truth } = stage
  const ballasts = [layBallast(dir, 'ballast-1'), layBallast(dir, 'ballast-2')]
  let child = await stage.start()
  try {
    await node.createTopics()
    await stage.loadUntil(child, 'the disk becomes full', () => stage.refusals() > 20)
    await whileFull(stage, child)
    rmSync(ballasts[0]!)
    const before = truth.acknowledgedRecords
    await stage.loadUntil(child, 'writes go on', () => truth.acknowledgedRecords > before + 200)
    await node.check(truth)
    result('with room again writes go on without a start', stage.wrong())

    const refused = stage.refusals()
    await stage.loadUntil(child, 'the disk becomes full again', () => stage.refusals() > refused + 20)
    await killChild(child)
    child = await startedOnFull(stage)
    await killChild(child)
    rmSync(ballasts[1]!)
    await stage.finish('killed while the disk was full')
  } finally {
    await killChild(child)
  }
}

async function whileFull(stage: Stage, child: Child): Promise<void> {
  const { node, truth } = stage
  await node.check(truth)
  const created = await node.withPeer(async (peer) => await createTopic(peer, 'no-room', 1))
  if (created !== KAFKA_STORAGE_ERROR && created !== 0) truth.wrong.push(`CreateTopics: error ${created}`)
  if (child.ended()) truth.wrong.push(`the node ended: ${child.output().slice(-800)}`)
  else if (!(await node.isServing())) truth.wrong.push('the node no longer serves')
  result(`a full disk refuses batches with KAFKA_STORAGE_ERROR, and all that was acknowledged is read`, stage.wrong())
}

/** A start without room: it serves what is there, or ends and says why; never half of it. */
async function startedOnFull(stage: Stage): Promise<Child> {
  const child = stage.node.spawn('fsync')
  const how = await stage.node.ready(child).then(
    () => 'serves',
    () => 'ends',
  )
  if (how === 'serves') await stage.node.check(stage.truth)
  else if (!/ENOSPC|no space/i.test(child.output())) stage.truth.wrong.push(`no reason: ${child.output().slice(-500)}`)
  result(`a start on a full disk ${how}`, stage.wrong())
  return child
}

/** One kind of system call fails from some moment on. */
async function failingCall(call: string, error: string, dir: string): Promise<void> {
  const stage = await Stage.on(dir)
  const { node, truth } = stage
  const child = await stage.start()
  let tracer: Child | null = null
  try {
    await node.createTopics()
    await stage.loadUntil(child, 'the load begins', () => truth.acknowledgedRecords > 500)
    const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=3+`]
    tracer = startChild('strace', ['-f', '-qq', '-o', '/dev/null', ...inject, '-p', String(child.process.pid)])
    await stage.loadUntil(child, 'the node ends', () => child.ended())
    const code = await child.exited
    if (code === 0) truth.wrong.push('a node that lost its only directory ended as if all were well')
    if (!new RegExp(error).test(child.output())) truth.wrong.push(`no reason: ${child.output().slice(-500)}`)
    result(`${call} fails with ${error}: the node ends with ${code}, and says why`, stage.wrong())
    await stage.finish(`${call} fails with ${error}`)
  } finally {
    await killChild(child)
    if (tracer !== null) await killChild(tracer)
  }
}

/** The segments of the load's partitions in this directory, with the numbers of the partitions. */
function segmentsIn(logs: string): { readonly paths: string[]; readonly partitions: number[] } {
  const names = readdirSync(logs).filter((name) => name.startsWith(`${TOPIC}-`))
  const paths = names.flatMap((name) =>
    readdirSync(join(logs, name))
      .filter((file) => file.endsWith('.log'))
      .map((file) => join(logs, name, file)),
  )
  return { paths, partitions: names.map((name) => Number(name.slice(TOPIC.length + 1))) }
}

/** Flushes fail in one of two directories: its partitions go offline, the others are served on. */
async function oneOfTwo(dir: string): Promise<void> {
  const logDirs = ['a', 'b'].map((name) => join(dir, name))
  for (const path of logDirs) mkdirSync(path)
  const properties = join(dir, 'server.properties')
  const port = await freePort()
  writeFileSync(properties, combinedProperties(port, await freePort(), logDirs.join(',')))
  await formatOttla(properties, 'AAAAAAAAAAAAAAAAAAAAAQ')
  const stage = new Stage(new LiveNode(dir, port, properties))
  const { node, truth } = stage
  const child = await stage.start()
  let tracer: Child | null = null
  try {
    await node.createTopics()
    await stage.loadUntil(child, 'the load begins', () => truth.acknowledgedRecords > 500)
    const { paths, partitions } = segmentsIn(logDirs[1]!)
    if (partitions.length === 0 || partitions.length === PARTITIONS) throw new Error(`in b: ${partitions.join()}`)
    const only = paths.flatMap((path) => ['-P', path])
    const inject = ['-e', 'trace=fdatasync', '-e', 'inject=fdatasync:error=EIO:when=1+']
    tracer = startChild('strace', ['-f', '-qq', '-o', '/dev/null', ...inject, ...only, '-p', String(child.process.pid)])
    await stage.loadUntil(child, 'partitions go offline', () => stage.refusals() > 20)
    const sound = truth.acknowledged.filter((_, partition) => !partitions.includes(partition))
    const count = (): number => sound.reduce((sum, one) => sum + one.size, 0)
    const before = count()
    await stage.loadUntil(child, 'the others go on', () => count() > before + 200)
    if (child.ended()) truth.wrong.push(`the node ended: ${child.output().slice(-500)}`)
    if (!child.output().includes('EIO')) truth.wrong.push(`no reason: ${child.output().slice(-500)}`)
    result(`partitions ${partitions.join(' and ')} are offline, the others are written on`, stage.wrong())
    await killChild(tracer)
    await killChild(child)
    await stage.finish('flushes failed in one of two directories', logDirs)
  } finally {
    await killChild(child)
    if (tracer !== null) await killChild(tracer)
  }
}

async function inDirectory(what: string, work: (dir: string) => Promise<void>): Promise<void> {
  if (options.only.length > 0 && !options.only.includes(what)) return
  const dir = mkdtempSync(join(tmpdir(), 'interop-disk-'))
  console.log(`${what}, ${dir}`)
  const before = failed
  await work(dir).catch((error: unknown) => result(`${what} goes to its end`, [String(error)]))
  if (failed === before) rmSync(dir, { recursive: true, force: true })
}

async function onSmallDisk(dir: string): Promise<void> {
  const mount = join(dir, 'mount')
  mkdirSync(mount)
  if (!succeeds('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEBIBYTES}m`, 'tmpfs', mount])) {
    console.log('skip  a full disk: no tmpfs can be mounted here (it takes root)')
    return
  }
  try {
    await fullDisk(mount)
  } finally {
    await until('umount', STOP_LIMIT_MS, () => (succeeds('umount', [mount]) ? true : undefined))
  }
}

console.log(`seed ${options.seed}`)
await inDirectory('full', onSmallDisk)
const canTrace = succeeds('strace', ['-qq', '-o', '/dev/null', '-e', 'trace=fdatasync', 'true'])
if (!canTrace) console.log('skip  failing system calls: strace is not there, or may not trace')
/** EROFS is what the system says once it has remounted a damaged file system read-only. */
const CALLS: readonly [call: string, error: string][] = [
  ['fdatasync', 'EIO'],
  ['pwritev', 'EIO'],
  ['pwrite64', 'EIO'],
  ['pwritev', 'EROFS'],
  ['openat', 'EROFS'],
]
if (canTrace) await inDirectory('one-of-two', oneOfTwo)
for (const [call, error] of canTrace ? CALLS : []) {
  await inDirectory(`${call}-${error}`, async (dir) => await failingCall(call, error, dir))
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
