/** Elections, formatting, snapshots and failures of the metadata log on a simulated machine. */

import { readMetaProperties } from '@ottla/log'
import { BATCH_HEADER_SIZE, createTopicRecord, type MetadataRecord, metadataRecord } from '@ottla/protocol'
import type { LogSnapshot } from '@ottla/rsm'
import { describe, expect, it } from 'vitest'
import { readBootstrapRecords, writeBootstrapCheckpoint } from './bootstrap-checkpoint.ts'
import { DamagedMetadataError, NotFormattedError, NotSoleVoterError } from './errors.ts'
import { type FormatOptions, type FormattedDir, formatStandalone } from './format.ts'
import type { CommittedBatch } from './log-batches.ts'
import {
  CLUSTER_ID,
  DIR,
  ENDPOINTS,
  format,
  goldenFiles,
  type Machine,
  machine as makeMachine,
  openLog,
  remounted,
} from './machine.test-support.ts'
import type { MetadataLog } from './metadata-log.ts'
import type { MetadataLogOptions } from './options.ts'
import { BOOTSTRAP_SNAPSHOT_ID, decodeSnapshot } from './snapshot-file.ts'
import { SnapshotStore } from './snapshot-store.ts'
import { votersRecordOf } from './voters.ts'

const META = `${DIR}/__cluster_metadata-0`

function note(n: number): MetadataRecord {
  const topicId = Buffer.from(`record ${String(n).padStart(9, '0')}`.padEnd(16)).toString('base64url')
  return metadataRecord('TopicRecord', 0, createTopicRecord({ name: `topic-${n}`, topicId }))
}

function numberOf(record: MetadataRecord): number | null {
  return record.type === 'TopicRecord' ? Number(record.record.name.slice('topic-'.length)) : null
}

function open(on: Machine, directoryId: string, options: Partial<MetadataLogOptions> = {}): Promise<MetadataLog> {
  return openLog(remounted(on), directoryId, options)
}

/** Time is the caller's to move. */
function formatting(on: Machine, changes: Partial<FormatOptions> = {}): Promise<FormattedDir[]> {
  const { sim, clock, random } = on
  const directories = { logDirs: [DIR], metadataLogDir: DIR }
  const identity = { nodeId: 1, clusterId: CLUSTER_ID, controllerEndpoints: ENDPOINTS, bootstrapRecords: [note(0)] }
  return formatStandalone({ disk: sim.mount(), clock, random, ...directories, ...identity, ...changes })
}

async function opened(options: Partial<MetadataLogOptions> = {}, seed = 1) {
  const machine = makeMachine(seed)
  const directoryId = await format(machine)
  const reopen = (changes: Partial<MetadataLogOptions> = {}) => open(machine, directoryId, { ...options, ...changes })
  return { machine, directoryId, log: await reopen(), reopen }
}

/** A state that is the names of all topics ever written; its snapshot is one record for each. */
function stateAt(log: MetadataLog, count: number): LogSnapshot<MetadataRecord> {
  return {
    lastContainedOffset: log.committedOffset - 1,
    lastContainedEpoch: log.leaderEpoch,
    lastContainedLogTimeMs: 1_795_228_200_500,
    records: Array.from({ length: count }, (_, n) => note(n)),
  }
}

async function write(machine: Machine, log: MetadataLog, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) log.append([note(n)], machine.clock.now())
  await machine.clock.runFor(10)
}

class Follower {
  readonly batches: CommittedBatch[] = []
  readonly snapshots: LogSnapshot<MetadataRecord>[] = []
  loadSnapshot(snapshot: LogSnapshot<MetadataRecord>): void {
    this.snapshots.push(snapshot)
  }
  loadBatches(batches: readonly CommittedBatch[]): void {
    this.batches.push(...batches)
  }
  get numbers(): (number | null)[] {
    const loaded = this.snapshots.flatMap(({ records }) => records)
    return [...loaded, ...this.batches.flatMap(({ records }) => records)].map(numberOf)
  }
}

const never = (error: Error): never => {
  throw error
}

