/** Clients that hold what they have and give nothing: each is let go in its time, and nothing of it stays. In virtual time. */
import { MetricRegistry } from '@ottla/base'
import {
  ApiKey,
  BatchBuilder,
  createFetchRequest,
  createFetchRequestFetchPartition,
  createFetchRequestFetchTopic,
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  FetchRequestType,
  ProduceRequestType,
  ProduceResponseType,
  Writer,
  writeRequestFrame,
} from '@ottla/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTopics } from './create-topics.ts'
import type { KafkaNode } from './kafka-node.ts'
import { fetchValues, KAFKA_PORT, produce, SimMachine } from './node.test-support.ts'
import { RawPeer } from './raw-peer.test-support.ts'

const SECOND_MS = 1_000
const machine = new SimMachine(1)
const metrics = new MetricRegistry()
let node: KafkaNode

beforeAll(async () => {
  node = await machine.clock.drive(machine.start({}, { metrics }))
  await machine.clock.drive(createTopics(node.broker, [{ name: 'healthy' }, { name: 'large' }]))
})
afterAll(() => machine.clock.drive(node.stop()))

function raw(): Promise<RawPeer> {
  return machine.clock.drive(RawPeer.connect(machine.client, { host: 'kafka', port: KAFKA_PORT }))
}

async function expectServed(value: string): Promise<void> {
  const read = async (): Promise<string[]> => {
    const peer = await machine.connect()
    const offset = await produce(peer, 'healthy', [value], machine.clock.now())
    const values = await fetchValues(peer, 'healthy', offset)
    peer.close()
    return values
  }
  expect(await machine.clock.drive(read())).toEqual([value])
}

function fetchFrame(topic: string, maxWaitMs: number, minBytes: number): Buffer {
  const partition = createFetchRequestFetchPartition({ partition: 0, partitionMaxBytes: 1 << 20 })
  const topics = [createFetchRequestFetchTopic({ topic, partitions: [partition] })]
  const body = createFetchRequest({ maxWaitMs, minBytes, maxBytes: 1 << 20, sessionEpoch: -1, topics })
  const writer = new Writer()
  writeRequestFrame(writer, FetchRequestType, body, { apiVersion: 12, correlationId: 7, clientId: 'raw' })
  return writer.toBuffer()
}

/** Of the metric of this name with this value of a tag. */
function metric(name: string, tag: string, value: string): number {
  const found = [...metrics.samples()].filter(({ id }) => id.name === name && id.tags?.[tag] === value)
  expect(found.length).toBeGreaterThan(0)
  return found.reduce((sum, sample) => sum + sample.value, 0)
}

const fetches = (): number => metric('RequestsPerSec', 'request', 'FetchConsumer')
const connections = (): number => metric('connection-count', 'listener', 'PLAINTEXT')

it('who connects and sends nothing is let go after 10 seconds', async () => {
  const peer = await raw()
  await machine.clock.runFor(9 * SECOND_MS)
  expect(peer.closed).toBe(false)
  await machine.clock.runFor(2 * SECOND_MS)
  expect(peer.closed).toBe(true)
  await expectServed('after silence')
})

it('a frame that comes a byte every 5 seconds is given up after 30, however long it said it was', async () => {
  const peer = await raw()
  const head = Buffer.alloc(8)
  head.writeInt32BE(4 << 20, 0)
  head.writeInt16BE(ApiKey.Metadata, 4)
  head.writeInt16BE(1, 6)
  peer.send(head)
  for (let seconds = 0; seconds < 25; seconds += 5) {
    await machine.clock.runFor(5 * SECOND_MS)
    peer.send(Buffer.alloc(1))
    expect(peer.closed).toBe(false)
  }
  await expectServed('beside a slow one')
  await machine.clock.runFor(6 * SECOND_MS)
  expect(peer.closed).toBe(true)
})

it('a slow sender of whole frames is none of these', async () => {
  const peer = await raw()
  for (let turn = 0; turn < 8; turn++) {
    const frame = fetchFrame('healthy', 0, 0)
    peer.send(frame.subarray(0, 9))
    await machine.clock.runFor(20 * SECOND_MS)
    peer.send(frame.subarray(9))
    expect(await machine.clock.drive(peer.next())).not.toBe(null)
  }
  peer.destroy()
})

it('a thousand requests whose answers nobody reads: few are handled, and the connection ends after a minute', async () => {
  const filler = await machine.clock.drive(machine.connect())
  const builder = new BatchBuilder({})
  builder.append(machine.clock.now(), null, Buffer.alloc(900_000))
  const partition = createProduceRequestPartitionProduceData({ index: 0, records: builder.build() })
  const topicData = [createProduceRequestTopicProduceData({ name: 'large', partitionData: [partition] })]
  const request = createProduceRequest({ acks: -1, timeoutMs: 5_000, topicData })
  await machine.clock.drive(filler.request(ProduceRequestType, ProduceResponseType, 9, request))
  filler.close()

  const before = fetches()
  const peer = await raw()
  peer.stopReading()
  peer.send(...Array.from({ length: 1_000 }, () => fetchFrame('large', 0, 1)))
  await machine.clock.runFor(50 * SECOND_MS)
  expect(peer.closed).toBe(false)
  expect(fetches() - before).toBeLessThan(20)
  expect(connections()).toBe(1)
  await expectServed('beside one who does not read')
  await machine.clock.runFor(15 * SECOND_MS)
  expect(connections()).toBe(0)
  expect(node.broker.fetchWaiters.size).toBe(0)
  peer.destroy()
})

it('who leaves while a fetch waits leaves neither a waiter nor a timer behind', async () => {
  await machine.clock.runFor(SECOND_MS)
  const timers = machine.clock.pendingTimers
  const peers: RawPeer[] = []
  for (let index = 0; index < 200; index++) peers.push(await raw())
  for (const peer of peers) peer.send(fetchFrame('healthy', 0x7fffffff, 0x7fffffff))
  await machine.clock.runFor(SECOND_MS)
  expect(node.broker.fetchWaiters.size).toBe(200)
  for (const peer of peers) peer.destroy()
  await machine.clock.runFor(SECOND_MS)
  expect(node.broker.fetchWaiters.size).toBe(0)
  // The heartbeats and checks of the node itself come and go.
  expect(Math.abs(machine.clock.pendingTimers - timers)).toBeLessThan(5)
  await expectServed('after two hundred')
})
