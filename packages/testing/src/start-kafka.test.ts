import { Buffer } from 'node:buffer'
import { PeerConnection } from '@ottla/net'
import {
  BatchBuilder,
  createFetchRequest,
  createFetchRequestFetchPartition,
  createFetchRequestFetchTopic,
  createMetadataRequest,
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  FetchRequestType,
  FetchResponseType,
  MetadataRequestType,
  MetadataResponseType,
  ProduceRequestType,
  ProduceResponseType,
  readRecords,
} from '@ottla/protocol'
import { NodeClock, NodeNetwork } from '@ottla/server'
import { describe, expect, it } from 'vitest'
import { type RunningKafka, startKafka } from './start-kafka.ts'

async function connect(kafka: RunningKafka): Promise<PeerConnection> {
  return await PeerConnection.connect({
    network: new NodeNetwork(),
    address: { host: kafka.host, port: kafka.port },
    clock: new NodeClock(),
    clientId: 'test',
  })
}

const KINDS = ['Timeout', 'TCPServerWrap', 'TCPSocketWrap']

/** Handles that keep this process alive, by kind; those of the test runner are there before and after. */
function handles(): number[] {
  const active = process.getActiveResourcesInfo()
  return KINDS.map((kind) => active.filter((one) => one === kind).length)
}

/** Handles beyond those of before, once the loop has turned: until then closed ones are reported, too. */
async function leftBehind(before: readonly number[]): Promise<number[]> {
  const more = (): number[] => handles().map((count, at) => Math.max(0, count - before[at]!))
  for (let turn = 0; turn < 100 && more().some((count) => count > 0); turn++) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  return more()
}

describe('startKafka', () => {
  it('resolves when clients are served and the topics are there', async () => {
    await using kafka = await startKafka({ topics: ['plain', { name: 'orders', partitions: 6 }] })
    expect(kafka.bootstrapServers).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(kafka.brokers).toEqual([kafka.bootstrapServers])
    const peer = await connect(kafka)
    const answer = await peer.request(
      MetadataRequestType,
      MetadataResponseType,
      12,
      createMetadataRequest({ topics: null }),
    )
    expect(answer.clusterId).toBe(kafka.clusterId)
    expect(answer.brokers.map(({ host, port }) => `${host}:${port}`)).toEqual(kafka.brokers)
    expect(answer.topics.map(({ name, partitions }) => [name, partitions.length])).toEqual([
      ['orders', 6],
      ['plain', 1],
    ])
    peer.close()
  })

  it('keeps what is produced and gives it back', async () => {
    await using kafka = await startKafka({ topics: ['t'] })
    const peer = await connect(kafka)
    const builder = new BatchBuilder({ baseOffset: 0, leaderEpoch: -1 })
    for (const text of ['a', 'b', 'c']) builder.append(Date.now(), null, Buffer.from(text))
    const partition = createProduceRequestPartitionProduceData({ index: 0, records: builder.build() })
    const produced = await peer.request(
      ProduceRequestType,
      ProduceResponseType,
      9,
      createProduceRequest({
        acks: -1,
        timeoutMs: 1000,
        topicData: [createProduceRequestTopicProduceData({ name: 't', partitionData: [partition] })],
      }),
    )
    expect(produced.responses[0]!.partitionResponses[0]).toMatchObject({ errorCode: 0, baseOffset: 0 })
    const fetched = await peer.request(
      FetchRequestType,
      FetchResponseType,
      12,
      createFetchRequest({
        maxWaitMs: 1000,
        minBytes: 1,
        topics: [
          createFetchRequestFetchTopic({
            topic: 't',
            partitions: [
              createFetchRequestFetchPartition({ partition: 0, fetchOffset: 0, partitionMaxBytes: 1 << 20 }),
            ],
          }),
        ],
      }),
    )
    const { records } = fetched.responses[0]!.partitions[0]!
    expect(readRecords(records as Buffer, 0).records?.map(({ value }) => value!.toString())).toEqual(['a', 'b', 'c'])
    peer.close()
  })

  it('refuses a topic that Kafka refuses, and stops', async () => {
    await expect(startKafka({ topics: ['no such name!'] })).rejects.toThrow('topic no such name!')
    await expect(startKafka({ config: { 'num.partitions': 'many' } })).rejects.toThrow('num.partitions')
  })

  it('leaves no handle behind, also with clients connected', async () => {
    const before = handles()
    const kafka = await startKafka({ topics: ['t'] })
    const peer = await connect(kafka)
    await peer.apiVersions('test', '1')
    await Promise.all([kafka.stop(), kafka.stop()])
    expect(await leftBehind(before)).toEqual([0, 0, 0])
  })

  it('starts 100 one after another', async () => {
    const before = handles()
    for (let n = 0; n < 100; n++) {
      await using kafka = await startKafka({ topics: ['t'] })
      expect(kafka.port).toBeGreaterThan(0)
    }
    expect(await leftBehind(before)).toEqual([0, 0, 0])
  })

  it('starts 20 at once, each for itself', async () => {
    const before = handles()
    const nodes = await Promise.all(Array.from({ length: 20 }, (_, n) => startKafka({ topics: [`t${n}`] })))
    expect(new Set(nodes.map(({ bootstrapServers }) => bootstrapServers)).size).toBe(20)
    expect(new Set(nodes.map(({ clusterId }) => clusterId)).size).toBe(20)
    for (const [n, kafka] of nodes.entries()) {
      const peer = await connect(kafka)
      const answer = await peer.request(
        MetadataRequestType,
        MetadataResponseType,
        12,
        createMetadataRequest({ topics: null }),
      )
      expect(answer.topics.map(({ name }) => name)).toEqual([`t${n}`])
      peer.close()
    }
    await Promise.all(nodes.map((kafka) => kafka.stop()))
    expect(await leftBehind(before)).toEqual([0, 0, 0])
  })
})