describe('elections', () => {
  it('each start is an epoch; the voters go to the log once, and again when the node listens elsewhere', async () => {
    const { machine, log, reopen } = await opened()
    expect([log.leaderEpoch, log.endOffset]).toEqual([1, 3])
    await machine.clock.drive(log.close())
    const second = await reopen()
    expect([second.leaderEpoch, second.endOffset]).toEqual([2, 4])
    expect(second.describeQuorum()).toMatchObject({ leaderId: 1, leaderEpoch: 2, highWatermark: 4, kraftVersion: 1 })
    await machine.clock.drive(second.close())
    const moved = await reopen({ controllerEndpoints: [{ name: 'CONTROLLER', host: 'other', port: 1 }] })
    expect([moved.leaderEpoch, moved.endOffset]).toEqual([3, 7])
    await machine.clock.drive(moved.close())
    const same = await reopen({ controllerEndpoints: [{ name: 'CONTROLLER', host: 'other', port: 1 }] })
    expect([same.leaderEpoch, same.endOffset]).toEqual([4, 8])
  })

  it('the epoch goes up even if quorum-state or the log alone survived', async () => {
    const { machine, log, reopen } = await opened()
    await machine.clock.drive(log.close())
    machine.sim.deleteAtRest(`${META}/quorum-state`)
    const second = await reopen()
    expect(second.leaderEpoch).toBe(2)
    await machine.clock.drive(second.close())
    machine.sim.corrupt(`${META}/quorum-state`, (text) =>
      Buffer.from(text.toString().replace('"leaderEpoch":2', '"leaderEpoch":9')),
    )
    expect((await reopen()).leaderEpoch).toBe(10)
  })

  it('a damaged quorum-state is refused, not made anew', async () => {
    const { machine, log, reopen } = await opened()
    await machine.clock.drive(log.close())
    const far = (epoch: number): string =>
      `{"leaderId":1,"leaderEpoch":${epoch},"votedId":-1,"votedDirectoryId":"AAAAAAAAAAAAAAAAAAAAAA","data_version":1}`
    const texts = ['', '{', '[]', 'null', '{"data_version":2}', '{"data_version":1,"leaderId":1}']
    for (const text of [...texts, far(2 ** 31 - 1), far(2 ** 31), far(1.5)]) {
      machine.sim.corrupt(`${META}/quorum-state`, () => Buffer.from(text))
      await expect(reopen()).rejects.toThrow(DamagedMetadataError)
    }
  })

  it('static voters: kraft.version 0, quorum-state of version 0, and only this node', async () => {
    const machine = makeMachine()
    const { clock } = machine
    const [made] = await clock.drive(formatting(machine, { controllerEndpoints: null }))
    expect(machine.sim.paths().map((path) => path.slice(DIR.length + 1))).toEqual([
      'bootstrap.checkpoint',
      'meta.properties',
    ])
    const { directoryId } = made!
    await expect(open(machine, directoryId)).rejects.toThrow(NotFormattedError)
    await expect(open(machine, directoryId, { staticVoters: [1, 2, 3] })).rejects.toThrow(NotSoleVoterError)
    await expect(open(machine, directoryId, { staticVoters: [2] })).rejects.toThrow(NotSoleVoterError)
    const log = await open(machine, directoryId, { staticVoters: [1] })
    expect([log.kraftVersion, log.endOffset]).toEqual([0, 1])
    await clock.drive(log.close())
    const path = `${META}/quorum-state`
    expect(machine.sim.peek(path)!.toString()).toBe(
      '{"clusterId":"","leaderId":1,"leaderEpoch":1,"votedId":-1,"appliedOffset":0,"currentVoters":[{"voterId":1}],"data_version":0}',
    )
    machine.sim.corrupt(path, (text) =>
      Buffer.from(text.toString().replace('[{"voterId":1}]', '[{"voterId":1},{"voterId":2}]')),
    )
    await expect(open(machine, directoryId, { staticVoters: [1] })).rejects.toThrow(NotSoleVoterError)
  })
})

