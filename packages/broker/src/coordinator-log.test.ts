import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@ottla/base'
import { defaultGroupConfig, GroupCoordinator, groupRecordCodec } from '@ottla/coordinator'
import { createOffsetFetchRequest, createOffsetFetchRequestGroup, ErrorCode } from '@ottla/protocol'
import { AppendError, type LogUnderTest, REPLICATED_LOG_CONFORMANCE } from '@ottla/rsm'
import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { CoordinatorLog, type RecordCodec } from './coordinator-log.ts'
import {
  EPOCH,
  lead,
  makeDisk,
  openLog,
  registration,
  type TestDisk,
  TOPIC,
  TOPIC_ID,
} from './partition.test-support.ts'

const codec: RecordCodec<string> = {
  encode: (record) => ({ key: Buffer.from(record), value: null }),
  decode: (key) => key?.toString() ?? null,
}

/** A file system on which the next write, or its flush, ends with `fault`. */
async function openUnderTest(fault: 'EIO' | 'ENOSPC', world: TestDisk = makeDisk()): Promise<LogUnderTest<string>> {
  const { clock, disk } = world
  const partitionLog = await openLog(world)
  const { partition } = lead(partitionLog)
  return {
    log: new CoordinatorLog(partition, codec),
    clock,
    record: (n) => `record ${n}`,
    numberOf: (record) => Number(record.slice('record '.length)),
    settle: () => clock.runFor(100),
    reopen: async () => {
      await clock.drive(partitionLog.close())
      return await openUnderTest(fault, world)
    },
    crash: async () => {
      disk.powerCut()
      return await openUnderTest(fault, world)
    },
    failNextWrite: () => void disk.faults.add({ operation: 'write', path: /\.log$/, code: fault, keepBytes: 0 }),
  }
}

async function writeSegment({ disk }: TestDisk, bytes: Buffer): Promise<void> {
  const dir = `/logs/${TOPIC}-0`
  await disk.makeDir(dir)
  const file = await disk.open(`${dir}/00000000000000000000.log`, 'replace')
  await file.write([bytes], 0)
  await file.sync()
  await file.close()
}

