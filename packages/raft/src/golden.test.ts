/** Directories that Apache Kafka left: taken over with every record, and formatted as it formats them. */
import { readMetaProperties } from '@ottla/log'
import { BATCH_HEADER_SIZE, encodeMetadataRecord, type MetadataRecord } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { readBootstrapCheckpoint } from './bootstrap-checkpoint.ts'
import { NotSoleVoterError } from './errors.ts'
import { formatStandalone } from './format.ts'
import type { CommittedBatch, MetadataLog } from './metadata-log.ts'
import {
  CLUSTER_ID,
  ENDPOINTS,
  goldenDump,
  goldenFiles,
  type Machine,
  makeMachine,
  open,
  unpack,
} from './raft.test-support.ts'
import { decodeSnapshot } from './snapshot-file.ts'

async function batchesOf(machine: Machine, log: MetadataLog, from = 0): Promise<CommittedBatch[]> {
  const batches: CommittedBatch[] = []
  const all = async (): Promise<void> => {
    for await (const batch of log.readCommitted(from)) batches.push(batch)
  }
  await machine.clock.drive(all())
  return batches
}

/** As DumpLogSegments names and numbers them: offset, size of the value, type and version. */
function lineOf(offset: number, record: MetadataRecord): string {
  const type = record.type.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()
  return `${offset} ${encodeMetadataRecord(record).length} ${type} ${record.version}`
}

