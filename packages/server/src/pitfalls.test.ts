/** Known traps of implementing Kafka that only a whole node can fall into. */
import net from 'node:net'
import type { PeerConnection } from '@ottla/net'
import {
  ApiVersionsResponseType,
  createDeleteRecordsRequest,
  createDeleteRecordsRequestDeleteRecordsPartition,
  createDeleteRecordsRequestDeleteRecordsTopic,
  createFindCoordinatorRequest,
  createMetadataRequest,
  createMetadataRequestTopic,
  createOffsetCommitRequest,
  createOffsetCommitRequestPartition,
  createOffsetCommitRequestTopic,
  createOffsetFetchRequest,
  createOffsetFetchRequestTopic,
  DeleteRecordsRequestType,
  DeleteRecordsResponseType,
  decodeMessage,
  ErrorCode,
  FindCoordinatorRequestType,
  FindCoordinatorResponseType,
  MetadataRequestType,
  MetadataResponseType,
  OffsetCommitRequestType,
  OffsetCommitResponseType,
  OffsetFetchRequestType,
  OffsetFetchResponseType,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { createTopics } from './create-topics.ts'
import { frame, HostileStage } from './hostile.test-support.ts'
import { EARLIEST, fetchValues, offsetOf, produce, SimMachine } from './node.test-support.ts'

const API_VERSIONS = 18

describe('a node on a socket', () => {
  it('pitfall 1: ApiVersions of an unknown version is answered in version 0, and the connection goes on', async () => {
    const stage = await HostileStage.start()
    const unknown = await exchange(stage.port, [
      // No tagged fields in the header, then a body that nobody can know.
      frame(API_VERSIONS, 99, Buffer.from('\0whatever'), 1),
      frame(API_VERSIONS, 0, Buffer.alloc(0), 2),
    ])
    const bodies = unknown.map((answer) => decodeMessage(ApiVersionsResponseType, answer.subarray(4), 0))
    expect(unknown.map((answer) => answer.readInt32BE(0))).toEqual([1, 2])
    expect(bodies.map(({ errorCode }) => errorCode)).toEqual([ErrorCode.UNSUPPORTED_VERSION, 0])
    expect(bodies[0]!.apiKeys.find(({ apiKey }) => apiKey === API_VERSIONS)).toMatchObject({ minVersion: 0 })
    await stage.stop()
  })

  it('pitfall 246: names that are no Unicode are answered, and keep nobody else from being served', async () => {
    const stage = await HostileStage.start()
    // A lone surrogate as some clients write it, and a byte that begins nothing.
    for (const name of ['eda080', 'ff']) {
      const bytes = frame(API_VERSIONS, 0, Buffer.alloc(0), 3)
      const clientId = Buffer.from(name, 'hex')
      const request = Buffer.concat([bytes.subarray(0, 14), clientId])
      request.writeInt16BE(clientId.length, 12)
      request.writeInt32BE(request.length - 4, 0)
      const [answer] = await exchange(stage.port, [request])
      expect(decodeMessage(ApiVersionsResponseType, answer!.subarray(4), 0).errorCode).toBe(0)
    }
    const peer = await stage.connect()
    await commit(peer, 'g\ud800', 't', 5, 'm\udfff')
    expect(await committed(peer, 'g\ud800', 't')).toEqual([5, 'm\ufffd'])
    peer.close()
    expect(await stage.isHealthy()).toBe(true)
    await stage.stop()
  })
})

describe('a node over time', () => {
  it('pitfall 28: the leader epoch of a topic never falls, whatever the node goes through', async () => {
    const machine = new SimMachine(11)
    let node = await machine.clock.drive(machine.start())
    await machine.clock.drive(createTopics(node.broker, [{ name: 't' }]))
    let last = -1
    for (const end of ['kill', 'power cut', 'stop', 'kill', 'stop']) {
      const peer = await machine.clock.drive(machine.connect())
      const { topicId, epoch } = await machine.clock.drive(leaderEpochOf(peer, 't'))
      expect(epoch).toBeGreaterThanOrEqual(last)
      expect(topicId).toBe(node.broker.image.topics.topic('t')!.id)
      last = epoch
      if (end === 'kill') machine.kill()
      else if (end === 'power cut') machine.powerCut()
      else await machine.clock.drive(node.stop())
      node = await machine.clock.drive(machine.start())
    }
    expect(last).toBeGreaterThan(0)
  })

  it('pitfall 107: an offset that was committed below the start is kept; reading there says so, and the start is told', async () => {
    const machine = new SimMachine(12)
    const node = await machine.clock.drive(machine.start())
    await machine.clock.drive(createTopics(node.broker, [{ name: 't' }]))
    const peer = await machine.clock.drive(machine.connect())
    for (const value of ['a', 'b', 'c']) await machine.clock.drive(produce(peer, 't', [value], machine.clock.now()))
    await machine.clock.drive(commit(peer, 'g', 't', 1, ''))
    await machine.clock.drive(deleteRecords(peer, 't', 2))
    expect(await machine.clock.drive(committed(peer, 'g', 't'))).toEqual([1, ''])
    await expect(machine.clock.drive(fetchValues(peer, 't', 1))).rejects.toThrow('error 1')
    expect(await machine.clock.drive(offsetOf(peer, 't', 0, EARLIEST))).toBe(2)
    expect(await machine.clock.drive(fetchValues(peer, 't', 2))).toEqual(['c'])
  })

  it('pitfall 244: a wall clock that jumps fences nobody', async () => {
    const machine = new SimMachine(13)
    const node = await machine.clock.drive(machine.start())
    const epoch = node.broker.brokerEpoch
    for (const jumpMs of [3_600_000, -7_200_000]) {
      machine.clock.jumpWall(jumpMs)
      await machine.clock.runFor(30_000)
      expect(node.broker.image.cluster.broker(1)).toMatchObject({ fenced: false, epoch })
    }
  })
})

/** Sends all at once; resolves with as many answers, without their lengths. */
function exchange(port: number, requests: readonly Buffer[]): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: '127.0.0.1', port })
    const answers: Buffer[] = []
    let received = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      while (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) {
        const end = 4 + received.readInt32BE(0)
        answers.push(received.subarray(4, end))
        received = received.subarray(end)
      }
      if (answers.length < requests.length) return
      socket.destroy()
      resolve(answers)
    })
    socket.on('close', () => reject(new Error(`closed after ${answers.length} answers`)))
    socket.on('error', reject)
    socket.write(Buffer.concat(requests))
  })
}

