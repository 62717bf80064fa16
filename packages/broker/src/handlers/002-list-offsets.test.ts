import {
  createListOffsetsRequest,
  createListOffsetsRequestListOffsetsPartition,
  createListOffsetsRequestListOffsetsTopic,
  ErrorCode,
  type ListOffsetsRequest,
  type ListOffsetsResponse,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { TestNode } from '../handler.test-support.ts'
import { batch } from '../partition.test-support.ts'
import { append, makeTopic, partitionOf } from '../topics.test-support.ts'
import { listOffsetsHandler } from './002-list-offsets.ts'

const LATEST = -1n
const EARLIEST = -2n
const MAX_TIMESTAMP = -3n

type Row = readonly [errorCode: number, timestamp: number, offset: number, leaderEpoch: number]

async function ask(
  node: TestNode,
  timestamps: readonly bigint[],
  version = 11,
  changes: Partial<ListOffsetsRequest> = {},
  currentLeaderEpoch = -1,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const timestamp of timestamps) {
    const request = createListOffsetsRequest({
      replicaId: -1,
      ...changes,
      topics: [wanted(timestamp, currentLeaderEpoch)],
    })
    const { topics } = await node.ask<ListOffsetsRequest, ListOffsetsResponse>(listOffsetsHandler, request, version)
    const { errorCode, timestamp: found, offset, leaderEpoch } = topics[0]!.partitions[0]!
    rows.push([errorCode, Number(found), offset, leaderEpoch])
  }
  return rows
}

function wanted(timestamp: bigint, currentLeaderEpoch = -1, partitionIndex = 0, name = 'orders') {
  const partition = createListOffsetsRequestListOffsetsPartition({ partitionIndex, timestamp, currentLeaderEpoch })
  return createListOffsetsRequestListOffsetsTopic({ name, partitions: [partition] })
}

/** Offsets 0 to 5 at 100, 300, 200, 300, 400, 400; the last two in one batch. */
async function filled(): Promise<TestNode> {
  const node = await TestNode.start()
  await makeTopic(node, 'orders')
  for (const [value, time] of [
    ['a', 100],
    ['b', 300],
    ['c', 200],
    ['d', 300],
  ] as const) {
    await append(node, 'orders', batch([value], {}, time))
  }
  await append(node, 'orders', batch(['e', 'f'], {}, 400))
  return node
}