describe('formatting', () => {
  it('refuses what is formatted, unless it is to be ignored; other directories get their own ids', async () => {
    const machine = makeMachine()
    const first = await format(machine)
    const { clock } = machine
    const logDirs = [DIR, '/more']
    await expect(clock.drive(formatting(machine, { logDirs }))).rejects.toThrow('already formatted')
    const other = { logDirs, clusterId: 'other', ignoreFormatted: true }
    await expect(clock.drive(formatting(machine, other))).rejects.toThrow('belongs to cluster')
    const made = await clock.drive(formatting(machine, { logDirs, ignoreFormatted: true }))
    expect(made.map(({ dir }) => dir)).toEqual(['/more'])
    expect(made[0]!.directoryId).not.toBe(first)
    expect(machine.sim.paths().filter((path) => path.startsWith('/more/'))).toEqual([
      '/more/bootstrap.checkpoint',
      '/more/meta.properties',
    ])
  })

  it('a power cut in the middle leaves a directory that is formatted or is not', async () => {
    let whole = 0
    for (let skip = 0; skip < 40; skip++) {
      const machine = makeMachine(skip)
      machine.sim.faults.add({ operation: ['write', 'sync', 'rename', 'syncDir'], delayMs: Infinity, skip })
      void formatting(machine)
      await machine.clock.runFor(100)
      machine.sim.powerCut()
      machine.sim.faults.clear()
      const text = machine.sim.peek(`${DIR}/meta.properties`)?.toString()
      const id = text === undefined ? await format(remounted(machine)) : /directory.id=(\S+)/.exec(text)![1]!
      if (text !== undefined) whole++
      const log = await open(machine, id)
      expect(log.endOffset).toBe(3)
    }
    expect(whole).toBeGreaterThan(5)
    expect(whole).toBeLessThan(35)
  })
})

