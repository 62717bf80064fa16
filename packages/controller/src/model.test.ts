/** Any run of operations leaves the controller's state and the brokers' image in agreement. */
import { silentLogger } from '@ottla/base'
import { MetadataLoader } from '@ottla/metadata'
import {
  createCreatePartitionsRequest,
  createCreatePartitionsRequestCreatePartitionsTopic,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createDeleteTopicsRequest,
  createIncrementalAlterConfigsRequest,
  createIncrementalAlterConfigsRequestAlterConfigsResource,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { activated, seededRandom, TestHost } from './host.test-support.ts'

const CONTEXT = { principal: 'User:ANONYMOUS', apiVersion: 5 }

async function step(host: TestHost, below: (limit: number) => number): Promise<void> {
  const name = `t${below(6)}`
  if (below(12) === 0) host.failNext = true
  switch (below(7)) {
    case 0: {
      const counts = { numPartitions: 1 + below(3), replicationFactor: 1 + below(3) }
      const topics = [createCreateTopicsRequestCreatableTopic({ name, ...counts })]
      await host.controller.createTopics(createCreateTopicsRequest({ topics }), CONTEXT)
      break
    }
    case 1:
      await host.controller.deleteTopics(createDeleteTopicsRequest({ topicNames: [name] }), CONTEXT)
      break
    case 2: {
      const topics = [
        createCreatePartitionsRequestCreatePartitionsTopic({ name, count: 2 + below(4), assignments: null }),
      ]
      await host.controller.createPartitions(createCreatePartitionsRequest({ topics }), CONTEXT)
      break
    }
    case 3: {
      const value = below(2) === 0 ? String(below(9)) : null
      const config = { name: 'retention.ms', configOperation: value === null ? 1 : 0, value, unknownTags: null }
      const resource = { resourceType: 2, resourceName: name, configs: [config] }
      const resources = [createIncrementalAlterConfigsRequestAlterConfigsResource(resource)]
      await host.controller.incrementalAlterConfigs(createIncrementalAlterConfigsRequest({ resources }), CONTEXT)
      break
    }
    default: {
      const id = 1 + below(3)
      const broker = host.shard.state.brokers.get(id)
      const incarnation = `AAAAAAAAAAAAAAA${String(100_000 + host.log.length)}A`
      const previous = below(2) === 0 ? (broker?.epoch ?? -1) : -1
      // Who was told to stop has stopped: what comes next under its id is another incarnation.
      const stopped = broker?.fenced === true && broker.inControlledShutdown
      const stopping = broker?.inControlledShutdown === true
      if (broker === undefined || stopped || below(6) === 0)
        await host.join(id, { incarnation, previous }).catch(() => {})
      else
        await host.heartbeat(id, broker.epoch, { wantFence: below(3) === 0, wantShutDown: stopping || below(4) === 0 })
    }
  }
  host.failNext = false
}

/** What both sides know, in one form. */
function seenByController(host: TestHost): unknown {
  const { state } = host.shard
  return {
    topics: Object.fromEntries(
      [...state.topics.values()].map(({ name, id, partitions }) => [
        name,
        { id, partitions: Object.fromEntries(partitions) },
      ]),
    ),
    configs: Object.fromEntries(
      [...state.topics.values()].map(({ name }) => [name, Object.fromEntries(state.configs(2, name))]),
    ),
    brokers: Object.fromEntries(state.brokers),
    features: Object.fromEntries(state.features),
  }
}

function seenByBrokers(host: TestHost): unknown {
  const loader = new MetadataLoader(silentLogger)
  const position = { baseOffset: 0, lastOffset: host.log.length - 1, epoch: 1, appendTimestamp: 0, sizeInBytes: 0 }
  loader.loadBatches([{ ...position, records: host.log }])
  const { topics, configs, cluster, features } = loader.image
  return {
    topics: Object.fromEntries(
      [...topics.topicsById.values()].map(({ name, id, partitions }) => [
        name,
        { id, partitions: Object.fromEntries(partitions) },
      ]),
    ),
    configs: Object.fromEntries(topics.names().map((name) => [name, Object.fromEntries(configs.of(2, name))])),
    brokers: Object.fromEntries(cluster.brokers),
    features: Object.fromEntries(features.all()),
  }
}

describe('the controller', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('agrees with the image of its log, seed %i', async (seed) => {
    const random = seededRandom(seed)
    const host = await activated({ maxIdleIntervalMs: 0 })
    for (const id of [1, 2, 3]) await host.join(id)
    for (let at = 0; at < 300; at++) {
      await step(host, (limit) => random.below(limit))
      for (const { partitions } of host.shard.state.topics.values()) {
        for (const { leader, isr, elr, replicas } of partitions.values()) {
          if (leader >= 0) expect(isr).toContain(leader)
          for (const broker of [...isr, ...elr]) expect(replicas).toContain(broker)
          for (const broker of elr) expect(isr).not.toContain(broker)
          if (leader >= 0) expect(host.shard.state.isActive(leader)).toBe(true)
        }
      }
    }
    expect(seenByController(host)).toEqual(seenByBrokers(host))
    expect(seenByController(new TestHost({ maxIdleIntervalMs: 0 }, [...host.log]))).toEqual(seenByController(host))
  })
})
