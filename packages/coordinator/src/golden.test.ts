import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { silentLogger } from '@ottla/base'
import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { defaultGroupConfig } from './group/config.ts'
import { silentObserver } from './group/observer.ts'
import { groupRecordCodec } from './group/records.ts'
import { GroupShard } from './group/shard.ts'
import { partitionFor } from './partition-for.ts'
import { type GoldenTruth, goldenPartition } from './test-support/golden.ts'

const DIRECTORY = new URL('../../log/testdata/golden/', import.meta.url)

const PARTITIONS = 2

function truthOf(name: string): GoldenTruth {
  return JSON.parse(readFileSync(new URL(`${name}.truth.json`, DIRECTORY), 'utf8')) as GoldenTruth
}

function offsetsPartition(name: string, partition: number): ReturnType<typeof goldenPartition> {
  const archive = gunzipSync(readFileSync(new URL(`${name}.tar.gz`, DIRECTORY)))
  return goldenPartition(archive, name, '__consumer_offsets', partition)
}

function load(name: string, partition: number): GroupShard {
  const shard = new GroupShard({
    config: defaultGroupConfig,
    timers: { schedule: () => {}, cancel: () => {} },
    random: new SimRandom(1),
    logger: silentLogger,
    observer: silentObserver,
  })
  for (const batch of offsetsPartition(name, partition)) {
    const { producerId, producerEpoch, marker } = batch
    if (marker !== null) shard.replayMarker(producerId, producerEpoch, marker.committed)
    for (const { offset, key, value } of batch.records) {
      const record = groupRecordCodec.decode(key, value)
      expect(record).not.toBeNull()
      shard.timeline.advance(offset)
      shard.replay(offset, record!, { producerId, producerEpoch })
    }
    shard.timeline.commitTo(batch.endOffset)
  }
  shard.loaded(0)
  return shard
}

describe.each(['3-transactions', '5-groups', '7-killed'])('directory %s of Apache Kafka', (name) => {
  const truth = truthOf(name)
  const shards = Array.from({ length: PARTITIONS }, (_, partition) => load(name, partition))

  it('gives the groups that it held', () => {
    const listed = shards.flatMap((shard) => shard.listGroups([], []))
    const groups = Object.entries(truth.groups)
    expect(groups.length).toBeGreaterThan(0)
    expect(
      Object.fromEntries(
        listed.map((group) => [group.groupId, [group.groupType, group.protocolType, group.groupState]]),
      ),
    ).toEqual(
      Object.fromEntries(groups.map(([id, group]) => [id, [group.type.toLowerCase(), group.protocol, group.state]])),
    )
    for (const [id] of groups) expect(shards[partitionFor(id, PARTITIONS)]!.state.typeOf(id)).not.toBeNull()
  })

  it('gives the offsets that were committed, those of transactions included', () => {
    for (const [groupId, group] of Object.entries(truth.groups)) {
      if (group.type === 'Share') continue
      const topics = shards[partitionFor(groupId, PARTITIONS)]!.fetchOffsets(
        { groupId, memberId: null, memberEpoch: -1, topics: null, unknownTags: null },
        true,
      )
      const offsets = (topics as Exclude<typeof topics, number>).flatMap((topic) =>
        topic.partitions.map((partition) => [
          `${topic.name}-${partition.partitionIndex}`,
          {
            offset: Number(partition.committedOffset),
            metadata: partition.metadata,
            ...(partition.committedLeaderEpoch < 0 ? {} : { leaderEpoch: partition.committedLeaderEpoch }),
          },
        ]),
      )
      expect(Object.fromEntries(offsets)).toEqual(group.offsets)
    }
  })

  it('has records that are written back byte for byte', () => {
    let count = 0
    for (let partition = 0; partition < PARTITIONS; partition++) {
      for (const { records } of offsetsPartition(name, partition)) {
        for (const { key, value } of records) {
          expect(groupRecordCodec.encode(groupRecordCodec.decode(key, value)!)).toEqual({ key, value })
          count++
        }
      }
    }
    expect(count).toBeGreaterThan(5)
  })
})

describe('a live classic group in the log', () => {
  it('is Stable again with the generation, members and assignments of its last record', () => {
    const shard = new GroupShard({
      config: defaultGroupConfig,
      timers: { schedule: () => {}, cancel: () => {} },
      random: new SimRandom(1),
      logger: silentLogger,
      observer: silentObserver,
    })
    const batches = offsetsPartition('5-groups', 0)
    // Up to the record of generation 1, as if the broker had died while the member was there.
    for (const { offset, key, value } of batches.flatMap((batch) => batch.records).filter((each) => each.offset <= 1)) {
      shard.replay(offset, groupRecordCodec.decode(key, value)!, { producerId: -1, producerEpoch: -1 })
    }
    shard.loaded(0)
    const [group] = shard.describeGroups(['classic-group'], 6)
    expect(group).toMatchObject({ errorCode: 0, groupState: 'Stable', protocolType: 'consumer', protocolData: 'range' })
    expect(group!.members).toHaveLength(1)
    expect(group!.members[0]).toMatchObject({ clientId: 'member-of-classic', clientHost: '/127.0.0.1' })
    expect(group!.members[0]!.memberAssignment.includes('grouped')).toBe(true)
    expect(shard.classicGroup('classic-group')).toMatchObject({ generation: 1 })
    expect(shard.classicGroup('classic-group')!.isSubscribedTo('grouped')).toBe(true)
    expect(shard.classicGroup('classic-group')!.isSubscribedTo('other')).toBe(false)
  })
})
