/** Directories of Apache Kafka's are taken over; our own are as Kafka would have made them. */
import { createFeatureLevelRecord, metadataRecord } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { readBootstrapRecords } from './bootstrap-checkpoint.ts'
import { formatStandalone } from './format.ts'
import {
  CLUSTER_ID,
  DIR,
  ENDPOINTS,
  goldenDump,
  goldenFiles,
  machine,
  numbered,
  openLog,
  unpack,
} from './machine.test-support.ts'
import type { MetadataLog } from './metadata-log.ts'

const META = '__cluster_metadata-0'
const NAMES = ['1-started', '2-plain', '3-transactions', '4-compacted', '5-groups', '6-metadata', '7-killed']

function directoryIdOf(name: string): string {
  return /directory\.id=(\S+)/.exec(goldenFiles(name).get('meta.properties')!.toString())![1]!
}

/** Offset, type and version of the records that Kafka's tool printed of the log. */
function dumped(name: string): string[] {
  const dump = goldenDump(name)
  const log = dump.slice(dump.indexOf(`${META}/00000000000000000000.log`))
  const end = log.indexOf('\nDumping', 1)
  return [...log.slice(0, end).matchAll(/offset: (\d+) .*payload: \{"type":"(\w+)","version":(\d+)/g)].map(
    ([, offset, type, version]) => `${offset} ${type} ${version}`,
  )
}

async function recordsOf(log: MetadataLog, from: number): Promise<string[]> {
  const found: string[] = []
  for await (const { records } of log.read(from)) {
    for (const { offset, record } of records) {
      const type = record.type.replace(/(?<=[a-z])([A-Z])/g, '_$1').toUpperCase()
      found.push(`${offset} ${type} ${record.version}`)
    }
  }
  return found
}

describe.each(NAMES)('the metadata log of %s', (name) => {
  it('opens and gives the records of the dump; the epoch goes on, and the next start finds all', async () => {
    const on = machine()
    await unpack(on, name)
    const directoryId = directoryIdOf(name)
    const log = await openLog(on, directoryId)
    expect(log.leaderEpoch).toBe(2)
    const expected = dumped(name)
    expect(expected.length).toBeGreaterThan(10)
    expect(await on.clock.drive(recordsOf(log, 0))).toEqual(expected)
    const end = log.append([numbered(1)], on.clock.now())
    await on.clock.runFor(100)
    expect(log.committedOffset).toBe(end)
    await on.clock.drive(log.close())
    const again = await openLog(on, directoryId)
    expect(again.leaderEpoch).toBe(3)
    expect(await on.clock.drive(recordsOf(again, 0))).toEqual([...expected, `${end - 1} CONFIG_RECORD 0`])
    expect(again.describeQuorum()).toMatchObject({
      leaderId: 1,
      leaderEpoch: 3,
      highWatermark: end + 1,
      logEndOffset: end + 1,
      kraftVersion: 1,
      voters: [{ nodeId: 1, directoryId }],
      endpoints: ENDPOINTS,
    })
    await on.clock.drive(again.close())
  })

  it('belongs to its voter alone', async () => {
    const on = machine()
    await unpack(on, name)
    await expect(openLog(on, 'AAAAAAAAAAAAAAAAAAAAbA')).rejects.toThrow(/the voter is 1 in/)
    await expect(openLog(on, directoryIdOf(name), { nodeId: 2 })).rejects.toThrow(/node 2 can only lead a quorum/)
    const state = on.sim.peek(`${DIR}/${META}/quorum-state`)!
    expect(state.equals(goldenFiles(name).get(`${META}/quorum-state`)!)).toBe(true)
  })
})

describe('6-metadata', () => {
  it('begins with its newest snapshot, and goes on behind it', async () => {
    const on = machine()
    await unpack(on, '6-metadata')
    const log = await openLog(on, directoryIdOf('6-metadata'))
    const snapshot = await on.clock.drive(log.loadSnapshot())
    expect(snapshot).toMatchObject({
      lastContainedOffset: 70,
      lastContainedEpoch: 1,
      lastContainedLogTimeMs: 1_795_228_229_239,
    })
    expect(snapshot!.records).toHaveLength(35)
    const behind = dumped('6-metadata').filter((line) => Number.parseInt(line, 10) >= 71)
    expect(await on.clock.drive(recordsOf(log, 71))).toEqual(behind)
  })

  it('goes on without the log that its newest snapshot stands for', async () => {
    const on = machine()
    await unpack(on, '6-metadata')
    for (const file of on.sim.paths().filter((path) => /\/0{20}\.|00093\.snapshot|leader-epoch/.test(path))) {
      if (!file.endsWith('.checkpoint')) on.sim.deleteAtRest(file)
    }
    const log = await openLog(on, directoryIdOf('6-metadata'))
    expect(log.logStartOffset).toBe(71)
    expect(log.committedOffset).toBe(72)
    expect((await on.clock.drive(log.loadSnapshot()))!.lastContainedOffset).toBe(70)
    expect(await on.clock.drive(recordsOf(log, 71))).toEqual([])
  })

  it('is not served if its voters are gone', async () => {
    const on = machine()
    await unpack(on, '6-metadata')
    for (const path of on.sim.paths()) if (path.includes(META)) on.sim.deleteAtRest(path)
    await expect(openLog(on, directoryIdOf('6-metadata'))).rejects.toThrow(/format/)
  })
})

describe('a directory formatted here', () => {
  const golden = goldenFiles('1-formatted')
  const levels = [
    ['metadata.version', 30],
    ['eligible.leader.replicas.version', 1],
    ['group.version', 1],
    ['share.version', 1],
    ['streams.version', 1],
    ['transaction.version', 2],
  ] as const
  const bootstrapRecords = levels.map(([name, featureLevel]) =>
    metadataRecord('FeatureLevelRecord', 0, createFeatureLevelRecord({ name, featureLevel })),
  )

  async function formatted() {
    const on = machine()
    const options = {
      disk: on.world.disk,
      clock: on.clock,
      random: on.random,
      logDirs: [DIR, '/second'],
      metadataLogDir: DIR,
      nodeId: 1,
      clusterId: CLUSTER_ID,
      controllerEndpoints: ENDPOINTS,
      bootstrapRecords,
    }
    const dirs = await on.clock.drive(formatStandalone(options))
    return { on, options, dirs }
  }

  /** Checksums, times and ids differ; nothing else may. */
  function masked(bytes: Buffer): string {
    const copy = Buffer.from(bytes)
    for (let at = 0; at + 61 <= copy.length; at += 12 + copy.readInt32BE(at + 8)) {
      copy.fill(0, at + 17, at + 21)
      copy.fill(0, at + 27, at + 43)
    }
    return copy.toString('hex')
  }

  it('has the files of 1-formatted, alike but for times and ids', async () => {
    const { on, dirs } = await formatted()
    const paths = on.sim.paths().filter((path) => path.startsWith(DIR))
    expect(paths.map((path) => path.slice(DIR.length + 1)).sort()).toEqual([...golden.keys()].sort())
    const bootstrap = on.sim.peek(`${DIR}/bootstrap.checkpoint`)!
    expect(masked(bootstrap)).toBe(masked(golden.get('bootstrap.checkpoint')!))
    const voters = `${META}/00000000000000000000-0000000000.checkpoint`
    expect(on.sim.peek(`${DIR}/${voters}`)!.length).toBe(golden.get(voters)!.length)
    const properties = on.sim.peek(`${DIR}/meta.properties`)!.toString()
    const names = (text: string): string[] => [...text.matchAll(/^([a-z.]+)=/gm)].map(([, key]) => key!).sort()
    expect(names(properties)).toEqual(names(golden.get('meta.properties')!.toString()))
    expect(properties).toContain(`directory.id=${dirs[0]!.directoryId}`)
    expect(on.sim.paths().filter((path) => path.startsWith('/second'))).toEqual([
      '/second/bootstrap.checkpoint',
      '/second/meta.properties',
    ])
    expect(await readBootstrapRecords(on.sim, DIR)).toEqual(bootstrapRecords)
  })

  it('is formatted once', async () => {
    const { on, options } = await formatted()
    await expect(on.clock.drive(formatStandalone(options))).rejects.toThrow(/already formatted/)
    expect(await on.clock.drive(formatStandalone({ ...options, ignoreFormatted: true }))).toEqual([])
    const other = { ...options, clusterId: 'AAAAAAAAAAAAAAAAAAAAbA', ignoreFormatted: true }
    await expect(on.clock.drive(formatStandalone(other))).rejects.toThrow(/belongs to cluster/)
  })

  it('begins, when it is started, with the batch of 1-started', async () => {
    const { on, dirs } = await formatted()
    const log = await openLog(on, dirs[0]!.directoryId)
    expect([log.leaderEpoch, log.committedOffset]).toEqual([1, 3])
    const ours = on.sim.peek(`${DIR}/${META}/00000000000000000000.log`)!
    const kafkas = goldenFiles('1-started').get(`${META}/00000000000000000000.log`)!.subarray(0, ours.length)
    const voter = Buffer.from(directoryIdOf('1-started'), 'base64url')
    const same = Buffer.from(ours)
    voter.copy(same, same.indexOf(Buffer.from(dirs[0]!.directoryId, 'base64url')))
    expect(masked(same)).toBe(masked(kafkas))
    const state = on.sim.peek(`${DIR}/${META}/quorum-state`)!
    expect(state.toString()).toBe(goldenFiles('1-started').get(`${META}/quorum-state`)!.toString())
    for (const file of ['leader-epoch-checkpoint', 'partition.metadata']) {
      expect(on.sim.peek(`${DIR}/${META}/${file}`)!.toString()).toBe(
        goldenFiles('1-started').get(`${META}/${file}`)!.toString(),
      )
    }
    await on.clock.drive(log.close())
    // The voters stand in the log now: the next epoch begins with its leader alone, unless it listens elsewhere.
    const second = await openLog(on, dirs[0]!.directoryId)
    expect([second.leaderEpoch, second.committedOffset]).toEqual([2, 4])
    await on.clock.drive(second.close())
    const moved = [{ name: 'CONTROLLER', host: '127.0.0.1', port: 40000 }]
    const third = await openLog(on, dirs[0]!.directoryId, { controllerEndpoints: moved })
    expect([third.leaderEpoch, third.committedOffset]).toEqual([3, 7])
  })
})
