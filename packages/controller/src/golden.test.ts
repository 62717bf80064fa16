/** The same operations that made the golden directory 6-metadata write the same records. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  createControllerRegistrationRequest,
  createCreatePartitionsRequest,
  createCreatePartitionsRequestCreatePartitionsTopic,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createDeleteTopicsRequest,
  createIncrementalAlterConfigsRequest,
  createIncrementalAlterConfigsRequestAlterConfigsResource,
  encodeMetadataRecord,
  type MetadataRecord,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { activated, registration } from './host.test-support.ts'

const DUMP = new URL('../../log/testdata/golden/6-metadata.dump.txt.gz', import.meta.url)
const CONTEXT = { principal: 'User:ANONYMOUS', apiVersion: 7 }

interface Dumped {
  readonly type: string
  readonly version: number
  readonly size: number
  readonly data: Record<string, unknown>
}

/** Records of the log itself as Kafka's tool prints them, idle ones left out. */
function dumped(): Dumped[] {
  const text = gunzipSync(readFileSync(DUMP)).toString()
  const log = text.slice(text.indexOf('000.log\n'), text.indexOf('000.timeindex'))
  const lines = [...log.matchAll(/valueSize: (\d+) .*payload: (\{.*\})$/gm)]
  const records = lines.map(([, size, payload]) => ({ ...(JSON.parse(payload!) as Dumped), size: Number(size) }))
  return records.filter(({ type }) => type !== 'NO_OP_RECORD')
}

/** A record in the tool's form: without fields that have their default or are ours alone. */
function printed(record: MetadataRecord, ids: Map<string, string>): Dumped {
  const fields = Object.entries(record.record).filter(([name]) => name !== 'unknownTags')
  const type = record.type.replace(/(?<=[a-z])([A-Z])/g, '_$1').toUpperCase()
  const data = JSON.parse(
    JSON.stringify(Object.fromEntries(fields), (key, value: unknown) => (key === 'unknownTags' ? undefined : value)),
  ) as Record<string, unknown>
  if (typeof data['topicId'] === 'string') data['topicId'] = ids.get(data['topicId']) ?? data['topicId']
  return { type, version: record.version, size: encodeMetadataRecord(record).length, data }
}

