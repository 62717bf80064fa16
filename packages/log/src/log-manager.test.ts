/** A broker's log directories: start, stop, create, delete, checkpoints, failures. */
import { randomUuid } from '@ottla/base'
import { ErrorCode } from '@ottla/protocol'
import { SimDisk, Trace } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { LogDir } from './log-dir.ts'
import { LogManager, type LogManagerOptions } from './log-manager.ts'
import { readMetaProperties, writeMetaProperties } from './meta-properties.ts'
import { batch, CLIENT, config, makeWorld, readValues, type TestWorld, worldOn } from './testkit.test-support.ts'
import type { LogConfig } from './types.ts'

async function format(world: TestWorld, paths: readonly string[] = ['/logs']): Promise<void> {
  for (const path of paths) {
    await world.sim.makeDir(path)
    const directoryId = randomUuid(world.random)
    await writeMetaProperties(world.sim, path, { version: 1, clusterId: 'c', nodeId: 1, directoryId })
    await world.sim.syncDir('/')
  }
}

async function start(
  world: TestWorld,
  overrides: Partial<LogConfig> = {},
  more: Partial<LogManagerOptions> & { paths?: string[] } = {},
): Promise<LogManager> {
  const dirs: LogDir[] = []
  const mounted = { ...world, disk: world.sim.mount() }
  for (const path of more.paths ?? ['/logs']) dirs.push(await world.clock.drive(LogDir.open({ path, world: mounted })))
  const options = { dirs, configFor: () => config(overrides), world: mounted, ...more }
  return await world.clock.drive(LogManager.open(options))
}

const text = (world: TestWorld, name: string): string | undefined => world.sim.peek(`/logs/${name}`)?.toString()