async function leaderEpochOf(peer: PeerConnection, name: string): Promise<{ topicId: string; epoch: number }> {
  const request = createMetadataRequest({ topics: [createMetadataRequestTopic({ name })] })
  const { topics } = await peer.request(MetadataRequestType, MetadataResponseType, 12, request)
  return { topicId: topics[0]!.topicId, epoch: topics[0]!.partitions[0]!.leaderEpoch }
}

/** The first tries find none: the topic of the offsets is being made. */
async function findCoordinator(peer: PeerConnection, key: string): Promise<void> {
  const request = createFindCoordinatorRequest({ coordinatorKeys: [key] })
  for (let left = 1000; left > 0; left--) {
    const answer = await peer.request(FindCoordinatorRequestType, FindCoordinatorResponseType, 4, request)
    if (answer.coordinators[0]!.errorCode === 0) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error('no coordinator')
}

/** Outside any membership of the group. */
async function commit(
  peer: PeerConnection,
  groupId: string,
  name: string,
  offset: number,
  metadata: string,
): Promise<void> {
  await findCoordinator(peer, groupId)
  const partition = createOffsetCommitRequestPartition({
    partitionIndex: 0,
    committedOffset: BigInt(offset),
    committedMetadata: metadata,
  })
  const topic = createOffsetCommitRequestTopic({ name, partitions: [partition] })
  const request = createOffsetCommitRequest({ groupId, topics: [topic] })
  const answer = await peer.request(OffsetCommitRequestType, OffsetCommitResponseType, 8, request)
  expect(answer.topics[0]!.partitions[0]!.errorCode).toBe(0)
}

async function committed(peer: PeerConnection, groupId: string, name: string): Promise<[number, string | null]> {
  const topic = createOffsetFetchRequestTopic({ name, partitionIndexes: [0] })
  const request = createOffsetFetchRequest({ groupId, topics: [topic] })
  const answer = await peer.request(OffsetFetchRequestType, OffsetFetchResponseType, 7, request)
  const { committedOffset, metadata } = answer.topics[0]!.partitions[0]!
  return [Number(committedOffset), metadata]
}

async function deleteRecords(peer: PeerConnection, name: string, offset: number): Promise<void> {
  const partition = createDeleteRecordsRequestDeleteRecordsPartition({ partitionIndex: 0, offset })
  const topic = createDeleteRecordsRequestDeleteRecordsTopic({ name, partitions: [partition] })
  const request = createDeleteRecordsRequest({ topics: [topic], timeoutMs: 5_000 })
  const answer = await peer.request(DeleteRecordsRequestType, DeleteRecordsResponseType, 2, request)
  expect(answer.topics[0]!.partitions[0]!.errorCode).toBe(0)
}