function dumped(text: string): string[] {
  const lines = text.matchAll(/^\| offset: (\d+) .* valueSize: (\d+) .*payload: \{"type":"(\w+)","version":(\d+)/gm)
  return [...lines].map(([, offset, size, type, version]) => `${offset} ${size} ${type} ${version}`)
}

/** The part of a dump that shows one file. */
function dumpOf(name: string, file: string): string {
  const part = goldenDump(name)
    .split(/^Dumping /m)
    .find((each) => each.startsWith(`__cluster_metadata-0/${file}\n`))
  return part!
}

async function openGolden(machine: Machine, name: string): Promise<MetadataLog> {
  await unpack(machine, name)
  const properties = await machine.clock.drive(readMetaProperties(machine.disk, '/logs'))
  return await open(machine, properties!.directoryId!)
}

describe.each(['1-started', '6-metadata', '7-killed'])('golden directory %s', (name) => {
  it('gives the records of the dump, and is led in the next epoch', async () => {
    const machine = makeMachine()
    const log = await openGolden(machine, name)
    const batches = await batchesOf(machine, log)
    const lines = batches.flatMap(({ baseOffset, records }) => records.map((each, at) => lineOf(baseOffset + at, each)))
    const expected = dumped(dumpOf(name, '00000000000000000000.log'))
    expect(expected.length).toBeGreaterThan(10)
    expect(lines).toEqual(expected)
    expect(log.leaderEpoch).toBe(2)
    // The voters are in the log already: only the change of leader is new.
    expect(batches.at(-1)).toMatchObject({ epoch: 2, records: [], lastOffset: batches.at(-2)!.lastOffset + 1 })
    expect(batches.at(-1)!.baseOffset).toBe(batches.at(-1)!.lastOffset)
    expect(machine.sim.peek('/logs/__cluster_metadata-0/quorum-state')!.toString()).toBe(
      '{"leaderId":1,"leaderEpoch":2,"votedId":-1,"votedDirectoryId":"AAAAAAAAAAAAAAAAAAAAAA","data_version":1}',
    )
    await machine.clock.drive(log.close())
  })

  it('does not open for another node, or in another directory', async () => {
    const machine = makeMachine()
    await unpack(machine, name)
    const before = new Map(machine.sim.paths().map((path) => [path, machine.sim.peek(path)!.toString('latin1')]))
    await expect(open(machine, 'ZuH1bTDpQdGRAxe4S5-sdx')).rejects.toThrow(NotSoleVoterError)
    const properties = await machine.clock.drive(readMetaProperties(machine.disk, '/logs'))
    await expect(open(machine, properties!.directoryId!, { nodeId: 2 })).rejects.toThrow(NotSoleVoterError)
    // Nobody was elected: quorum-state and log are as they were.
    for (const path of ['quorum-state', '00000000000000000000.log'].map(
      (each) => `/logs/__cluster_metadata-0/${each}`,
    )) {
      expect(machine.sim.peek(path)!.toString('latin1')).toBe(before.get(path))
    }
  })
})

it('the newest snapshot of 6-metadata is offered with its records', async () => {
  const machine = makeMachine()
  const log = await openGolden(machine, '6-metadata')
  const snapshot = await machine.clock.drive(log.loadSnapshot())
  expect(snapshot).toMatchObject({ lastContainedOffset: 70, lastContainedEpoch: 1 })
  const dump = dumpOf('6-metadata', '00000000000000000071-0000000001.checkpoint')
  expect(snapshot!.lastContainedLogTimeMs).toBe(Number(/lastContainedLogTimestamp":(\d+)/.exec(dump)![1]))
  expect(snapshot!.records.map((record, at) => lineOf(at + 3, record))).toEqual(dumped(dump))
  await machine.clock.drive(log.close())
})

/** Without what differs from run to run: timestamps, CRCs and ids. */
function comparable(path: string, file: Buffer, ids: readonly string[]): string {
  if (path.endsWith('.checkpoint')) {
    const copy = Buffer.from(file)
    for (let at = 0; at < copy.length; at += 12 + copy.readInt32BE(at + 8)) {
      copy.fill(0, at + 17, at + 21)
      copy.fill(0, at + 27, at + 43)
      // Key of a snapshot header: version 0, type 3. Its value ends with the timestamp.
      const header = copy.indexOf(Buffer.from('0000000316', 'hex'), at + BATCH_HEADER_SIZE)
      if (header >= 0 && header < at + 80) copy.fill(0, header + 7, header + 15)
    }
    for (const id of ids) {
      const found = copy.indexOf(Buffer.from(id, 'base64url'))
      if (found >= 0) copy.fill(0, found, found + 16)
    }
    return copy.toString('hex')
  }
  return ids.reduce((text, id) => text.replaceAll(id, '<id>'), file.toString()).replace(/^#\w.*$/m, '#<date>')
}

it('formatting leaves what kafka-storage format leaves, byte for byte', async () => {
  const golden = goldenFiles('1-formatted')
  const machine = makeMachine()
  await unpack(machine, '1-formatted')
  const records = (await machine.clock.drive(readBootstrapCheckpoint(machine.disk, '/logs')))!
  const { disk, clock, random } = machine
  const [made] = await clock.drive(
    formatStandalone({
      disk,
      clock,
      random,
      logDirs: ['/new'],
      metadataLogDir: '/new',
      nodeId: 1,
      clusterId: CLUSTER_ID,
      controllerEndpoints: ENDPOINTS,
      bootstrapRecords: records,
    }),
  )
  const ours = machine.sim.paths().filter((path) => path.startsWith('/new/'))
  expect(ours.map((path) => path.slice(5)).sort()).toEqual([...golden.keys()].sort())
  const theirId = /directory.id=(\S+)/.exec(golden.get('meta.properties')!.toString())![1]!
  for (const [path, content] of golden) {
    const written = machine.sim.peek(`/new/${path}`)!
    expect({ path, text: comparable(path, written, [made!.directoryId]) }).toEqual({
      path,
      text: comparable(path, content, [theirId]),
    })
  }
  // And the log begins as Kafka's did at its first start.
  const log = await open(machine, made!.directoryId, { metadataLogDir: '/new' })
  const first = machine.sim.peek('/new/__cluster_metadata-0/00000000000000000000.log')!
  const theirs = goldenFiles('1-started')
    .get('__cluster_metadata-0/00000000000000000000.log')!
    .subarray(0, first.length)
  const startedId = /directory.id=(\S+)/.exec(goldenFiles('1-started').get('meta.properties')!.toString())![1]!
  expect(comparable('.checkpoint', first, [made!.directoryId])).toBe(comparable('.checkpoint', theirs, [startedId]))
  expect(log.endOffset).toBe(3)
  await machine.clock.drive(log.close())
})

it('snapshots of the original decode whole, and are refused when they are not', () => {
  const path = '__cluster_metadata-0/00000000000000000071-0000000001.checkpoint'
  const file = goldenFiles('6-metadata').get(path)!
  expect(decodeSnapshot(file, path).records).toHaveLength(35)
  for (let length = 0; length < file.length; length += 97) {
    expect(() => decodeSnapshot(file.subarray(0, length), path)).toThrow(path)
  }
  for (let at = 17; at < file.length; at += 131) {
    const flipped = Buffer.from(file)
    flipped[at]! ^= 1
    expect(() => decodeSnapshot(flipped, path)).toThrow(path)
  }
})
