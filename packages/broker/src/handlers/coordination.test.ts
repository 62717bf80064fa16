/** FindCoordinator, InitProducerId and DescribeCluster: what a client asks before it begins. */
import {
  createDescribeClusterRequest,
  createFindCoordinatorRequest,
  createInitProducerIdRequest,
  type DescribeClusterRequest,
  type DescribeClusterResponse,
  ErrorCode,
  type FindCoordinatorRequest,
  type FindCoordinatorResponse,
  type InitProducerIdRequest,
  type InitProducerIdResponse,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { CLUSTER_ID, TestNode } from '../handler.test-support.ts'
import { findCoordinatorHandler } from './010-find-coordinator.ts'
import { initProducerIdHandler } from './022-init-producer-id.ts'
import { describeClusterHandler } from './060-describe-cluster.ts'

interface Coordinator {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  readonly errorCode: number
  readonly errorMessage: string | null
}

async function find(node: TestNode, version: number, keyType: number, key: string): Promise<Coordinator> {
  const request: Partial<FindCoordinatorRequest> = version >= 4 ? { coordinatorKeys: [key] } : { key }
  if (version >= 1) request.keyType = keyType
  const answer = await node.ask<object, FindCoordinatorResponse>(
    findCoordinatorHandler,
    createFindCoordinatorRequest(request),
    version,
  )
  if (version < 4) return answer
  expect(answer.coordinators.map((coordinator) => coordinator.key)).toEqual([key])
  return answer.coordinators[0]!
}

describe('FindCoordinator', () => {
  it('pitfall 133: makes the topic of the offsets when it is first asked, and then names the leader, in every version', async () => {
    for (let version = 0; version <= 6; version++) {
      const node = await TestNode.start()
      expect(await find(node, version, 0, 'group'), `v${version}`).toMatchObject({
        errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE,
        nodeId: -1,
        host: '',
        port: -1,
      })
      await node.settle()
      expect(node.broker.image.topics.topic('__consumer_offsets')!.partitions.size).toBe(50)
      const found = await find(node, version, 0, 'group')
      expect(found).toMatchObject({ errorCode: 0, nodeId: 1, host: 'host.docker.internal', port: 19092 })
      expect(found.errorMessage).toBe(version >= 1 && version < 4 ? 'NONE' : '')
    }
  })

  it('answers each key of a batch', async () => {
    const node = await TestNode.start()
    await find(node, 0, 0, 'group')
    await node.settle()
    const request = createFindCoordinatorRequest({ keyType: 0, coordinatorKeys: ['a', 'b', ''] })
    const { coordinators } = await node.ask<object, FindCoordinatorResponse>(findCoordinatorHandler, request, 4)
    expect(coordinators.map(({ key, nodeId, errorCode }) => [key, nodeId, errorCode])).toEqual([
      ['a', 1, 0],
      ['b', 1, 0],
      ['', 1, 0],
    ])
  })

  it('has no coordinator while the leader has no listener for the client', async () => {
    const node = await TestNode.start({ 'advertised.listeners': 'PLAINTEXT://broker-1:9092' })
    await find(node, 0, 0, 'group')
    await node.settle()
    const { errorCode } = await node.ask<object, FindCoordinatorResponse>(
      findCoordinatorHandler,
      createFindCoordinatorRequest({ key: 'group' }),
      3,
      { listenerName: 'EXTERNAL' },
    )
    expect(errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
  })

  it('ends the clients of what is not served yet, instead of letting them ask for ever', async () => {
    const node = await TestNode.start()
    for (const [version, keyType] of [
      [1, 1],
      [4, 1],
      [6, 1],
      [6, 2],
    ] as const) {
      const found = await find(node, version, keyType, 'key')
      expect(found).toMatchObject({ errorCode: ErrorCode.UNSUPPORTED_VERSION, nodeId: -1 })
      expect(found.errorMessage).toContain('not supported by this broker yet')
    }
    await node.settle()
    expect(node.broker.image.topics.names()).toEqual([])
  })

  it('refuses kinds of keys that its version does not know', async () => {
    const node = await TestNode.start()
    for (const [version, keyType] of [
      [3, 9],
      [5, 2],
      [6, 9],
    ] as const) {
      expect(await find(node, version, keyType, 'key')).toMatchObject({ errorCode: ErrorCode.INVALID_REQUEST })
    }
  })
})

describe('InitProducerId', () => {
  const init = (node: TestNode, version: number, changes: Partial<InitProducerIdRequest> = {}) =>
    node.ask<object, InitProducerIdResponse>(
      initProducerIdHandler,
      createInitProducerIdRequest({ transactionalId: null, transactionTimeoutMs: 1000, ...changes }),
      version,
    )

  it('gives a fresh id with epoch 0 in every version, whatever the producer had before', async () => {
    const node = await TestNode.start()
    const ids = new Set<number>()
    for (let version = 0; version <= 6; version++) {
      const answer = await init(node, version, version >= 3 ? { producerId: 7, producerEpoch: 3 } : {})
      expect(answer, `v${version}`).toMatchObject({ errorCode: 0, producerEpoch: 0 })
      ids.add(answer.producerId)
    }
    expect([...ids]).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('goes on with another block when one is used up', async () => {
    const node = await TestNode.start()
    let last = -1
    for (let turn = 0; turn <= 1000; turn++) last = (await init(node, 4)).producerId
    expect(last).toBe(1000)
  })

  it('refuses an id without an epoch, an empty transactional id, and transactions', async () => {
    const node = await TestNode.start()
    const refused: readonly (readonly [Partial<InitProducerIdRequest>, number])[] = [
      [{ producerId: 7 }, ErrorCode.INVALID_REQUEST],
      [{ producerEpoch: 7 }, ErrorCode.INVALID_REQUEST],
      [{ transactionalId: '' }, ErrorCode.INVALID_REQUEST],
      [{ transactionalId: 'pay' }, ErrorCode.UNSUPPORTED_VERSION],
    ]
    for (const [changes, errorCode] of refused) {
      expect(await init(node, 4, changes)).toMatchObject({ errorCode, producerId: -1, producerEpoch: -1 })
    }
  })
})

describe('DescribeCluster', () => {
  const ask = (node: TestNode, version: number, changes: Partial<DescribeClusterRequest> = {}) =>
    node.ask<object, DescribeClusterResponse>(describeClusterHandler, createDescribeClusterRequest(changes), version)

  it('pitfall 183: names a controller that exists, and operations only where they are asked for', async () => {
    const node = await TestNode.start()
    await node.join(2)
    for (let version = 0; version <= 2; version++) {
      const answer = await ask(node, version)
      expect(answer, `v${version}`).toMatchObject({
        errorCode: 0,
        errorMessage: null,
        clusterId: CLUSTER_ID,
        clusterAuthorizedOperations: -2147483648,
      })
      expect(answer.brokers.map(({ brokerId, host, port }) => [brokerId, host, port])).toEqual([
        [1, 'host.docker.internal', 19092],
        [2, 'broker-2.plaintext', 9092],
      ])
      expect(answer.brokers.map(({ brokerId }) => brokerId)).toContain(answer.controllerId)
      const asked = await ask(node, version, { includeClusterAuthorizedOperations: true })
      expect(asked.clusterAuthorizedOperations).toBe(8096)
    }
  })

  it('lists fenced brokers where they are asked for', async () => {
    const node = await TestNode.start()
    await node.join(2, { fenced: true, rack: 'b' })
    expect((await ask(node, 2)).brokers).toHaveLength(1)
    expect((await ask(node, 2, { includeFencedBrokers: true })).brokers).toMatchObject([
      { brokerId: 1, isFenced: false },
      { brokerId: 2, isFenced: true, rack: 'b' },
    ])
  })

  it('is a broker, and says so to whoever means a controller', async () => {
    const node = await TestNode.start()
    expect((await ask(node, 1, { endpointType: 2 })).errorCode).toBe(ErrorCode.MISMATCHED_ENDPOINT_TYPE)
    expect((await ask(node, 1, { endpointType: 9 })).errorCode).toBe(ErrorCode.UNSUPPORTED_ENDPOINT_TYPE)
  })
})
