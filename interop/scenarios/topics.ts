// Administration of topics by each client's own admin calls.
import assert from 'node:assert/strict'
import { fails, makeTopic, type Scenario, settles } from './scenario.ts'

export const topics: Scenario = {
  name: 'topics',
  about: 'create, list, describe, add partitions, configs, delete; what must be refused is refused',
  run: async ({ driver, name }) => {
    const topic = name('made')
    const configs = { 'cleanup.policy': 'compact', 'retention.ms': '123456' }
    await driver.call('createTopic', { topic, partitions: 3, configs })
    await settles(driver, 'listTopics', {}, (found) => found.topics.includes(topic))
    await settles(driver, 'describeTopic', { topic }, (found) => found.partitions === 3)

    const names = ['cleanup.policy', 'retention.ms', 'max.message.bytes', 'min.insync.replicas', 'segment.bytes']
    const before = await settles(driver, 'describeConfigs', { topic, names }, () => true)
    assert.equal(before.configs['cleanup.policy'], 'compact')
    assert.equal(before.configs['retention.ms'], '123456')
    assert.equal(before.configs['max.message.bytes'], '1048588')
    await driver.call('alterConfigs', { topic, configs: { 'max.message.bytes': '2000000' } })
    const altered = (found: { configs: Record<string, string> }): boolean =>
      found.configs['max.message.bytes'] === '2000000'
    const after = await settles(driver, 'describeConfigs', { topic, names }, altered)

    await driver.call('addPartitions', { topic, total: 5 })
    await settles(driver, 'describeTopic', { topic }, (found) => found.partitions === 5)

    const refused = {
      exists: await fails(driver, 'createTopic', { topic, partitions: 1 }, 36),
      fewer: await fails(driver, 'addPartitions', { topic, total: 2 }, 37),
      badConfig: await fails(
        driver,
        'createTopic',
        { topic: name('bad'), partitions: 1, configs: { 'retention.ms': 'soon' } },
        40,
      ),
      zero: await fails(driver, 'createTopic', { topic: name('zero'), partitions: 0 }, null),
      unknown: await fails(driver, 'deleteTopic', { topic: name('nowhere') }, 3),
    }

    await driver.call('deleteTopic', { topic })
    await settles(driver, 'listTopics', {}, (found) => !found.topics.includes(topic))
    // A name that was deleted can be used again, and begins empty.
    await settles(driver, 'createTopic', { topic, partitions: 1 }, () => true)
    await settles(driver, 'describeTopic', { topic }, (found) => found.partitions === 1)
    const { offset } = await settles(driver, 'offsetAt', { topic, partition: 0, at: 'latest' }, () => true)
    assert.equal(offset, 0)
    return { before, after, refused }
  },
}

export const metadata: Scenario = {
  name: 'metadata',
  about: 'list and describe topics that are there; the error of one that is not; a topic made by the first produce',
  run: async (stage) => {
    const { driver, client, name } = stage
    const topic = await makeTopic(stage, 'there', 4)
    await settles(driver, 'listTopics', {}, (found) => found.topics.includes(topic))
    const described = await driver.call('describeTopic', { topic })
    assert.equal(described.partitions, 4)

    const nowhere = name('nowhere')
    const unknown =
      client.name === 'kcat'
        ? await fails(driver, 'consume', { topic: nowhere, partition: 0, from: { at: 'start' }, count: 1 }, 3)
        : await fails(driver, 'describeTopic', { topic: nowhere }, 3)

    const auto = name('auto')
    await driver.call('produce', { topic: auto, records: [{ key: null, value: 'first' }] })
    const made = await settles(driver, 'describeTopic', { topic: auto }, (found) => found.partitions > 0)
    const read = await driver.call('consume', { topic: auto, partition: 0, from: { at: 'start' }, count: 1 })
    assert.equal(read.records[0]?.value, 'first')
    return { described, unknown, made }
  },
}
