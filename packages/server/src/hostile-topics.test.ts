/** A small request that names thousands of topics: they come and go, in parts, and what each costs does not grow with their number. */
import {
  createDeleteTopicsRequest,
  createMetadataRequest,
  createMetadataRequestTopic,
  DeleteTopicsRequestType,
  DeleteTopicsResponseType,
  MetadataRequestType,
  MetadataResponseType,
} from '@ottla/protocol'
import { expect, it } from 'vitest'
import { HostileStage } from './hostile.test-support.ts'

/** Deleting so many took a minute and a half while each looked at the metrics and logs of all. */
const MANY = 10_000

it('ten thousand topics that Metadata makes, and their deletion', async () => {
  const stage = await HostileStage.start()
  const names = Array.from({ length: MANY }, (_, index) => `x${index}`)
  const metrics = (): number => [...stage.metrics.samples()].length
  const before = metrics()
  const peer = await stage.connect()
  const topics = names.map((name) => createMetadataRequestTopic({ name }))
  const ask = createMetadataRequest({ topics, allowAutoTopicCreation: true })
  const count = (): number => stage.node.broker.image.topics.names().filter((name) => name.startsWith('x')).length
  await peer.request(MetadataRequestType, MetadataResponseType, 12, ask)
  // In parts: others are served long before all are made.
  expect(await stage.isHealthy()).toBe(true)
  expect(count()).toBeLessThan(MANY)
  while (count() < MANY) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(metrics()).toBeGreaterThan(before + MANY)

  const gone = createDeleteTopicsRequest({ topicNames: names, timeoutMs: 60_000 })
  const answer = await peer.request(DeleteTopicsRequestType, DeleteTopicsResponseType, 5, gone, 60_000)
  expect(new Set(answer.responses.map(({ errorCode }) => errorCode))).toEqual(new Set([0]))
  expect(count()).toBe(0)
  expect(metrics() - before).toBeLessThan(50)
  expect(await stage.isHealthy()).toBe(true)
  peer.close()
  await stage.stop()
})
