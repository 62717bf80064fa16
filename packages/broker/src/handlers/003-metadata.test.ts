import { ZERO_UUID } from '@ottla/base'
import {
  type CreateTopicsResponse,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createDeleteTopicsRequest,
  createDeleteTopicsRequestDeleteTopicState,
  createMetadataRequest,
  createMetadataRequestTopic,
  createPartitionChangeRecord,
  ErrorCode,
  type MetadataRequest,
  type MetadataResponse,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { CLUSTER_ID, TestNode } from '../handler.test-support.ts'
import type { ConnectionContext } from '../handler.ts'
import { metadataHandler } from './003-metadata.ts'
import { createTopicsHandler } from './019-create-topics.ts'
import { deleteTopicsHandler } from './020-delete-topics.ts'

const NO_TOPIC_ID = 'zzzzzzzzzzzzzzzzzzzzzA'
const LEADER_AWAY = -1

async function createTopic(node: TestNode, name: string, numPartitions = 1): Promise<string> {
  const topics = [createCreateTopicsRequestCreatableTopic({ name, numPartitions, replicationFactor: 1 })]
  const request = createCreateTopicsRequest({ topics, timeoutMs: 1000 })
  const answer = await node.ask<object, CreateTopicsResponse>(createTopicsHandler, request, 7)
  expect(answer.topics[0]!).toMatchObject({ errorCode: 0, errorMessage: null })
  return answer.topics[0]!.topicId
}

function ask(
  node: TestNode,
  version: number,
  topics: readonly string[] | null,
  changes: Partial<MetadataRequest> = {},
  connection: Partial<ConnectionContext> = {},
): Promise<MetadataResponse> {
  const named = topics === null ? null : topics.map((name) => createMetadataRequestTopic({ name }))
  return node.ask(metadataHandler, createMetadataRequest({ topics: named, ...changes }), version, connection)
}

function byId(node: TestNode, version: number, ...ids: readonly string[]): Promise<MetadataResponse> {
  const topics = ids.map((topicId) => createMetadataRequestTopic({ topicId, name: null }))
  return node.ask(metadataHandler, createMetadataRequest({ topics }), version)
}

const names = (answer: MetadataResponse) => answer.topics.map(({ name }) => name)

describe('Metadata', () => {
  it('answers in every version', async () => {
    const node = await TestNode.start()
    const id = await createTopic(node, 'events', 2)
    for (let version = 0; version <= 13; version++) {
      const answer = await ask(node, version, ['events'])
      expect(answer.topics[0], `v${version}`).toMatchObject({ errorCode: 0, name: 'events' })
      expect(answer.topics[0]!.topicId).toBe(version >= 10 ? id : ZERO_UUID)
      expect(answer.topics[0]!.partitions).toHaveLength(2)
      expect(answer.topics[0]!.partitions[1]).toMatchObject({
        errorCode: 0,
        partitionIndex: 1,
        leaderId: 1,
        leaderEpoch: version >= 7 ? 0 : -1,
        replicaNodes: [1],
        isrNodes: [1],
        offlineReplicas: [],
      })
      expect(answer.clusterId).toBe(version >= 2 ? CLUSTER_ID : null)
    }
  })

  it('pitfall 21: names brokers by the listener by which the client came in', async () => {
    const node = await TestNode.start({
      listeners: 'PLAINTEXT://:9092,EXTERNAL://:9094,CONTROLLER://:9093',
      'advertised.listeners': 'PLAINTEXT://broker-1.plaintext:9092,EXTERNAL://broker-1.external:9093',
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
    })
    await node.join(1, { listeners: ['PLAINTEXT', 'EXTERNAL'] })
    await node.join(2, { listeners: ['PLAINTEXT'], rack: 'b' })
    const inside = await ask(node, 12, [])
    expect(inside.brokers).toMatchObject([
      { nodeId: 1, host: 'broker-1.plaintext', port: 9092, rack: null },
      { nodeId: 2, host: 'broker-2.plaintext', port: 9092, rack: 'b' },
    ])
    const outside = await ask(node, 12, [], {}, { listenerName: 'EXTERNAL' })
    expect(outside.brokers).toMatchObject([{ nodeId: 1, host: 'broker-1.external', port: 9093 }])
  })

  it('answers the address by which the client came in where nothing is advertised', async () => {
    const node = await TestNode.start()
    await node.join(2)
    const { brokers } = await ask(node, 9, [])
    expect(brokers).toMatchObject([
      { nodeId: 1, host: 'host.docker.internal', port: 19092 },
      { nodeId: 2, host: 'broker-2.plaintext', port: 9092 },
    ])
  })

  it('pitfall 22: null is all topics and [] none, but in version 0 [] is all', async () => {
    const node = await TestNode.start()
    await createTopic(node, 'b')
    await createTopic(node, 'a')
    expect(names(await ask(node, 0, []))).toEqual(['a', 'b'])
    for (const version of [1, 8, 13]) {
      expect(names(await ask(node, version, null))).toEqual(['a', 'b'])
      expect(names(await ask(node, version, []))).toEqual([])
    }
  })

  it('pitfall 23: creates nothing where the client forbids it', async () => {
    const node = await TestNode.start()
    const answer = await ask(node, 4, ['events'], { allowAutoTopicCreation: false })
    expect(answer.topics[0]!.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    await node.settle()
    expect(names(await ask(node, 4, null))).toEqual([])
  })

  it('creates nothing where the broker forbids it', async () => {
    const node = await TestNode.start({ 'auto.create.topics.enable': 'false' })
    expect((await ask(node, 9, ['events'])).topics[0]!.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    await node.settle()
    expect(names(await ask(node, 9, null))).toEqual([])
  })

  it('pitfall 24: a topic that is asked for is 3 at first, and there at the second try', async () => {
    for (const version of [0, 3, 4, 13]) {
      const node = await TestNode.start({ 'num.partitions': '3' })
      const first = await ask(node, version, ['events', 'bad name'])
      expect(first.topics.map(({ errorCode }) => errorCode)).toEqual([
        ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
        ErrorCode.INVALID_TOPIC_EXCEPTION,
      ])
      await node.settle()
      const second = await ask(node, version, ['events'])
      expect(second.topics[0]).toMatchObject({ errorCode: 0, name: 'events' })
      expect(second.topics[0]!.partitions).toHaveLength(3)
      expect(node.events).toEqual(['created events 3 automatically'])
    }
  })

  it('gives an internal topic its own settings when a client asks for it', async () => {
    const node = await TestNode.start({ 'offsets.topic.num.partitions': '7' })
    await ask(node, 9, ['__consumer_offsets'])
    await node.settle()
    const { topics } = await ask(node, 9, ['__consumer_offsets'])
    expect(topics[0]!.partitions).toHaveLength(7)
    expect(node.broker.topicConfig('__consumer_offsets', 'cleanup.policy')).toBe('compact')
  })

  it('pitfall 25: the controller is one of the brokers that are listed, and not always the same', async () => {
    const node = await TestNode.start()
    await node.join(2)
    await node.join(3, { fenced: true })
    const seen = new Set<number>()
    for (let turn = 0; turn < 50; turn++) seen.add((await ask(node, 1, [])).controllerId)
    expect(seen).toEqual(new Set([1, 2]))
  })

  it('pitfall 26: names the cluster', async () => {
    const node = await TestNode.start()
    expect((await ask(node, 2, [])).clusterId).toBe(CLUSTER_ID)
  })

  it('pitfall 27: lists partitions without a leader, and says which replicas are away', async () => {
    const node = await TestNode.start()
    const topicId = await createTopic(node, 'events')
    const changed = createPartitionChangeRecord({ topicId, partitionId: 0, leader: LEADER_AWAY, replicas: [1, 8] })
    await node.replay({ type: 'PartitionChangeRecord', record: changed, version: 0 } as never)
    for (const version of [1, 5, 12]) {
      const { topics } = await ask(node, version, ['events'])
      expect(topics[0]!.partitions[0]).toMatchObject({
        errorCode: ErrorCode.LEADER_NOT_AVAILABLE,
        leaderId: -1,
        replicaNodes: [1, 8],
        offlineReplicas: version >= 5 ? [8] : [],
      })
    }
    const { topics } = await ask(node, 0, ['events'])
    expect(topics[0]!.partitions[0]!.replicaNodes).toEqual([1])
  })

  it('tells apart a leader that is away and one without the listener, since version 6', async () => {
    const node = await TestNode.start()
    await createTopic(node, 'events')
    for (const [version, errorCode] of [
      [5, ErrorCode.LEADER_NOT_AVAILABLE],
      [6, ErrorCode.LISTENER_NOT_FOUND],
    ] as const) {
      const { topics } = await ask(node, version, ['events'], {}, { listenerName: 'EXTERNAL' })
      expect(topics[0]!.partitions[0]).toMatchObject({ errorCode, leaderId: -1, offlineReplicas: [1] })
    }
  })

  it('pitfall 29: a topic that is made again has another id, and the old one is unknown', async () => {
    const node = await TestNode.start()
    const before = await createTopic(node, 'events')
    await node.ask(deleteTopicsHandler, createDeleteTopicsRequest({ topicNames: ['events'], timeoutMs: 1000 }), 1)
    const after = await createTopic(node, 'events')
    expect(after).not.toBe(before)
    expect((await byId(node, 12, before)).topics).toMatchObject([{ errorCode: ErrorCode.UNKNOWN_TOPIC_ID }])
    expect((await byId(node, 12, after)).topics).toMatchObject([{ errorCode: 0, name: 'events' }])
  })

  it('pitfall 30: an unknown id comes back with its error and without a name', async () => {
    const node = await TestNode.start()
    const { topics } = await byId(node, 12, NO_TOPIC_ID)
    expect(topics).toMatchObject([{ errorCode: ErrorCode.UNKNOWN_TOPIC_ID, name: null, topicId: NO_TOPIC_ID }])
  })

  it('pitfall 31: versions 10 and 11 refuse ids, and say nothing else', async () => {
    const node = await TestNode.start()
    for (const version of [10, 11]) {
      const topics = [createMetadataRequestTopic({ name: 'events', topicId: NO_TOPIC_ID })]
      const answer = await node.ask<MetadataRequest, MetadataResponse>(
        metadataHandler,
        createMetadataRequest({ topics }),
        version,
      )
      expect(answer).toMatchObject({ brokers: [], clusterId: null, controllerId: -1 })
      expect(answer.topics).toMatchObject([{ errorCode: ErrorCode.INVALID_REQUEST, name: 'events' }])
    }
  })

  it('answers a topic without name and id as Kafka does, and since version 13 at the top, too', async () => {
    const node = await TestNode.start()
    expect((await byId(node, 12, ZERO_UUID)).topics).toMatchObject([{ errorCode: -1, name: '' }])
    expect((await byId(node, 13, ZERO_UUID)).errorCode).toBe(-1)
  })

  it('pitfall 32: says which topics are internal', async () => {
    const node = await TestNode.start()
    for (const name of ['__consumer_offsets', '__transaction_state', '__share_group_state', '__other']) {
      await createTopic(node, name)
    }
    const { topics } = await ask(node, 1, null)
    expect(topics.map(({ name, isInternal }) => [name, isInternal])).toEqual([
      ['__consumer_offsets', true],
      ['__other', false],
      ['__share_group_state', true],
      ['__transaction_state', true],
    ])
  })

  it('pitfall 40: takes a name of 249 characters and no longer one', async () => {
    const node = await TestNode.start()
    await createTopic(node, 'x'.repeat(249))
    const { topics } = await ask(node, 9, ['x'.repeat(249), 'x'.repeat(250)])
    expect(topics.map(({ errorCode }) => errorCode)).toEqual([0, ErrorCode.INVALID_TOPIC_EXCEPTION])
  })

  it('answers a topic once, however often it is named', async () => {
    const node = await TestNode.start()
    await createTopic(node, 'events')
    expect(names(await ask(node, 12, ['events', 'events', 'no', 'no']))).toEqual(['events', 'no'])
  })

  it('gives authorized operations only where they are asked for', async () => {
    const node = await TestNode.start()
    await createTopic(node, 'events')
    const asking = { includeTopicAuthorizedOperations: true, includeClusterAuthorizedOperations: true }
    const asked = await ask(node, 8, ['events'], asking)
    expect(asked.topics[0]!.topicAuthorizedOperations).toBe(3576)
    expect(asked.clusterAuthorizedOperations).toBe(8096)
    const plain = await ask(node, 8, ['events'])
    expect(plain.topics[0]!.topicAuthorizedOperations).toBe(-2147483648)
    expect(plain.clusterAuthorizedOperations).toBe(-2147483648)
    const later = await ask(node, 11, ['events'], { includeTopicAuthorizedOperations: true })
    expect(later.topics[0]!.topicAuthorizedOperations).toBe(3576)
  })
})

describe('DeleteTopics', () => {
  it('pitfall 35: a topic that is deleted is not shown any more', async () => {
    const node = await TestNode.start()
    const topicId = await createTopic(node, 'events')
    const topics = [createDeleteTopicsRequestDeleteTopicState({ topicId, name: null })]
    await node.ask(deleteTopicsHandler, createDeleteTopicsRequest({ topics, timeoutMs: 1000 }), 6)
    expect(names(await ask(node, 12, null))).toEqual([])
    expect(node.events).toEqual(['created events 1', 'deleted events'])
  })
})
