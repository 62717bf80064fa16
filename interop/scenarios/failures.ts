// What a client does when the server is silent, or goes away and comes back. These run alone.
import assert from 'node:assert/strict'
import { sleep } from '../lib/process.ts'
import { fails, generatedValues, makeTopic, type Scenario, settles, values } from './scenario.ts'

export const requestTimeout: Scenario = {
  name: 'request-timeout',
  about: 'the server is silent: the client gives up in its time; the server goes on: so does the client',
  exclusive: true,
  run: async (stage) => {
    const { driver, target } = stage
    const topic = await makeTopic(stage, 'silent', 1)
    await driver.call('produce', { topic, partition: 0, records: [{ key: null, value: 'before' }] })
    target.pause()
    try {
      await fails(
        driver,
        'produce',
        { topic, partition: 0, records: [{ key: null, value: 'lost' }], timeoutMs: 3_000 },
        null,
      )
    } finally {
      target.resume()
    }
    await driver.call('produce', { topic, partition: 0, records: [{ key: null, value: 'after' }] })
    // A server that stood still for longer than its session is fenced for a moment.
    const { offset } = await settles(driver, 'offsetAt', { topic, partition: 0, at: 'latest' }, () => true)
    const read = await driver.call('consume', { topic, partition: 0, from: { at: 'start' }, count: offset })
    // What was given up may have been received: it was on its way when the server stopped reading.
    assert.deepEqual(
      values(read.records).filter((value) => value !== 'lost'),
      ['before', 'after'],
    )
    return null
  },
}

export const restart: Scenario = {
  name: 'restart',
  about: 'the server is restarted while an idempotent producer sends: each record is there once and in order',
  exclusive: true,
  run: async (stage) => {
    const { driver, target } = stage
    const topic = await makeTopic(stage, 'restart', 1)
    const generate = { count: 120, prefix: 'r', paceMs: 25 }
    const sending = driver.call('produce', { topic, partition: 0, generate, idempotent: true })
    // A failure is reported where it is awaited, below.
    sending.catch(() => {})
    await sleep(1_200)
    await target.restart()
    const done = await sending
    assert.equal(done.count, 120)
    const read = await driver.call('consume', { topic, partition: 0, from: { at: 'start' }, count: 120 })
    assert.deepEqual(values(read.records), generatedValues(120, 'r'))
    const { offset } = await settles(driver, 'offsetAt', { topic, partition: 0, at: 'latest' }, () => true)
    assert.equal(offset, 120)
    return offset
  },
}

export const crash: Scenario = {
  name: 'crash',
  about: 'the server is killed while it is written to: everything that was acknowledged is there after the next start',
  exclusive: true,
  only: 'java-4.4.0',
  run: async (stage) => {
    const { driver, target, name } = stage
    const topic = await makeTopic(stage, 'crash', 3, { 'retention.ms': '123000' })
    const group = name('group')
    await driver.call('produce', { topic, partition: 1, records: [{ key: null, value: 'early' }] })
    await driver.call('join', { member: group, group, topic, sessionTimeoutMs: 6_000, commit: true })
    const one = (found: { offsets: Record<string, number> }): boolean => found.offsets['1'] === 1
    await settles(driver, 'committed', { group, topic, partitions: 3 }, one)
    await driver.call('leave', { member: group })
    const generate = { count: 160, prefix: 'c', paceMs: 25 }
    const sending = driver.call('produce', { topic, partition: 0, generate, idempotent: true })
    sending.catch(() => {})
    await sleep(1_200)
    await driver.call('deleteTopic', { topic: await makeTopic(stage, 'gone', 1) })
    await target.crash()
    assert.equal((await sending).count, 160)
    const read = await driver.call('consume', { topic, partition: 0, from: { at: 'start' }, count: 160 })
    assert.deepEqual(values(read.records), generatedValues(160, 'c'))
    const { offset } = await settles(driver, 'offsetAt', { topic, partition: 0, at: 'latest' }, () => true)
    assert.equal(offset, 160)
    const early = await driver.call('consume', { topic, partition: 1, from: { at: 'start' }, count: 1 })
    assert.deepEqual(values(early.records), ['early'])
    await settles(driver, 'committed', { group, topic, partitions: 3 }, one)
    const names = ['retention.ms']
    const { configs } = await settles(driver, 'describeConfigs', { topic, names }, () => true)
    assert.equal(configs['retention.ms'], '123000')
    const { topics } = await driver.call('listTopics', {})
    assert.equal(topics.includes(name('gone')), false)
    return { offset, configs }
  },
}
