import {
  createAlterPartitionRequest,
  createAlterPartitionRequestPartitionData,
  createAlterPartitionRequestTopicData,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createElectLeadersRequest,
  createElectLeadersRequestTopicPartitions,
  ErrorCode,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { activated, type TestHost } from './host.test-support.ts'

const CONTEXT = { principal: 'User:ANONYMOUS', apiVersion: 3 }

/** Brokers 1 to 3; topic t with the replicas [2, 1, 3]. */
async function cluster(): Promise<TestHost> {
  const host = await activated()
  for (const id of [1, 2, 3]) await host.join(id)
  const assignments = [{ partitionIndex: 0, brokerIds: [2, 1, 3], unknownTags: null }]
  const topic = { name: 't', numPartitions: -1, replicationFactor: -1, assignments }
  const topics = [createCreateTopicsRequestCreatableTopic(topic)]
  await host.controller.createTopics(createCreateTopicsRequest({ topics }), CONTEXT)
  return host
}

const registered = (host: TestHost) => host.shard.state.topic('t')!.partitions.get(0)!
const epochOf = (host: TestHost, id: number) => host.shard.state.brokers.get(id)!.epoch

async function alter(
  host: TestHost,
  wish: {
    isr: number[]
    sender?: number
    topicId?: string
    partition?: number
    leader?: number
    epoch?: number
    state?: number
    brokerEpoch?: number
  },
) {
  const sender = wish.sender ?? 2
  const partition = createAlterPartitionRequestPartitionData({
    partitionIndex: wish.partition ?? 0,
    leaderEpoch: wish.leader ?? registered(host).leaderEpoch,
    partitionEpoch: wish.epoch ?? registered(host).partitionEpoch,
    leaderRecoveryState: wish.state ?? 0,
    newIsrWithEpochs: wish.isr.map((brokerId) => ({
      brokerId,
      brokerEpoch: wish.brokerEpoch ?? -1,
      unknownTags: null,
    })),
  })
  const topicId = wish.topicId ?? host.shard.state.topic('t')!.id
  const topics = [createAlterPartitionRequestTopicData({ topicId, partitions: [partition] })]
  const request = createAlterPartitionRequest({ brokerId: sender, brokerEpoch: epochOf(host, sender), topics })
  return (await host.controller.alterPartition(request, CONTEXT)).topics[0]!.partitions[0]!
}

describe('AlterPartition', () => {
  it('shrinks and grows the ISR for its leader', async () => {
    const host = await cluster()
    expect(await alter(host, { isr: [2, 1] })).toMatchObject({
      errorCode: 0,
      leaderId: 2,
      leaderEpoch: 0,
      partitionEpoch: 1,
      isr: [2, 1],
    })
    expect(registered(host)).toMatchObject({ isr: [2, 1], leaderEpoch: 0, partitionEpoch: 1 })
    expect(await alter(host, { isr: [2, 1, 3] })).toMatchObject({ errorCode: 0, partitionEpoch: 2 })
  })

  it('pitfall 221: is refused for the first reason that applies', async () => {
    const host = await cluster()
    const code = async (wish: Parameters<typeof alter>[1]) => (await alter(host, wish)).errorCode
    await alter(host, { isr: [2, 1] })
    expect(await code({ isr: [2], topicId: 'ZuH1bTDpQdGRAxe4S5-sdw' })).toBe(ErrorCode.UNKNOWN_TOPIC_ID)
    expect(await code({ isr: [2], partition: 7 })).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    expect(await code({ isr: [2], leader: 1, sender: 1 })).toBe(ErrorCode.NOT_CONTROLLER)
    expect(await code({ isr: [2], epoch: 2 })).toBe(ErrorCode.NOT_CONTROLLER)
    expect(await code({ isr: [2], leader: -1, sender: 1 })).toBe(ErrorCode.FENCED_LEADER_EPOCH)
    expect(await code({ isr: [2], sender: 1, epoch: 0 })).toBe(ErrorCode.INVALID_REQUEST)
    expect(await code({ isr: [9], epoch: 0 })).toBe(ErrorCode.INVALID_UPDATE_VERSION)
    expect(await code({ isr: [2, 9] })).toBe(ErrorCode.INVALID_REQUEST)
    expect(await code({ isr: [1] })).toBe(ErrorCode.INVALID_REQUEST)
    expect(await code({ isr: [2], state: 1 })).toBe(ErrorCode.INVALID_REQUEST)
    expect(await code({ isr: [2, 1], brokerEpoch: 1 })).toBe(ErrorCode.INELIGIBLE_REPLICA)
    await host.heartbeat(3, epochOf(host, 3), { wantFence: true })
    expect(await code({ isr: [2, 1, 3] })).toBe(ErrorCode.INELIGIBLE_REPLICA)
    expect(registered(host)).toMatchObject({ isr: [2, 1], partitionEpoch: 1 })
  })
})

describe('ElectLeaders', () => {
  const elect = async (host: TestHost, electionType: number, partitions: number[] | null, topic = 't') => {
    const topicPartitions =
      partitions === null ? null : [createElectLeadersRequestTopicPartitions({ topic, partitions })]
    const request = createElectLeadersRequest({ electionType, topicPartitions })
    const response = await host.controller.electLeaders(request, CONTEXT)
    return response.replicaElectionResults.flatMap(({ partitionResult }) =>
      partitionResult.map(({ errorCode }) => errorCode),
    )
  }

  it('pitfall 185: says where none is needed, unless all were asked for', async () => {
    const host = await cluster()
    expect(await elect(host, 0, [0])).toEqual([ErrorCode.ELECTION_NOT_NEEDED])
    expect(await elect(host, 1, [0])).toEqual([ErrorCode.ELECTION_NOT_NEEDED])
    expect(await elect(host, 0, null)).toEqual([])
    expect(await elect(host, 0, [9])).toEqual([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION])
    expect(await elect(host, 0, [0], 'none')).toEqual([ErrorCode.UNKNOWN_TOPIC_OR_PARTITION])
  })

  it('names every topic that it looked at, and refuses each partition where the kind of election is unknown', async () => {
    const host = await cluster()
    const all = createElectLeadersRequest({ electionType: 0, topicPartitions: null })
    expect((await host.controller.electLeaders(all, CONTEXT)).replicaElectionResults).toMatchObject([
      { topic: 't', partitionResult: [] },
    ])
    const topicPartitions = [createElectLeadersRequestTopicPartitions({ topic: 't', partitions: [0, 9] })]
    const unknown = createElectLeadersRequest({ electionType: 2, topicPartitions })
    const refused = { errorCode: ErrorCode.INVALID_REQUEST, errorMessage: 'Unknown election type 2' }
    expect(await host.controller.electLeaders(unknown, CONTEXT)).toMatchObject({
      errorCode: ErrorCode.INVALID_REQUEST,
      replicaElectionResults: [
        {
          topic: 't',
          partitionResult: [
            { partitionId: 0, ...refused },
            { partitionId: 9, ...refused },
          ],
        },
      ],
    })
  })

  it('brings the preferred leader back when it is in sync', async () => {
    const host = await cluster()
    await host.heartbeat(2, epochOf(host, 2), { wantFence: true })
    expect(registered(host)).toMatchObject({ leader: 1, isr: [1, 3] })
    expect(await elect(host, 0, [0])).toEqual([ErrorCode.PREFERRED_LEADER_NOT_AVAILABLE])
    await host.heartbeat(2, epochOf(host, 2))
    expect(await elect(host, 0, [0])).toEqual([ErrorCode.PREFERRED_LEADER_NOT_AVAILABLE])
    await alter(host, { isr: [1, 3, 2], sender: 1 })
    expect(await elect(host, 0, null)).toEqual([0])
    expect(registered(host)).toMatchObject({ leader: 2, leaderEpoch: 2 })
  })

  it('elects anybody alive when asked to do it uncleanly', async () => {
    const host = await cluster()
    await alter(host, { isr: [2] })
    await host.heartbeat(2, epochOf(host, 2), { wantFence: true })
    expect(registered(host)).toMatchObject({ leader: -1, isr: [], elr: [2], lastKnownElr: [2] })
    expect(await elect(host, 1, [0])).toEqual([0])
    expect(registered(host)).toMatchObject({ leader: 1, isr: [1], leaderRecoveryState: 1, elr: [] })
  })
})
