import { silentLogger } from '@ottla/base'
import { decodeMetadataRecord, encodeMetadataRecord, type MetadataRecord } from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { goldenFiles, goldenTruth, metadataBatches } from './golden.test-support.ts'
import { ConfigResourceType } from './image/configs.ts'
import { MetadataDelta } from './image/delta.ts'
import { MetadataImage } from './image/image.ts'
import { MetadataLoader } from './loader.ts'

interface Truth {
  readonly topics: Record<
    string,
    { readonly id: string; readonly configs: Record<string, string>; readonly partitions: Record<string, unknown> }
  >
  readonly scramUsers: Record<string, string>
  readonly quotas: Record<string, string>
  readonly acls: Record<string, boolean>
  readonly features: Record<string, number>
  readonly clusterConfigs: Record<string, string>
}

const LOG = '__cluster_metadata-0/00000000000000000000.log'

function load(name: string): MetadataImage {
  const loader = new MetadataLoader(silentLogger)
  loader.loadBatches(metadataBatches(goldenFiles(name).get(`${name}/${LOG}`)!))
  return loader.image
}

function rebuilt(records: readonly MetadataRecord[]): MetadataImage {
  const delta = new MetadataDelta(MetadataImage.EMPTY)
  for (const record of records) delta.replay(record)
  return delta.apply(MetadataImage.EMPTY.provenance)
}

/** Kafka writes a node's features in the order of its hash maps, which a restart changes. */
function textOf(record: MetadataRecord): string {
  const sorted = (key: string, value: unknown) =>
    key === 'features' ? (value as object[]).map((feature) => JSON.stringify(feature)).sort() : value
  return JSON.stringify(record, sorted)
}

/** An image as plain data, in an order of its own. */
function plain(image: MetadataImage): unknown {
  return image
    .toRecords()
    .map((record) => JSON.stringify(record))
    .sort()
}

const names = ['1-started', '2-plain', '3-transactions', '4-compacted', '5-groups', '6-metadata', '7-killed']

describe.each(names)('the metadata log %s of Apache Kafka', (name) => {
  it('gives the topics and features that its clients saw', () => {
    const image = load(name)
    if (name === '1-started') {
      expect(image.features.metadataVersion).toBe(30)
      return
    }
    const truth = goldenTruth<Truth>(name)
    for (const [topic, { id, configs, partitions }] of Object.entries(truth.topics)) {
      const found = image.topics.topic(topic)!
      expect(found.id).toBe(id)
      expect([...found.partitions.keys()]).toEqual(Object.keys(partitions).map(Number))
      const own = Object.fromEntries(image.configs.of(ConfigResourceType.TOPIC, topic))
      expect(own).toMatchObject(configs)
    }
    const { 'kraft.version': _ofRaft, ...features } = truth.features
    expect(Object.fromEntries(image.features.all())).toEqual(features)
  })

  it('is written back record by record as it was read', () => {
    for (const { records } of metadataBatches(goldenFiles(name).get(`${name}/${LOG}`)!)) {
      for (const record of records) expect(decodeMetadataRecord(encodeMetadataRecord(record))).toEqual(record)
    }
  })

  it('gives the same image when its records are replayed', () => {
    const image = load(name)
    expect(plain(rebuilt(image.toRecords()))).toEqual(plain(image))
  })
})

describe('6-metadata', () => {
  it('gives users, quotas, ACLs and the configs of all brokers', () => {
    const image = load('6-metadata')
    const truth = goldenTruth<Truth>('6-metadata')
    expect(image.topics.names()).toEqual(Object.keys(truth.topics).sort())
    expect(Object.fromEntries(image.configs.of(ConfigResourceType.BROKER, ''))).toEqual(truth.clusterConfigs)
    const users = [...image.scram.mechanisms].flatMap(([mechanism, credentials]) =>
      [...credentials].map(([user, { iterations }]) => [
        user,
        `[SCRAM-SHA-${mechanism === 1 ? 256 : 512} ${iterations}]`,
      ]),
    )
    expect(Object.fromEntries(users)).toEqual(truth.scramUsers)
    const quotas = [...image.clientQuotas.entities.values()].map(({ entity }) => [...entity].flat().join('='))
    expect(quotas.sort()).toEqual(['client-id=c=user=user-r1', 'client-id=c=user=user-r2', 'user='])
    expect(image.acls.acls.size).toBe(Object.keys(truth.acls).length)
    expect(image.provenance.lastContainedOffset).toBe(92)
    const partition = image.topics.topic('again')!.partitions.get(0)!
    expect(partition).toMatchObject({
      isr: [],
      leader: -1,
      elr: [1],
      lastKnownElr: [1],
      leaderEpoch: 1,
      partitionEpoch: 1,
    })
    expect(image.cluster.broker(1)).toMatchObject({ epoch: 13, fenced: true, cordonedDirectories: [] })
  })

  it.each(['00000000000000000040-0000000001', '00000000000000000071-0000000001'])(
    'agrees with its snapshot %s at that offset, in records and in their versions',
    (snapshot) => {
      const files = goldenFiles('6-metadata')
      const [end, epoch] = snapshot.split('-').map(Number) as [number, number]
      const written = metadataBatches(files.get(`6-metadata/__cluster_metadata-0/${snapshot}.checkpoint`)!)
      const loader = new MetadataLoader(silentLogger)
      const log = metadataBatches(files.get(`6-metadata/${LOG}`)!)
      loader.loadBatches(log.filter((batch) => batch.lastOffset < end))
      const theirs = written.flatMap((batch) => batch.records)
      const text = (records: readonly MetadataRecord[]) => records.map(textOf).sort()
      const ours = loader.image.toRecords()
      expect(text(ours)).toEqual(text(theirs))
      expect(ours.map((record) => record.type).filter((type, at, all) => type !== all[at - 1])).toEqual(
        theirs.map((record) => record.type).filter((type, at, all) => type !== all[at - 1]),
      )
      // Loaded over a later image, a snapshot takes it back to its own state.
      loader.loadBatches(log.filter((batch) => batch.lastOffset >= end))
      const seen: string[] = []
      loader.addPublisher({
        name: 'test',
        onMetadataUpdate: (_delta, image, { kind }) => seen.push(`${kind} ${image.topics.names().join()}`),
      })
      const point = { lastContainedOffset: end - 1, lastContainedEpoch: epoch, lastContainedLogTimeMs: 5 }
      loader.loadSnapshot({ ...point, records: theirs })
      expect(text(loader.image.toRecords())).toEqual(text(theirs))
      expect(seen).toHaveLength(2)
    },
  )
})