describe('snapshots', () => {
  it('pitfall 230: what is written is read, and loading goes on behind it', async () => {
    const { machine, log, reopen } = await opened()
    expect(await machine.clock.drive(log.loadSnapshot())).toBeNull()
    await write(machine, log, 0, 2500)
    const state = stateAt(log, 2500)
    expect(await machine.clock.drive(log.snapshot(state))).toBe(true)
    expect(await machine.clock.drive(log.snapshot(state))).toBe(false)
    expect(await machine.clock.drive(log.loadSnapshot())).toEqual(state)
    await write(machine, log, 2500, 3)
    await machine.clock.drive(log.close())
    const again = await reopen()
    const follower = new Follower()
    await machine.clock.drive(again.follow(follower, never))
    expect(follower.snapshots).toEqual([state])
    expect(follower.batches[0]!.baseOffset).toBe(2503)
    expect(follower.numbers).toEqual(Array.from({ length: 2503 }, (_, n) => n))
    // The voters stand in the snapshot: they are not written again.
    expect(follower.batches.at(-1)).toMatchObject({ baseOffset: 2506, lastOffset: 2506, epoch: 2 })
  })

  it('are due after so many bytes or so much time, and ask for the state only then', async () => {
    const config = { maxBytesBetweenSnapshots: 2000, maxSnapshotIntervalMs: 60_000 }
    const { machine, log } = await opened({ config })
    let asked = 0
    const state = () => {
      asked++
      return stateAt(log, 1)
    }
    expect(await log.maybeSnapshot(state)).toBe(false)
    await write(machine, log, 0, 30)
    expect(await machine.clock.drive(log.maybeSnapshot(state))).toBe(true)
    expect(log.latestSnapshotId).toMatchObject({ offset: 33, epoch: 1 })
    expect(await log.maybeSnapshot(state)).toBe(false)
    await machine.clock.runFor(60_000)
    // Nothing new: nothing to write.
    expect(await log.maybeSnapshot(state)).toBe(false)
    await write(machine, log, 30, 1)
    expect(await machine.clock.drive(log.maybeSnapshot(state))).toBe(true)
    expect(asked).toBe(2)
  })

  it('old ones and the log below go when there is too much; the newest always stays', async () => {
    const config = { segmentBytes: 4000, retentionBytes: 20_000 }
    const { machine, log, reopen } = await opened({ config })
    for (let round = 0; round < 12; round++) {
      await write(machine, log, round * 50, 50)
      await machine.clock.drive(log.snapshot(stateAt(log, 1 + round)))
    }
    await machine.clock.runFor(120_000)
    const snapshots = () => machine.sim.paths().filter((path) => path.endsWith('.checkpoint') && path.startsWith(META))
    const segments = () => machine.sim.paths().filter((path) => path.endsWith('.log'))
    expect(snapshots().length).toBeLessThan(8)
    expect(segments()[0]).not.toBe(`${META}/00000000000000000000.log`)
    expect(log.logStartOffset).toBe(Number(snapshots()[0]!.slice(META.length + 1, META.length + 21)))
    await machine.clock.drive(log.close())
    const again = await reopen({ config: { ...config, retentionBytes: 0 } })
    const follower = new Follower()
    const following = await machine.clock.drive(again.follow(follower, never))
    expect(follower.snapshots[0]!.lastContainedOffset).toBe(602)
    await write(machine, again, 1000, 1)
    expect(follower.numbers.at(-1)).toBe(1000)
    await machine.clock.drive(again.snapshot(stateAt(again, 20)))
    expect(snapshots()).toHaveLength(1)
    following.stop()
    await write(machine, again, 1001, 1)
    expect(follower.numbers.at(-1)).toBe(1000)
  })

  it('a follower that is too slow for the cleaning goes on with the snapshot', async () => {
    const { machine, log, reopen } = await opened({ config: { segmentBytes: 1000, retentionBytes: 0 } })
    await write(machine, log, 0, 300)
    await machine.clock.drive(log.close())
    const again = await reopen()
    const follower = new Follower()
    // It has read the first segment when all of them are cleaned away.
    machine.sim.latency = (operation) => (operation === 'read' ? 500 : 0)
    const following = again.follow(follower, never)
    for (let ms = 0; follower.batches.length === 0 && ms < 10_000; ms += 100) await machine.clock.runFor(100)
    expect(follower.batches.length).toBeGreaterThan(0)
    expect(follower.batches.length).toBeLessThan(100)
    const cleaning = again.snapshot(stateAt(again, 300))
    await machine.clock.runFor(120_000)
    expect(await cleaning).toBe(true)
    await following
    await write(machine, again, 300, 1)
    const last = new Set(follower.numbers)
    expect(follower.snapshots.length).toBeGreaterThan(0)
    expect([...Array(301).keys()].filter((n) => !last.has(n))).toEqual([])
  })

  it('a log that begins behind every snapshot is refused', async () => {
    const config = { segmentBytes: 4000, retentionBytes: 0 }
    const { machine, log, reopen } = await opened({ config })
    await write(machine, log, 0, 200)
    await machine.clock.drive(log.snapshot(stateAt(log, 1)))
    await machine.clock.drive(log.close())
    for (const path of machine.sim.paths()) if (/\d\.checkpoint$/.test(path)) machine.sim.deleteAtRest(path)
    await expect(reopen()).rejects.toThrow(DamagedMetadataError)
  })

  it('a message of before 0.11 is no metadata', async () => {
    const { machine, log, reopen } = await opened()
    await write(machine, log, 0, 3)
    await machine.clock.drive(log.close())
    // Magic 0, offset 100.
    const message = Buffer.from('AAAAAAAAAGQAAAAWhFqrfwAAAAAACHJlY29yZCAw/////w==', 'base64')
    machine.sim.corrupt(`${META}/00000000000000000000.log`, (bytes) => Buffer.concat([bytes, message]))
    await expect(reopen()).rejects.toThrow(DamagedMetadataError)
  })

  it('a log that ends below the newest snapshot begins anew behind it', async () => {
    const { machine, log, reopen } = await opened()
    await write(machine, log, 0, 20)
    const state = stateAt(log, 20)
    await machine.clock.drive(log.snapshot(state))
    await machine.clock.drive(log.close())
    machine.sim.truncateAtRest(`${META}/00000000000000000000.log`, 300)
    const again = await reopen()
    expect(again.logStartOffset).toBe(23)
    expect(again.endOffset).toBe(24)
    expect(again.leaderEpoch).toBe(2)
    expect(await machine.clock.drive(again.loadSnapshot())).toEqual(state)
  })

  it('pitfall 248: a power cut while one is written leaves the state whole', async () => {
    let written = 0
    for (let skip = 0; skip < 30; skip++) {
      const config = { segmentBytes: 4000, retentionBytes: 0 }
      const { machine, log, reopen } = await opened({ config }, skip)
      await write(machine, log, 0, 100)
      machine.sim.faults.add({ operation: ['write', 'sync', 'rename', 'remove', 'syncDir'], delayMs: Infinity, skip })
      void log.snapshot(stateAt(log, 100))
      await machine.clock.runFor(100_000)
      machine.sim.powerCut()
      machine.sim.faults.clear()
      const again = await reopen()
      const follower = new Follower()
      await machine.clock.drive(again.follow(follower, never))
      expect(follower.numbers).toEqual(Array.from({ length: 100 }, (_, n) => n))
      expect(machine.sim.paths().some((path) => path.endsWith('.part'))).toBe(false)
      written += follower.snapshots.length
    }
    expect(written).toBeGreaterThan(10)
    expect(written).toBeLessThan(30)
  })
})