describe('CoordinatorLog', () => {
  for (const fault of ['EIO', 'ENOSPC'] as const) {
    describe(`on a disk that fails with ${fault}`, () => {
      for (const { name, run } of REPLICATED_LOG_CONFORMANCE) {
        it(name, async () => {
          await expect(run(() => openUnderTest(fault))).resolves.toBeUndefined()
        })
      }
    })
  }

  it('takes nothing when the partition is led by another broker, or the log was closed', async () => {
    const world = makeDisk()
    const { partition } = lead(await openLog(world))
    const log = new CoordinatorLog(partition, codec)
    partition.becomeFollower(registration({ leader: 2, leaderEpoch: 4 }))
    expect(() => log.append(['a'], 0)).toThrow(
      new AppendError(ErrorCode.NOT_LEADER_OR_FOLLOWER, 'this broker does not lead the partition'),
    )
    partition.becomeLeader(registration({ leaderEpoch: 5 }))
    log.append(['b'], 0)
    log.close()
    let thrown: unknown = null
    try {
      log.append(['c'], 0)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(AppendError)
    expect((thrown as AppendError).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    expect(log.endOffset).toBe(1)
  })

  it('reads what stood in the topic before 0.11: messages of magic 0 and 1, compressed ones too', async () => {
    const world = makeDisk()
    const plain = Buffer.from('AAAAAAAAAAAAAAAWhFqrfwAAAAAACHJlY29yZCAw/////w==', 'base64')
    const wrapper = Buffer.from(
      'AAAAAAAAAAMAAABrPu1LWwEBAAABRfaAsAP/////AAAAVR+LCAAAAAAAAANjYIADOQnhHA9GBgYGRtdvDRtADI6i1OT8ohQFw/////+HqgKJy/Fo+srAVTIhqTRCUgkSl9v2fv17uEpmJJXGIJUAOpOf634AAAA=',
      'base64',
    )
    await world.clock.drive(writeSegment(world, Buffer.concat([plain, wrapper])))
    const partitionLog = await openLog(world)
    const log = new CoordinatorLog(lead(partitionLog).partition, codec)
    const seen: unknown[] = []
    for await (const { baseOffset, endOffset, producerId, records } of log.read(0)) {
      seen.push([baseOffset, endOffset, producerId, ...records.map(({ offset, record }) => `${offset}: ${record}`)])
    }
    expect(seen).toEqual([
      [0, 1, -1, '0: record 0'],
      [1, 4, -1, '1: record 1', '2: record 2', '3: record 3'],
    ])
  })

  it('tells nobody anything once it is closed', async () => {
    const world = makeDisk()
    const { partition } = lead(await openLog(world))
    const log = new CoordinatorLog(partition, codec)
    const told: unknown[] = []
    log.subscribe({ committed: (offset) => told.push(offset), failed: (offset) => told.push(['failed', offset]) })
    log.append(['a'], 0)
    log.close()
    await world.clock.runFor(100)
    expect(partition.highWatermark).toBe(1)
    expect(told).toEqual([])
  })

  it('tells when what the log had taken before it was there is committed', async () => {
    const world = makeDisk()
    const { partition } = lead(await openLog(world))
    const before = new CoordinatorLog(partition, codec)
    before.append(['a', 'b'], 0)
    before.close()
    const after = new CoordinatorLog(partition, codec)
    const told: number[] = []
    after.subscribe({ committed: (offset) => told.push(offset), failed: () => expect.unreachable() })
    expect([after.committedOffset, after.endOffset]).toEqual([0, 2])
    await world.clock.runFor(100)
    expect(told).toEqual([2])
  })

  it('fails what waits when the partition is deleted, once', async () => {
    const world = makeDisk()
    const { partition } = lead(await openLog(world))
    const log = new CoordinatorLog(partition, codec)
    const failures: [number, number][] = []
    log.subscribe({
      committed: () => expect.unreachable(),
      failed: (from, { errorCode }) => failures.push([from, errorCode]),
    })
    log.append(['a'], 0)
    log.append(['b'], 0)
    partition.close(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    expect(failures).toEqual([[0, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION]])
    expect(log.endOffset).toBe(0)
  })

  it('reads past batches of a kind that the codec does not know', async () => {
    const world = makeDisk()
    const { partition } = lead(await openLog(world))
    const log = new CoordinatorLog<string>(partition, {
      ...codec,
      decode: (key) => (key!.toString() === 'unknown' ? null : key!.toString()),
    })
    log.append(['a', 'unknown', 'b'], 5)
    await world.clock.runFor(100)
    expect(await collect(log, 0)).toEqual([
      [0, 'a'],
      [2, 'b'],
    ])
  })
})

describe('CoordinatorLog on __consumer_offsets of Apache Kafka', () => {
  const GOLDEN = new URL('../../log/testdata/golden/', import.meta.url).pathname

  interface TruthOffset {
    readonly offset: number
    readonly metadata: string
    readonly leaderEpoch?: number
  }
  interface Truth {
    readonly groups: Record<string, { readonly type: string; readonly offsets: Record<string, TruthOffset> }>
  }

  it('loads groups whose offsets are those that the admin client saw, transactions included', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'golden-'))
    try {
      execFileSync('tar', ['xzf', `${GOLDEN}5-groups.tar.gz`, '-C', temporary])
      const root = join(temporary, '5-groups')
      const dirs = readdirSync(root).filter((name) => name.startsWith('__consumer_offsets-'))
      const world = makeDisk()
      world.clock.jumpWall(1_795_228_200_000 - world.clock.now())
      const groups = coordinator(world, dirs.length)
      for (const dir of dirs) {
        await load(world, join(root, dir), dir)
        const log = await openLog(world, {}, { dir: `/logs/${dir}` })
        const { partition } = lead(log)
        const index = Number(dir.slice('__consumer_offsets-'.length))
        await world.clock.drive(
          groups.onPartitionElected(index, new CoordinatorLog(partition, groupRecordCodec), EPOCH),
        )
      }
      const truth = JSON.parse(readFileSync(`${GOLDEN}5-groups.truth.json`, 'utf8')) as Truth
      for (const [groupId, { type, offsets }] of Object.entries(truth.groups)) {
        if (type === 'Share') continue
        expect(await fetched(world, groups, groupId), groupId).toEqual(
          Object.fromEntries(Object.entries(offsets).map(([key, value]) => [key, { leaderEpoch: -1, ...value }])),
        )
      }
      groups.close()
    } finally {
      rmSync(temporary, { recursive: true })
    }
  })

  async function fetched(
    world: TestDisk,
    groups: GroupCoordinator,
    groupId: string,
  ): Promise<Record<string, TruthOffset>> {
    const request = createOffsetFetchRequest({
      groups: [createOffsetFetchRequestGroup({ groupId, topics: null })],
      requireStable: true,
    })
    const context = { apiVersion: 9, clientId: 'test', clientHost: '/127.0.0.1' }
    const [group] = (await world.clock.drive(groups.offsetFetch(request, context))).groups
    expect(group!.errorCode).toBe(ErrorCode.NONE)
    return Object.fromEntries(
      group!.topics.flatMap(({ name, partitions }) =>
        partitions.map(({ partitionIndex, committedOffset, metadata, committedLeaderEpoch }) => [
          `${name}-${partitionIndex}`,
          { offset: Number(committedOffset), metadata: metadata ?? '', leaderEpoch: committedLeaderEpoch },
        ]),
      ),
    )
  }

  function coordinator({ clock }: TestDisk, partitions: number): GroupCoordinator {
    return new GroupCoordinator({
      config: defaultGroupConfig,
      clock,
      random: new SimRandom(3),
      logger: silentLogger,
      topics: { nameOf: () => null, idOf: () => TOPIC_ID, partitionCountOf: () => 3 },
      partitionCount: () => partitions,
    })
  }
})

async function collect<R>(log: CoordinatorLog<R>, fromOffset: number): Promise<[number, R][]> {
  const found: [number, R][] = []
  for await (const { records } of log.read(fromOffset)) {
    for (const { offset, record } of records) found.push([offset, record])
  }
  return found
}

async function load({ disk, clock }: TestDisk, from: string, dir: string): Promise<void> {
  const copy = async (): Promise<void> => {
    await disk.makeDir(`/logs/${dir}`)
    for (const name of readdirSync(from)) {
      const file = await disk.open(`/logs/${dir}/${name}`, 'replace')
      await file.write([readFileSync(join(from, name))], 0)
      await file.sync()
      await file.close()
    }
    await disk.syncDir(`/logs/${dir}`)
  }
  await clock.drive(copy())
}