describe('log manager', () => {
  it('a clean stop leaves checkpoints and the marker; the next start takes the marker away and scans nothing', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world)
    const id = randomUuid(world.random)
    const log = await world.clock.drive(manager.create('orders', 3, id))
    log.append(batch(['a', 'b']), CLIENT)
    await world.clock.settle()
    log.updateHighWatermark(2)
    await world.clock.drive(manager.shutdown(17))
    expect(text(world, '.kafka_cleanshutdown')).toBe('{"version":0,"brokerEpoch":17}')
    expect(text(world, 'recovery-point-offset-checkpoint')).toBe('0\n1\norders 3 2\n')
    expect(text(world, 'replication-offset-checkpoint')).toBe('0\n1\norders 3 2\n')
    expect(text(world, 'log-start-offset-checkpoint')).toBe('0\n0\n')
    expect(text(world, 'orders-3/partition.metadata')).toBe(`version: 0\ntopic_id: ${id}`)
    world.sim.powerCut()
    const again = await start(world)
    expect(text(world, '.kafka_cleanshutdown')).toBeUndefined()
    expect(again.dirs[0]!.cleanShutdown).toEqual({ brokerEpoch: 17 })
    const found = again.get('orders', 3)!
    expect([found.topicId, found.endOffset, found.highWatermark]).toEqual([id, 2, 2])
    expect(await readValues(found)).toEqual(['a', 'b'])
  })

  it('a log whose flushed end is missing stays refused, start after start', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world)
    const log = await world.clock.drive(manager.create('orders', 0, randomUuid(world.random)))
    log.append(batch(['a']), CLIENT)
    log.append(batch(['b']), CLIENT)
    await world.clock.drive(manager.shutdown(1))
    world.sim.deleteAtRest('/logs/.kafka_cleanshutdown')
    world.sim.corrupt('/logs/orders-0/00000000000000000000.log', (bytes) => bytes.subarray(0, bytes.length / 2))
    for (let n = 0; n < 3; n++) {
      const next = await start(world)
      expect(next.get('orders', 0)!.state).toBe('corrupt')
      await world.clock.drive(next.shutdown(1))
      world.sim.deleteAtRest('/logs/.kafka_cleanshutdown')
    }
  })

  it('a created partition and what was acknowledged in it survive a power cut', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world)
    for (let i = 0; i < 20; i++) {
      const log = await world.clock.drive(manager.create('t', i, randomUuid(world.random)))
      log.append(batch([`v${i}`]), CLIENT)
      await world.clock.drive(log.flush())
    }
    world.sim.powerCut({ names: 'none', writes: 'none' })
    const again = await start(world)
    expect(again.dirs[0]!.cleanShutdown).toBeNull()
    for (let i = 0; i < 20; i++) expect(await readValues(again.get('t', i)!)).toEqual([`v${i}`])
  })

  it('DeleteRecords that was answered survives a kill', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world)
    const log = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
    log.append(batch(['a', 'b', 'c']), CLIENT)
    await world.clock.settle()
    log.updateHighWatermark(3)
    expect(await world.clock.drive(log.deleteRecordsTo(2))).toBe(ErrorCode.NONE)
    world.sim.powerCut({ names: 'none', writes: 'none' })
    expect((await start(world)).get('t', 0)!.logStartOffset).toBe(2)
  })

  it('DeleteRecords that was answered survives a power cut while the segments below it go', async () => {
    // Milliseconds, each a call of the disk, after which another partition has the starts written down.
    for (let calls = 0; calls < 30; calls++) {
      const world = makeWorld()
      await format(world)
      const manager = await start(world, { segmentBytes: batch(['a']).length })
      const log = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
      const other = await world.clock.drive(manager.create('t', 1, randomUuid(world.random)))
      for (const value of ['a', 'b', 'c', 'd']) log.append(batch([value]), CLIENT)
      for (const value of ['a', 'b']) other.append(batch([value]), CLIENT)
      await world.clock.settle()
      log.updateHighWatermark(4)
      other.updateHighWatermark(2)
      expect(await world.clock.drive(log.deleteRecordsTo(2))).toBe(ErrorCode.NONE)
      world.sim.latency = () => 1
      log.deleteOldSegments().catch(() => {})
      await world.clock.runFor(calls)
      expect(await world.clock.drive(other.deleteRecordsTo(1))).toBe(ErrorCode.NONE)
      world.sim.powerCut({ names: 'none', writes: 'none' })
      const again = (await start(world)).get('t', 0)!
      expect(again.logStartOffset, `after ${calls} calls`).toBe(2)
    }
  })

  it('a power cut leaves no hole where segments go, also on a full disk', async () => {
    const size = batch(['v0']).length
    for (let seed = 0; seed < 120; seed++) {
      const world = makeWorld(seed)
      await format(world)
      const manager = await start(world, { segmentBytes: size, retentionBytes: size })
      const log = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
      for (let n = 0; n < 8; n++) log.append(batch([`v${n}`]), CLIENT)
      await world.clock.settle()
      log.updateHighWatermark(8)
      if (seed % 2 === 0) world.sim.capacityBytes = world.sim.usedBytes
      world.sim.latency = () => 1
      log.deleteOldSegments().catch(() => {})
      await world.clock.runFor(seed)
      world.sim.powerCut({ names: 'any', writes: 'none' })
      world.sim.capacityBytes = Infinity
      const again = (await start(world)).get('t', 0)!
      const left = Array.from({ length: 8 - again.logStartOffset }, (_, n) => `v${again.logStartOffset + n}`)
      expect(await world.clock.drive(readValues(again)), `seed ${seed}`).toEqual(left)
    }
  })

  it('a deleted partition is renamed at once, removed later, and never comes back', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world, { fileDeleteDelayMs: 500 })
    const log = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
    log.append(batch(['a', 'b']), CLIENT)
    await world.clock.settle()
    const deleted = manager.delete([{ topic: 't', partition: 0 }])
    await world.clock.settle()
    await deleted
    expect(manager.get('t', 0)).toBeNull()
    const names = (await world.sim.list('/logs')).map((entry) => entry.name)
    expect(names.filter((name) => /^t-0\.[0-9a-f]{32}-delete$/.test(name))).toHaveLength(1)
    const again = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
    expect(again.endOffset).toBe(0)
    world.sim.powerCut({ names: 'none', writes: 'none' })
    const restarted = await start(world)
    expect([...restarted.logs()].map((found) => [found.topic, found.endOffset, found.state])).toEqual([
      ['t', 0, 'online'],
    ])
    await world.clock.runFor(501)
    expect((await world.sim.list('/logs')).some((entry) => entry.name.endsWith('-delete'))).toBe(false)
  })

  it('writes checkpoints and applies retention as time passes', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world, { retentionMs: 60_000, segmentMs: 1000 })
    manager.start()
    const log = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
    log.append(batch(['a'], {}, world.clock.now()), CLIENT)
    await world.clock.settle()
    log.updateHighWatermark(1)
    await world.clock.runFor(5_100)
    expect(text(world, 'replication-offset-checkpoint')).toBe('0\n1\nt 0 1\n')
    expect(text(world, 'recovery-point-offset-checkpoint')).toBe('0\n0\n')
    await world.clock.runFor(60_000)
    expect(text(world, 'recovery-point-offset-checkpoint')).toBe('0\n1\nt 0 1\n')
    await world.clock.runFor(300_000)
    expect(log.logStartOffset).toBe(1)
    await world.clock.drive(manager.shutdown(1))
    expect(world.clock.pendingTimers).toBe(0)
  })

  it('a second process is refused, and a directory that is not formatted', async () => {
    const world = makeWorld()
    await format(world)
    await start(world)
    await expect(world.clock.drive(LogDir.open({ path: '/logs', world }))).rejects.toMatchObject({ code: 'ELOCKED' })
    await world.sim.makeDir('/empty')
    await expect(world.clock.drive(LogDir.open({ path: '/empty', world }))).rejects.toThrow('not formatted')
  })

  it('pitfall 228: a directory that fails takes its own logs down and no others', async () => {
    const world = makeWorld()
    const paths = ['/logs', '/more']
    await format(world, paths)
    const failed: string[] = []
    const manager = await start(world, {}, { paths, onDirFailure: (dir) => failed.push(dir.path) })
    for (let i = 0; i < 4; i++) await world.clock.drive(manager.create('t', i, randomUuid(world.random)))
    world.sim.faults.add({ operation: 'sync', path: /^\/more\/.*\.log$/, code: 'EIO' })
    const on = (path: string) => [...manager.logs()].filter((log) => log.dir.startsWith(path))
    expect([on('/logs').length, on('/more').length]).toEqual([2, 2])
    for (const log of manager.logs()) log.append(batch(['a']), CLIENT)
    await world.clock.settle()
    expect(failed).toEqual(['/more'])
    expect(on('/more').map((log) => log.state)).toEqual(['failed', 'failed'])
    expect(on('/logs').map((log) => log.flushedOffset)).toEqual([1, 1])
    await world.clock.drive(manager.create('u', 0, randomUuid(world.random)))
    expect(manager.get('u', 0)!.dir).toBe('/logs/u-0')
    await world.clock.drive(manager.shutdown(1))
    expect(world.sim.peek('/logs/.kafka_cleanshutdown')).not.toBeNull()
    expect(world.sim.peek('/more/.kafka_cleanshutdown')).toBeNull()
  })

  it('a full disk takes nothing offline, and a DeleteRecords that finds no room says so', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world)
    const log = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
    log.append(batch(['a', 'b']), CLIENT)
    await world.clock.settle()
    log.updateHighWatermark(2)
    world.sim.capacityBytes = world.sim.usedBytes
    log.append(batch(['c']), CLIENT)
    await world.clock.settle()
    expect([log.state, log.endOffset, manager.dirs[0]!.online]).toEqual(['full', 2, true])
    const answer = log.deleteRecordsTo(1)
    await world.clock.settle()
    expect(await answer).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    expect(await readValues(log)).toEqual(['a', 'b'])
    world.sim.capacityBytes = Infinity
    await world.clock.runFor(1000)
    expect(log.append(batch(['c']), CLIENT).errorCode).toBe(0)
    await world.clock.drive(manager.shutdown(1))
    expect(world.sim.peek('/logs/.kafka_cleanshutdown')).not.toBeNull()
  })

  it('deleting many partitions costs as many syncs of their directory as deleting one', async () => {
    const syncsOf = async (partitions: number): Promise<number> => {
      const { clock, random } = makeWorld()
      const trace = new Trace({ keepLines: 100_000 })
      const world = worldOn(new SimDisk({ clock, random, trace }), clock, random)
      await format(world)
      const manager = await start(world)
      for (let i = 0; i < partitions; i++) await clock.drive(manager.create('t', i, randomUuid(random)))
      const before = trace.lines().length
      await clock.drive(
        manager.delete(Array.from({ length: partitions }, (_, partition) => ({ topic: 't', partition }))),
      )
      expect([...manager.logs()]).toEqual([])
      return trace
        .lines()
        .slice(before)
        .filter((line) => line.includes('syncDir')).length
    }
    expect(await syncsOf(1)).toBeGreaterThan(0)
    expect(await syncsOf(20)).toBe(await syncsOf(1))
  })

  it('a partition that cannot be renamed does not keep the others', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world, { fileDeleteDelayMs: 500 })
    for (let i = 0; i < 3; i++) await world.clock.drive(manager.create('t', i, randomUuid(world.random)))
    world.sim.faults.add({ operation: 'rename', path: '/logs/t-1', code: 'EIO' })
    const deleted = manager.delete([0, 1, 2].map((partition) => ({ topic: 't', partition })))
    const failed = expect(deleted).rejects.toThrow('EIO')
    await world.clock.settle()
    await failed
    const left = (await world.sim.list('/logs')).filter((entry) => entry.isDirectory).map((entry) => entry.name)
    expect(left.map((name) => name.replace(/[0-9a-f]{32}/, 'unique')).toSorted()).toEqual([
      't-0.unique-delete',
      't-1',
      't-2.unique-delete',
    ])
  })

  it('deleting makes room on a full disk', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world, { fileDeleteDelayMs: 500 })
    const log = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
    log.append(batch(['a', 'b']), CLIENT)
    await world.clock.settle()
    const used = world.sim.usedBytes
    world.sim.capacityBytes = used
    const failed = expect(manager.delete([{ topic: 't', partition: 0 }])).rejects.toThrow('ENOSPC')
    await world.clock.settle()
    await failed
    await world.clock.runFor(501)
    expect(world.sim.usedBytes).toBeLessThan(used)
    expect((await world.sim.list('/logs')).some((entry) => entry.isDirectory)).toBe(false)
  })

  it('a damaged checkpoint is no more than a longer start', async () => {
    const world = makeWorld()
    await format(world)
    const manager = await start(world)
    const log = await world.clock.drive(manager.create('t', 0, randomUuid(world.random)))
    log.append(batch(['a']), CLIENT)
    await world.clock.drive(manager.shutdown(1))
    for (const name of ['recovery-point-offset-checkpoint', 'replication-offset-checkpoint']) {
      world.sim.corrupt(`/logs/${name}`, () => Buffer.from('0\n9\nt 0 1\n'))
    }
    world.sim.deleteAtRest('/logs/.kafka_cleanshutdown')
    expect(await readValues((await start(world)).get('t', 0)!)).toEqual(['a'])
  })

  it('reads meta.properties as Java writes them', async () => {
    const world = makeWorld()
    await format(world)
    const java =
      '#\n#Sat Nov 21 02:30:34 UTC 2026\nnode.id=1\ndirectory.id=3SR2h-XBQK-0WLdOxc0DQA\nversion=1\ncluster.id = a\\:b\n'
    world.sim.corrupt('/logs/meta.properties', () => Buffer.from(java))
    expect(await readMetaProperties(world.sim, '/logs')).toEqual({
      version: 1,
      clusterId: 'a:b',
      nodeId: 1,
      directoryId: '3SR2h-XBQK-0WLdOxc0DQA',
    })
  })
})

