import { silentLogger } from '@ottla/base'
import {
  createAbortTransactionRecord,
  createBeginTransactionRecord,
  createConfigRecord,
  createEndTransactionRecord,
  createFeatureLevelRecord,
  createPartitionChangeRecord,
  createPartitionRecord,
  createRegisterBrokerRecord,
  createRemoveTopicRecord,
  createTopicRecord,
  createUnregisterBrokerRecord,
  type MetadataRecord,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { MetadataLoader } from '../loader.ts'
import { versionedRecord } from '../records.ts'
import { MetadataDelta } from './delta.ts'
import { MetadataImage } from './image.ts'

const T1 = 'GhF0KLMETfCAzYuZoLMV5g'
const T2 = 'OcH5JNmcT3W3e1MA9vU3fA'
const DIR = 'ZuH1bTDpQdGRAxe4S5-sdw'

const topic = (name: string, topicId: string) =>
  versionedRecord('TopicRecord', createTopicRecord({ name, topicId }), 30)
const partition = (topicId: string, partitionId: number, replicas: number[]) => {
  const directories = replicas.map(() => DIR)
  const fields = {
    topicId,
    partitionId,
    replicas,
    isr: replicas,
    leader: replicas[0]!,
    leaderEpoch: 0,
    partitionEpoch: 0,
  }
  return versionedRecord('PartitionRecord', createPartitionRecord({ ...fields, directories }), 30)
}
const change = (topicId: string, partitionId: number, fields: object) =>
  versionedRecord('PartitionChangeRecord', createPartitionChangeRecord({ topicId, partitionId, ...fields }), 30)
const config = (name: string, value: string | null) =>
  versionedRecord('ConfigRecord', createConfigRecord({ resourceType: 2, resourceName: 'one', name, value }), 30)
const remove = (topicId: string) => versionedRecord('RemoveTopicRecord', createRemoveTopicRecord({ topicId }), 30)

function delta(image: MetadataImage, ...records: MetadataRecord[]): MetadataDelta {
  const made = new MetadataDelta(image)
  for (const record of records) made.replay(record)
  return made
}

const after = (made: MetadataDelta) => made.apply({ ...MetadataImage.EMPTY.provenance, lastContainedOffset: 7 })
const base = after(
  delta(
    MetadataImage.EMPTY,
    topic('one', T1),
    partition(T1, 0, [1, 2]),
    partition(T1, 1, [2, 3]),
    config('retention.ms', '5'),
  ),
)

describe('MetadataDelta', () => {
  it('leaves the image before as it was', () => {
    const next = after(delta(base, change(T1, 0, { leader: 2, isr: [2] }), config('retention.ms', null)))
    expect(base.topics.partition(T1, 0)).toMatchObject({ leader: 1, isr: [1, 2], leaderEpoch: 0, partitionEpoch: 0 })
    expect(next.topics.partition(T1, 0)).toMatchObject({ leader: 2, isr: [2], leaderEpoch: 1, partitionEpoch: 1 })
    expect(base.configs.of(2, 'one').size).toBe(1)
    expect(next.configs.of(2, 'one').size).toBe(0)
    expect(next.cluster).toBe(base.cluster)
  })

  it('raises the leader epoch only where a record names a leader', () => {
    const next = after(delta(base, change(T1, 0, { isr: [1] })))
    expect(next.topics.partition(T1, 0)).toMatchObject({ isr: [1], leaderEpoch: 0, partitionEpoch: 1 })
  })

  it('pitfall 29: a topic that is deleted and created again has another id, and the old one is gone', () => {
    const next = after(delta(base, remove(T1), topic('one', T2), partition(T2, 0, [1])))
    expect(next.topics.topic('one')!.id).toBe(T2)
    expect(next.topics.topicById(T1)).toBeUndefined()
    expect(next.configs.of(2, 'one').size).toBe(0)
  })

  it('tells a broker what it leads, follows and no longer has', () => {
    const made = delta(
      base,
      change(T1, 0, { leader: 2 }),
      change(T1, 1, { replicas: [3, 4], isr: [3], leader: 3 }),
      topic('two', T2),
      partition(T2, 0, [2]),
    )
    const name = (entries: readonly { topic: string; partition: number }[]) =>
      entries.map((e) => `${e.topic}-${e.partition}`)
    const two = made.topics!.localChanges(2)
    expect(name(two.leaders)).toEqual(['one-0', 'two-0'])
    expect(name(two.followers)).toEqual([])
    expect(name(two.deletes)).toEqual(['one-1'])
    expect(name(made.topics!.localChanges(1).followers)).toEqual(['one-0'])
    expect(name(made.topics!.localChanges(4).followers)).toEqual(['one-1'])
    expect(name(delta(base, remove(T1)).topics!.localChanges(3).deletes)).toEqual(['one-1'])
  })

  it('forgets a topic that was created and deleted in one delta', () => {
    const made = delta(base, topic('two', T2), partition(T2, 0, [1]), remove(T2))
    expect(made.topics!.localChanges(1)).toEqual({ deletes: [], leaders: [], followers: [] })
    expect(after(made).topics.names()).toEqual(['one'])
  })

  it('refuses records about what does not exist', () => {
    expect(() => delta(base, change(T1, 9, { leader: 2 }))).toThrow('partition one-9')
    expect(() => delta(base, remove(T2))).toThrow(T2)
  })
})

describe('MetadataLoader', () => {
  const loader = () => {
    const made = new MetadataLoader(silentLogger)
    const images: [number, string][] = []
    made.addPublisher({
      name: 'test',
      onMetadataUpdate: (_delta, image) =>
        images.push([image.provenance.lastContainedOffset, image.topics.names().join()]),
    })
    let offset = 0
    const load = (...records: MetadataRecord[]) => {
      const at = {
        baseOffset: offset,
        lastOffset: offset + records.length - 1,
        epoch: 1,
        appendTimestamp: 9,
        sizeInBytes: 0,
      }
      offset += records.length
      made.loadBatches([{ ...at, records }])
    }
    return { made, images, load }
  }
  const begin = versionedRecord('BeginTransactionRecord', createBeginTransactionRecord({ name: 'test' }), 30)
  const end = versionedRecord('EndTransactionRecord', createEndTransactionRecord(), 30)
  const abort = versionedRecord('AbortTransactionRecord', createAbortTransactionRecord(), 30)

  it('shows a transaction at its end, and an aborted one never', () => {
    const { images, load } = loader()
    load(begin, topic('one', T1))
    load(partition(T1, 0, [1]))
    expect(images).toEqual([])
    load(end)
    load(begin, remove(T1), abort)
    expect(images).toEqual([
      [3, 'one'],
      [6, 'one'],
    ])
  })

  it('stops for good at a record that it cannot apply', () => {
    const { made, load } = loader()
    load(topic('one', T1))
    expect(() => load(change(T1, 0, { leader: 1 }))).toThrow('cannot apply PartitionChangeRecord at offset 1')
    expect(() => load(topic('two', T2))).toThrow('cannot apply PartitionChangeRecord at offset 1')
    expect(made.image.topics.names()).toEqual(['one'])
  })

  it('refuses a level of metadata.version that this release does not know', () => {
    const { load } = loader()
    const record = createFeatureLevelRecord({ name: 'metadata.version', featureLevel: 99 })
    expect(() => load(versionedRecord('FeatureLevelRecord', record, 30))).toThrow('start a newer one')
  })

  it('gives a late publisher the present image as a change from nothing', () => {
    const { made, load } = loader()
    const broker = createRegisterBrokerRecord({ brokerId: 3, brokerEpoch: 0, logDirs: [DIR] })
    load(versionedRecord('RegisterBrokerRecord', broker, 30), topic('one', T1), partition(T1, 0, [3]))
    const seen: unknown[] = []
    made.addPublisher({
      name: 'late',
      onMetadataUpdate: (made) => seen.push(made.topics?.localChanges(3).leaders.length),
    })
    expect(seen).toEqual([1])
    const gone = createUnregisterBrokerRecord({ brokerId: 3, brokerEpoch: 0 })
    load(versionedRecord('UnregisterBrokerRecord', gone, 30))
    expect(seen).toEqual([1, undefined])
    expect(made.image.cluster.broker(3)).toBeUndefined()
  })
})