describe('failures', () => {
  it('a disk that fails ends the log: what waits is lost, nothing is taken, the owner is told once', async () => {
    const failures: Error[] = []
    const { machine, log } = await opened({ onFailure: (error) => failures.push(error) })
    const lost: [number, number][] = []
    log.subscribe({
      committed: () => expect.fail('nothing was committed'),
      failed: (from, error) => lost.push([from, error.errorCode]),
    })
    machine.sim.faults.add({ operation: 'sync', code: 'EIO' })
    log.append([note(0)], machine.clock.now())
    await machine.clock.runFor(10)
    expect(lost).toEqual([[3, 56]])
    expect([log.endOffset, log.committedOffset]).toEqual([3, 3])
    expect(failures).toHaveLength(1)
    expect(() => log.append([note(1)], machine.clock.now())).toThrow(expect.objectContaining({ errorCode: 56 }))
  })

  it('a batch larger than the log takes is refused, and nothing is taken', async () => {
    const { machine, log } = await opened()
    const records = Array.from({ length: 300 }, () =>
      metadataRecord('TopicRecord', 0, createTopicRecord({ name: 'x'.repeat(30_000) })),
    )
    expect(() => log.append(records, machine.clock.now())).toThrow(expect.objectContaining({ errorCode: 18 }))
    expect(log.endOffset).toBe(3)
  })
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
  const theirRecords = decodeSnapshot(golden.get('bootstrap.checkpoint')!, 'bootstrap.checkpoint').records
  const [made] = await machine.clock.drive(formatting(machine, { bootstrapRecords: theirRecords }))
  const ours = machine.sim.paths().filter((path) => path.startsWith(`${DIR}/`))
  expect(ours.map((path) => path.slice(DIR.length + 1)).sort()).toEqual([...golden.keys()].sort())
  const theirId = /directory.id=(\S+)/.exec(golden.get('meta.properties')!.toString())![1]!
  for (const [path, content] of golden) {
    const written = machine.sim.peek(`${DIR}/${path}`)!
    expect({ path, text: comparable(path, written, [made!.directoryId]) }).toEqual({
      path,
      text: comparable(path, content, [theirId]),
    })
  }
  const properties = await machine.clock.drive(readMetaProperties(machine.sim, DIR))
  expect(properties).toEqual({ version: 1, clusterId: CLUSTER_ID, nodeId: 1, directoryId: made!.directoryId })
  expect(await machine.clock.drive(readBootstrapRecords(machine.sim, DIR))).toEqual(theirRecords)
})

it('bootstrap.checkpoint is written as it was read, and missing is null', async () => {
  const { sim, clock } = makeMachine()
  expect(await readBootstrapRecords(sim, '/nowhere')).toBeNull()
  await sim.makeDir('/some')
  await writeBootstrapCheckpoint(sim, clock, '/some', [note(1), note(2)])
  expect(await readBootstrapRecords(sim, '/some')).toEqual([note(1), note(2)])
})

it('an empty log begins with the records of the snapshot of formatting, where 4.4 puts them', async () => {
  const { sim, clock } = makeMachine()
  await sim.makeDir(`${DIR}/__cluster_metadata-0`)
  const store = await SnapshotStore.open(sim, clock, `${DIR}/__cluster_metadata-0`)
  const voters = votersRecordOf({ nodeId: 1, directoryId: CLUSTER_ID, endpoints: ENDPOINTS })
  const content = { epoch: 0, lastContainedLogTimeMs: 1, quorum: { kraftVersion: 1, voters } }
  const formatted = (records: MetadataRecord[]) => store.write(BOOTSTRAP_SNAPSHOT_ID, { ...content, records })
  await formatted([])
  expect(await readBootstrapRecords(sim, DIR)).toBeNull()
  await writeBootstrapCheckpoint(sim, clock, DIR, [note(1)])
  expect(await readBootstrapRecords(sim, DIR)).toEqual([note(1)])
  await formatted([note(2), note(3)])
  expect(await readBootstrapRecords(sim, DIR)).toEqual([note(2), note(3)])
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