describe('ListOffsets', () => {
  it('pitfall 97: an empty partition begins and ends at its start, and has nothing by time', async () => {
    const node = await TestNode.start()
    await makeTopic(node, 'orders')
    expect(await ask(node, [LATEST, EARLIEST, MAX_TIMESTAMP, -4n, 0n, 5n])).toEqual([
      [0, -1, 0, 0],
      [0, -1, 0, 0],
      [0, -1, -1, -1],
      [0, -1, 0, 0],
      [0, -1, -1, -1],
      [0, -1, -1, -1],
    ])
  })

  it('pitfall 98: latest is the watermark without a timestamp, or the last stable offset', async () => {
    const node = await filled()
    expect(await ask(node, [LATEST])).toEqual([[0, -1, 6, 0]])
    await append(
      node,
      'orders',
      batch(['t'], { producerId: 9, producerEpoch: 0, baseSequence: 0, transactional: true }),
    )
    await append(node, 'orders', batch(['g']))
    expect(await ask(node, [LATEST])).toEqual([[0, -1, 8, 0]])
    expect(await ask(node, [LATEST], 11, { isolationLevel: 1 })).toEqual([[0, -1, 6, 0]])
    // What is open is not found by time either.
    expect(await ask(node, [401n], 11, { isolationLevel: 1 })).toEqual([[0, -1, -1, -1]])
    expect((await ask(node, [401n]))[0]!.slice(2)).toEqual([6, 0])
  })

  it('pitfall 99: by time it finds the first record, also inside a batch', async () => {
    const node = await filled()
    await append(node, 'orders', batch(['x', 'y', 'z'], {}, 500))
    expect(await ask(node, [0n, 101n, 250n, 400n, 500n, 501n, 2n ** 63n - 1n])).toEqual([
      [0, 100, 0, 0],
      [0, 300, 1, 0],
      [0, 300, 1, 0],
      [0, 400, 4, 0],
      [0, 500, 6, 0],
      [0, -1, -1, -1],
      [0, -1, -1, -1],
    ])
  })

  it('pitfall 100: of several records with the largest timestamp it gives the first', async () => {
    const node = await filled()
    expect(await ask(node, [MAX_TIMESTAMP], 7)).toEqual([[0, 400, 4, 0]])
  })

  it('pitfall 101: special timestamps below their version are UNSUPPORTED_VERSION for the partition', async () => {
    const node = await filled()
    const refused = [ErrorCode.UNSUPPORTED_VERSION, -1, -1, -1]
    for (const [timestamp, since] of [
      [-3n, 7],
      [-4n, 8],
      [-5n, 9],
      [-6n, 11],
    ] as const) {
      for (let version = 1; version <= 11; version++) {
        const [row] = await ask(node, [timestamp], version)
        if (version < since) expect(row).toEqual(refused)
        else expect(row![0]).toBe(0)
      }
    }
    expect(await ask(node, [-7n, -(2n ** 63n)])).toEqual([refused, refused])
    // There is no tiered storage.
    expect(await ask(node, [-4n, -5n, -6n])).toEqual([
      [0, -1, 0, 0],
      [0, -1, -1, -1],
      [0, -1, -1, -1],
    ])
  })

  it('tells leader epochs from version 4 on', async () => {
    const node = await filled()
    for (let version = 1; version <= 11; version++) {
      expect(await ask(node, [EARLIEST, LATEST, 150n], version)).toEqual(
        [
          [0, -1, 0, 0],
          [0, -1, 6, 0],
          [0, 300, 1, 0],
        ].map((row) => (version < 4 ? [...row.slice(0, 3), -1] : row)),
      )
    }
  })

  it('pitfall 102: a leader whose watermark has not reached its epoch gives no latest offset', async () => {
    const node = await filled()
    const partition = partitionOf(node, 'orders')
    partition.append(batch(['unflushed'], {}, 900), 1, 1, null)
    partition.becomeLeader({ ...partition.registration, leaderEpoch: 1 })
    const request = createListOffsetsRequest({ replicaId: -1, topics: [wanted(LATEST)] })
    for (const [version, errorCode] of [
      [5, ErrorCode.OFFSET_NOT_AVAILABLE],
      [4, ErrorCode.LEADER_NOT_AVAILABLE],
    ] as const) {
      const answer = listOffsetsHandler.handle(request as never, { broker: node.broker, apiVersion: version } as never)
      expect((answer as ListOffsetsResponse).topics[0]!.partitions[0]!.errorCode).toBe(errorCode)
    }
    await node.settle()
    expect(await ask(node, [LATEST])).toEqual([[0, -1, 7, 1]])
  })

  it('pitfall 104: a partition that is named twice is INVALID_REQUEST, once', async () => {
    const node = await filled()
    const request = createListOffsetsRequest({
      replicaId: -1,
      topics: [wanted(EARLIEST), wanted(5n), wanted(LATEST, -1, 0, 'other')],
    })
    const { topics } = await node.ask<ListOffsetsRequest, ListOffsetsResponse>(listOffsetsHandler, request, 11)
    expect(topics.map(({ name, partitions }) => [name, partitions.map(({ errorCode }) => errorCode)])).toEqual([
      ['orders', [ErrorCode.INVALID_REQUEST]],
      ['other', [ErrorCode.UNKNOWN_TOPIC_OR_PARTITION]],
    ])
  })

  it('checks the leader epoch that the client believes in', async () => {
    const node = await filled()
    await makeTopic(node, 'later', { leaderEpoch: 2 })
    for (const [epoch, errorCode] of [
      [1, ErrorCode.FENCED_LEADER_EPOCH],
      [2, 0],
      [3, ErrorCode.UNKNOWN_LEADER_EPOCH],
    ] as const) {
      const request = createListOffsetsRequest({ replicaId: -1, topics: [wanted(LATEST, epoch, 0, 'later')] })
      const { topics } = await node.ask<ListOffsetsRequest, ListOffsetsResponse>(listOffsetsHandler, request, 4)
      expect(topics[0]!.partitions[0]!.errorCode).toBe(errorCode)
    }
  })

  it('fails whole on an isolation level that Kafka does not know, and leaves out topics without partitions', async () => {
    const node = await filled()
    expect(await ask(node, [LATEST], 11, { isolationLevel: 7 })).toEqual([[-1, -1, -1, -1]])
    const topics = [createListOffsetsRequestListOffsetsTopic({ name: 'orders' })]
    const request = createListOffsetsRequest({ replicaId: -1, topics })
    const answer = await node.ask<ListOffsetsRequest, ListOffsetsResponse>(listOffsetsHandler, request, 11)
    expect(answer.topics).toEqual([])
  })
})
