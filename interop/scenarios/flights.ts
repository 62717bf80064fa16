// Real input: 200,000 flights as JSON lines through a topic, in by kcat, out by three members of a group.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmModules } from '../lib/cache.ts'
import { runCommand, until } from '../lib/process.ts'
import { makeTopic, type Scenario } from './scenario.ts'

const FILE = join(npmModules, 'vega-datasets', 'data', 'flights-200k.json')
const LIMIT_MS = 90_000

/** The same for the same lines in any order. */
function checksum(lines: readonly string[]): string {
  const hash = createHash('sha256')
  for (const line of [...lines].sort()) hash.update(line).update('\n')
  return hash.digest('hex')
}

export const flights: Scenario = {
  name: 'flights',
  about:
    'the flights of vega-datasets streamed in by kcat and read back by three group members: same count, same checksum',
  only: 'kcat',
  run: async (stage) => {
    const { driver, target } = stage
    const lines = (JSON.parse(readFileSync(FILE, 'utf8')) as unknown[]).map((flight) => JSON.stringify(flight))
    assert.ok(lines.length >= 200_000)
    const topic = await makeTopic(stage, 'flights', 6)
    const group = stage.name('readers')
    const members = ['x', 'y', 'z'].map((seat) => `${group}-${seat}`)
    for (const member of members) {
      await driver.call('join', { member, group, topic, sessionTimeoutMs: 10_000, commit: true })
    }
    const sharing = async (): Promise<true | undefined> => {
      const all = await Promise.all(members.map(async (member) => await driver.call('status', { member })))
      return all.every((status) => status.assigned.length === 2) || undefined
    }
    await until('the members share the partitions', LIMIT_MS, sharing)

    const args = ['-P', '-b', target.bootstrap, '-t', topic, '-z', 'lz4', '-X', 'linger.ms=20', '-X', 'acks=all']
    // Without it librdkafka keeps to one partition while it lingers.
    args.push('-X', 'sticky.partitioning.linger.ms=0')
    const sent = await runCommand('kcat', args, { stdin: `${lines.join('\n')}\n`, timeoutMs: LIMIT_MS })
    assert.equal(sent.code, 0, sent.stderr)

    const read = await until('all flights are read', LIMIT_MS, async () => {
      const all = await Promise.all(members.map(async (member) => await driver.call('status', { member })))
      const values = all.flatMap((status) => status.values)
      return values.length >= lines.length ? { values, each: all.map((status) => status.values.length) } : undefined
    })
    for (const member of members) await driver.call('leave', { member })
    assert.equal(read.values.length, lines.length)
    assert.equal(checksum(read.values), checksum(lines))
    assert.ok(
      read.each.every((count) => count > 0),
      `each member read something: ${read.each.join()}`,
    )
    return { count: read.values.length, checksum: checksum(read.values) }
  },
}
