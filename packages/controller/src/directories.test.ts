import {
  createAssignReplicasToDirsRequest,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  ErrorCode,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { activated, registration, type TestHost } from './host.test-support.ts'

const CONTEXT = { principal: 'User:ANONYMOUS', apiVersion: 7 }
const A = 'ZuH1bTDpQdGRAxe4S5-sdw'
const B = 'AU185aF1S46E8zQpDKw8ww'
const UNASSIGNED = 'AAAAAAAAAAAAAAAAAAAAAQ'

/** Broker 1 with two directories, topic t with a replica on it. */
async function broker(): Promise<TestHost> {
  const host = await activated()
  const { brokerEpoch } = await host.controller.registerBroker({ ...registration(1), logDirs: [A, B] })
  await host.heartbeat(1, brokerEpoch)
  const topics = [createCreateTopicsRequestCreatableTopic({ name: 't', numPartitions: 1, replicationFactor: 1 })]
  await host.controller.createTopics(createCreateTopicsRequest({ topics }), CONTEXT)
  return host
}

const partition = (host: TestHost) => host.shard.state.topic('t')!.partitions.get(0)!

async function assign(host: TestHost, id: string, partitionIndex = 0, topicId = host.shard.state.topic('t')!.id) {
  const partitions = [{ partitionIndex, unknownTags: null }]
  const request = createAssignReplicasToDirsRequest({
    brokerId: 1,
    brokerEpoch: host.shard.state.brokers.get(1)!.epoch,
    directories: [{ id, topics: [{ topicId, partitions, unknownTags: null }], unknownTags: null }],
  })
  const { directories } = await host.controller.assignReplicasToDirs(request)
  return directories[0]!.topics[0]!.partitions[0]!.errorCode
}

describe('directories', () => {
  it('of replicas are the broker to choose where it has several', async () => {
    const host = await broker()
    expect(partition(host)).toMatchObject({ directories: [UNASSIGNED], leader: 1 })
    expect(await assign(host, B)).toBe(0)
    expect(partition(host)).toMatchObject({ directories: [B], leader: 1, leaderEpoch: 0 })
    expect(await assign(host, B, 7)).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    expect(await assign(host, B, 0, A)).toBe(ErrorCode.UNKNOWN_TOPIC_ID)
  })

  it('pitfall 228: take only their own replicas offline when they fail', async () => {
    const host = await broker()
    const topics = [createCreateTopicsRequestCreatableTopic({ name: 'u', numPartitions: 1, replicationFactor: 1 })]
    await host.controller.createTopics(createCreateTopicsRequest({ topics }), CONTEXT)
    await assign(host, B)
    await assign(host, A, 0, host.shard.state.topic('u')!.id)
    await host.heartbeat(1, host.shard.state.brokers.get(1)!.epoch, { offlineLogDirs: [B] })
    expect(partition(host)).toMatchObject({ leader: -1, isr: [] })
    expect(host.shard.state.topic('u')!.partitions.get(0)).toMatchObject({ leader: 1, isr: [1] })
    expect(host.shard.state.brokers.get(1)!.directories).toEqual([A])
  })

  it('that are all cordoned get no new replicas', async () => {
    const host = await broker()
    await host.heartbeat(1, host.shard.state.brokers.get(1)!.epoch, { cordonedLogDirs: [A, B] })
    const topics = [createCreateTopicsRequestCreatableTopic({ name: 'u', numPartitions: 1, replicationFactor: 1 })]
    const response = await host.controller.createTopics(createCreateTopicsRequest({ topics }), CONTEXT)
    expect(response.topics[0]!.errorCode).toBe(ErrorCode.INVALID_REPLICATION_FACTOR)
  })
})
