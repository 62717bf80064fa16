// What Kafka's tools print, word by word: people read it and scripts cut it into columns.
import assert from 'node:assert/strict'
import { CONFIGS, ConsoleTools, GROUPS, OFFSETS, TOPICS } from '../clients/console-tools.ts'
import { makeTopic, type Scenario, settles } from './scenario.ts'

const PARTITIONS = 2

export const printed: Scenario = {
  name: 'printed',
  about:
    'what kafka-topics, kafka-configs, kafka-get-offsets and kafka-consumer-groups print is the same, word by word',
  only: 'console-tools',
  run: async (stage) => {
    const { driver, helper, name } = stage
    assert.ok(driver instanceof ConsoleTools)
    const configs = { 'cleanup.policy': 'compact', 'retention.ms': '1000' }
    const topic = await makeTopic(stage, 'shown', PARTITIONS, configs)
    const group = name('group')
    const records = Array.from({ length: 6 }, (_, i) => ({ key: `k${i}`, value: `v${i}`, partition: i % PARTITIONS }))
    await helper.call('produce', { topic, records })
    await helper.call('join', { member: group, group, topic, sessionTimeoutMs: 6_000, commit: true })
    const done = (found: { offsets: Record<string, number> }): boolean =>
      Object.keys(found.offsets).length === PARTITIONS
    await settles(helper, 'committed', { group, topic, partitions: PARTITIONS }, done)
    const print = async (main: string, ...args: string[]): Promise<string> => tidy(await driver.print(main, args))
    const ofGroup = async (...args: string[]): Promise<string> => await print(GROUPS, '--group', group, ...args)
    const members = [await ofGroup('--describe'), await ofGroup('--describe', '--members', '--verbose')]
    const state = await ofGroup('--describe', '--state')
    await helper.call('leave', { member: group })
    await settles(helper, 'describeGroup', { group }, (found) => found.members === 0)
    const entity = ['--entity-type', 'topics', '--entity-name', topic]
    return {
      members,
      state,
      empty: [
        await ofGroup('--describe'),
        await ofGroup('--describe', '--members'),
        await ofGroup('--describe', '--state'),
      ],
      describe: await print(TOPICS, '--describe', '--topic', topic),
      overrides: await print(TOPICS, '--describe', '--topic', topic, '--topics-with-overrides'),
      underReplicated: await print(TOPICS, '--describe', '--under-replicated-partitions'),
      atMinIsr: await print(TOPICS, '--describe', '--topic', topic, '--at-min-isr-partitions'),
      configs: await print(CONFIGS, '--describe', ...entity),
      allConfigs: await print(CONFIGS, '--describe', '--all', ...entity),
      latest: await print(OFFSETS, '--topic', topic),
      earliest: await print(OFFSETS, '--topic', topic, '--time', 'earliest'),
      maxTimestamp: (await print(OFFSETS, '--topic', topic, '--time', 'max-timestamp')).split(':').length,
      reset: await ofGroup('--reset-offsets', '--to-earliest', '--dry-run', '--topic', topic),
      resetDone: await ofGroup('--reset-offsets', '--shift-by', '-1', '--execute', '--topic', topic),
      afterReset: await ofGroup('--describe'),
      deleteOffsets: await ofGroup('--delete-offsets', '--topic', `${topic}:0`),
      afterDelete: await ofGroup('--describe'),
      deleted: await ofGroup('--delete'),
    }
  },
}

/** Ids that a server made up, and the width of columns that follows from them. */
function tidy(text: string): string {
  return text
    .replaceAll(/TopicId: \S+/g, 'TopicId: <id>')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<random>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '<address>')
    .replaceAll(/ +/g, ' ')
}