describe('records of the operations behind 6-metadata', () => {
  it('are those that Apache Kafka wrote, in kind, version, content and size', async () => {
    const host = await activated()
    const { controller } = host
    const endpoint = { name: 'CONTROLLER', host: '127.0.0.1', port: 32801, securityProtocol: 0, unknownTags: null }
    const golden = dumped()
    const features = (type: string) =>
      golden.find((record) => record.type === type)!.data['features'] as {
        name: string
        minSupportedVersion: number
        maxSupportedVersion: number
        unknownTags: null
      }[]
    await controller.registerController(
      createControllerRegistrationRequest({
        controllerId: 1,
        incarnationId: '89zgcOYQRESoKHADcvpqGw',
        listeners: [endpoint],
        features: features('REGISTER_CONTROLLER_RECORD'),
      }),
    )
    const { brokerEpoch } = await controller.registerBroker({
      ...registration(1, { incarnation: 'xL15UVuURUa7vH7MgUJwBA' }),
      features: features('REGISTER_BROKER_RECORD'),
    })
    expect(brokerEpoch).toBe(10)
    await host.heartbeat(1, brokerEpoch)
    const topic = (name: string, numPartitions: number, configs: Record<string, string> = {}) =>
      controller.createTopics(
        createCreateTopicsRequest({
          topics: [
            createCreateTopicsRequestCreatableTopic({
              name,
              numPartitions,
              replicationFactor: 1,
              configs: Object.entries(configs).map(([key, value]) => ({ name: key, value, unknownTags: null })),
            }),
          ],
        }),
        CONTEXT,
      )
    await topic('admin-r1', 2, { 'cleanup.policy': 'compact,delete', 'retention.ms': '1000001' })
    await topic('gone-r1', 1)
    await topic('again', 1)
    const more = createCreatePartitionsRequestCreatePartitionsTopic({ name: 'admin-r1', count: 4, assignments: null })
    await controller.createPartitions(createCreatePartitionsRequest({ topics: [more] }), CONTEXT)
    const alter = (resourceType: number, resourceName: string, configs: [string, number, string | null][]) =>
      controller.incrementalAlterConfigs(
        createIncrementalAlterConfigsRequest({
          resources: [
            createIncrementalAlterConfigsRequestAlterConfigsResource({
              resourceType,
              resourceName,
              configs: configs.map(([name, configOperation, value]) => ({
                name,
                configOperation,
                value,
                unknownTags: null,
              })),
            }),
          ],
        }),
        CONTEXT,
      )
    await alter(2, 'admin-r1', [
      ['max.message.bytes', 0, '54321'],
      ['retention.ms', 1, null],
    ])
    await alter(4, '', [['log.cleaner.backoff.ms', 0, '501']])
    const remove = (...names: string[]) =>
      controller.deleteTopics(
        createDeleteTopicsRequest({
          topics: names.map((name) => ({ name, topicId: 'AAAAAAAAAAAAAAAAAAAAAA', unknownTags: null })),
        }),
        CONTEXT,
      )
    await remove('again', 'gone-r1')
    await topic('again', 1)
    compare(host.log, golden)
  })

  it('of a controlled shutdown are those that Apache Kafka wrote', async () => {
    const host = await activated()
    const epoch = await host.join(1)
    const topics = [createCreateTopicsRequestCreatableTopic({ name: 'again', numPartitions: 2, replicationFactor: 1 })]
    await host.controller.createTopics(createCreateTopicsRequest({ topics }), CONTEXT)
    const from = host.log.length
    const first = await host.heartbeat(1, epoch, { wantShutDown: true })
    expect(first).toMatchObject({ isFenced: false, shouldShutDown: false })
    const second = await host.heartbeat(1, epoch, { wantShutDown: true })
    expect(second).toMatchObject({ isFenced: true, shouldShutDown: true })
    const golden = dumped()
    const theirs = golden.slice(golden.findIndex(({ data }) => data['inControlledShutdown'] === 1))
    const ours = host.since(from).map((record) => printed(record, new Map()))
    const kinds = (records: Dumped[]) => records.map(({ type, version, size }) => `${type} ${version} ${size}`)
    expect([...new Set(kinds(ours))]).toEqual([...new Set(kinds(theirs))])
    const change = theirs.find(({ type }) => type === 'PARTITION_CHANGE_RECORD')!
    const { topicId: _id, partitionId: _partition, ...fields } = change.data
    expect(ours[1]!.data).toMatchObject(fields)
  })
})

function compare(log: readonly MetadataRecord[], golden: readonly Dumped[]): void {
  const ids = new Map<string, string>()
  const theirTopics = golden.filter(({ type }) => type === 'TOPIC_RECORD')
  log
    .filter(({ type }) => type === 'TopicRecord')
    .forEach((entry, at) => {
      if (entry.type === 'TopicRecord') ids.set(entry.record.topicId, theirTopics[at]!.data['topicId'] as string)
    })
  log.forEach((record, at) => {
    const ours = printed(record, ids)
    const theirs = golden[at]!
    const offset = { brokerEpoch: theirs.data['brokerEpoch'] }
    const known = Object.fromEntries(Object.entries(ours.data).filter(([name]) => name in theirs.data))
    expect(`${ours.type} ${ours.version} ${ours.size}`).toBe(`${theirs.type} ${theirs.version} ${theirs.size}`)
    // Idle records stand between Kafka's, so that its offsets, which are epochs, are others.
    expect('brokerEpoch' in known ? { ...known, ...offset } : known).toEqual(theirs.data)
  })
}