describe('what a start finds', () => {
  async function stoppedWith(topics: readonly string[], paths = ['/logs']): Promise<TestWorld> {
    const world = makeWorld()
    await format(world, paths)
    const manager = await start(world, {}, { paths })
    for (const topic of topics) {
      const log = await world.clock.drive(manager.create(topic, 0, randomUuid(world.random)))
      log.append(batch([`of ${topic}`]), CLIENT)
    }
    await world.clock.drive(manager.shutdown(1))
    return world
  }

  it('logs of nobody are set aside with all that they hold, and stay so', async () => {
    const world = await stoppedWith(['kept', 'nobodys'])
    const manager = await start(world)
    await world.clock.drive(manager.setStraysAside((log) => log.topic === 'kept'))
    expect([...manager.logs()].map(({ topic }) => topic)).toEqual(['kept'])
    expect(text(world, 'recovery-point-offset-checkpoint')).toBe('0\n1\nkept 0 1\n')
    manager.start()
    await world.clock.runFor(600_000)
    await world.clock.drive(manager.shutdown(2))
    const again = await start(world)
    expect([...again.logs()].map(({ topic }) => topic)).toEqual(['kept'])
    const stray = world.sim.paths().filter((path) => /^\/logs\/nobodys-0\.[0-9a-f]{32}-stray\/.*\.log$/.test(path))
    expect(stray.map((path) => world.sim.peek(path)!.includes('of nobodys'))).toEqual([true])
  })

  it('a partition in two directories is refused', async () => {
    const paths = ['/logs', '/more']
    const world = await stoppedWith(['a', 'b'], paths)
    const [first, second] = paths.map(
      (dir) => world.sim.paths().filter((path) => path.startsWith(`${dir}/b-0/`)).length,
    )
    const [from, to] = first! > second! ? ['/logs', '/more'] : ['/more', '/logs']
    await world.sim.makeDir(`${to}/b-0`)
    for (const path of world.sim.paths().filter((name) => name.startsWith(`${from}/b-0/`))) {
      const file = await world.sim.open(path.replace(from, to), 'create')
      await file.write([world.sim.peek(path)!], 0)
      await file.close()
    }
    await expect(start(world, {}, { paths })).rejects.toThrow('b-0 stands in /logs and in /more')
  })

  it("how far Apache Kafka's cleaner had come is forgotten with the partition", async () => {
    const world = await stoppedWith(['a-b', 'c', 'd'])
    const file = await world.sim.open('/logs/cleaner-offset-checkpoint', 'replace')
    await file.write([Buffer.from('0\n3\na-b 0 7\nc 0 8\nd 0 9\n')], 0)
    await file.close()
    const manager = await start(world)
    const gone = ['a-b', 'd'].map(async (topic) => await manager.delete([{ topic, partition: 0 }]))
    await world.clock.drive(Promise.all(gone))
    expect(text(world, 'cleaner-offset-checkpoint')).toBe('0\n1\nc 0 8\n')
  })
})
