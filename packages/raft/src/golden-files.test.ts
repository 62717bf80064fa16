/** Files of Raft's that Apache Kafka wrote are read, and written again byte for byte. */
import {
  batchLeaderEpoch,
  batchMaxTimestamp,
  batchSizeInBytes,
  decodeMetadataRecord,
  isControlBatch,
  readRecords,
} from '@ottla/protocol'
import { MemoryDisk, SimClock } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import {
  batchPositions,
  leaderChangeBatch,
  metadataBatch,
  newControlState,
  readControlBatch,
} from './control-batches.ts'
import { goldenFiles } from './machine.test-support.ts'
import { readQuorumState, writeQuorumState } from './quorum-state.ts'
import { decodeSnapshot, encodeSnapshot, snapshotFileName, snapshotIdOf } from './snapshot-file.ts'

const LOG = '__cluster_metadata-0/00000000000000000000.log'
const NAMES = ['1-started', '2-plain', '3-transactions', '4-compacted', '5-groups', '6-metadata', '7-killed']

const SNAPSHOTS = ['1-formatted', ...NAMES].flatMap((name) =>
  [...goldenFiles(name)]
    .filter(([path]) => path.endsWith('.checkpoint'))
    .map(([path, bytes]) => ({ name, path, bytes })),
)

describe('snapshots', () => {
  it.each(SNAPSHOTS)('$name/$path: decoded and encoded it is the same', ({ path, bytes }) => {
    const { control, lastContainedLogTimeMs, records } = decodeSnapshot(bytes, path)
    const times = [...batchPositions(bytes, path)].map((at) => batchMaxTimestamp(bytes, at))
    const content = {
      epoch: batchLeaderEpoch(bytes, 0),
      lastContainedLogTimeMs,
      quorum: control.voters === null ? null : { kraftVersion: control.kraftVersion, voters: control.voters },
      records,
    }
    const encoded = Buffer.concat([...encodeSnapshot(content, () => times.shift()!)])
    expect(encoded.toString('hex')).toBe(bytes.toString('hex'))
    expect(times).toEqual([])
    const file = path.split('/').at(-1)!
    const id = snapshotIdOf(file)
    if (path.startsWith('__cluster_metadata')) expect(snapshotFileName(id!)).toBe(file)
    else expect(id).toBeNull()
  })

  it('cut or damaged anywhere are refused', () => {
    const { bytes, path } = SNAPSHOTS.find(({ path: each }) => each.includes('0071-'))!
    for (let size = 0; size < bytes.length; size += 7)
      expect(() => decodeSnapshot(bytes.subarray(0, size), path)).toThrow()
    for (let at = 0; at < bytes.length; at += 13) {
      const damaged = Buffer.from(bytes)
      damaged[at]! ^= 0x40
      // Offset and epoch are outside of the checksum: a reader of snapshots needs neither.
      const inside = [...batchPositions(bytes, path)].some(
        (start) => (at >= start && at < start + 8) || (at >= start + 12 && at < start + 16),
      )
      if (!inside) expect(() => decodeSnapshot(damaged, path), `byte ${at}`).toThrow()
    }
  })
})

describe.each(NAMES)('%s', (name) => {
  const files = goldenFiles(name)

  it('its quorum-state is read, and written again it is the same', async () => {
    const disk = new MemoryDisk(new SimClock())
    const bytes = files.get('__cluster_metadata-0/quorum-state')!
    await disk.makeDir('/meta')
    const file = await disk.open('/meta/quorum-state', 'create')
    await file.write([bytes], 0)
    await file.close()
    const state = await readQuorumState(disk, '/meta')
    expect(state).toMatchObject({ version: 1, leaderId: 1, leaderEpoch: 1, votedId: -1 })
    await disk.makeDir('/again')
    await writeQuorumState(disk, '/again', state!)
    const again = await disk.open('/again/quorum-state', 'read')
    const target = Buffer.alloc(1000)
    expect(target.toString('latin1', 0, await again.read(target, 0))).toBe(bytes.toString('latin1'))
  })

  it('its log is read, and every batch written again is the same', () => {
    const log = files.get(LOG)!
    const control = newControlState()
    let offset = 0
    for (const at of batchPositions(log, LOG)) {
      const batch = log.subarray(at, at + batchSizeInBytes(log, at))
      const place = {
        baseOffset: offset,
        leaderEpoch: batchLeaderEpoch(batch, 0),
        timestampMs: batchMaxTimestamp(batch, 0),
      }
      const records = readRecords(batch, 0).records ?? []
      offset += records.length
      let again: Buffer
      if (isControlBatch(batch, 0)) {
        readControlBatch(control, batch, 0, LOG)
        again = leaderChangeBatch(place, 1, { kraftVersion: control.kraftVersion, voters: control.voters! })
      } else
        again = metadataBatch(
          place,
          records.map(({ value }) => decodeMetadataRecord(value!)),
        )
      expect(again.toString('hex'), `batch at ${place.baseOffset}`).toBe(batch.toString('hex'))
    }
    expect(control.kraftVersion).toBe(1)
    expect(offset).toBeGreaterThan(20)
  })
})
