// What Ottla does not make itself, in a directory of Apache Kafka's that was killed: transactions (one of them open), groups of
// every kind, credentials, quotas, configs of everything, a compacted log. Ottla shows what it serves of it, adds to it, writes
// snapshots of the metadata and is killed; then Apache Kafka must find all of it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dump } from '../directories.ts'
import type { Estate } from '../lib/estate.ts'
import { until } from '../lib/process.ts'
import { madePlace, type Place, removed, same, turn } from './place.ts'

/** Snapshots every 4 kB of metadata, and a cleaner that does not wait. */
const MORE = { 'metadata.log.max.record.bytes.between.snapshots': '4000', 'log.cleaner.backoff.ms': '200' }

type Seen = Record<'metadata' | 'groups' | 'records', Record<string, unknown>>

async function transactions(estate: Estate): Promise<void> {
  await estate.do('topic', { topic: 'ledger', partitions: 1 })
  const of = { topic: 'ledger', partition: 0, count: 10, group: 'auditors' }
  await estate.do('transaction', { ...of, id: 'done', prefix: 'committed', end: 'commit', offsets: { 'plain-0': 7 } })
  await estate.do('transaction', { ...of, id: 'given-up', prefix: 'aborted', end: 'abort', offsets: { 'plain-0': 9 } })
  await estate.do('transaction', { ...of, id: 'open', prefix: 'open', end: 'open', offsets: { 'plain-1': 3 } })
  await estate.do('produce', { topic: 'ledger', partition: 0, count: 10, prefix: 'behind' })
}

async function groups(estate: Estate): Promise<void> {
  const readers = { topic: 'plain', count: 100 }
  await estate.do('group', { ...readers, group: 'classic', protocol: 'classic' })
  await estate.do('group', { ...readers, group: 'next', protocol: 'consumer' })
  await estate.do('group', { ...readers, group: 'static', protocol: 'consumer', instance: 'i' })
  await estate.do('commit', { group: 'simple', offsets: { 'plain-0': 11, 'plain-1': 12 } })
  await estate.do('streams', { group: 'streamers', topic: 'plain' })
  await estate.do('topic', { topic: 'shared', partitions: 1 })
  await estate.do('produce', { topic: 'shared', count: 40, prefix: 'shared' })
  await estate.do('configs', { type: 'GROUP', name: 'sharers', set: { 'share.auto.offset.reset': 'earliest' } })
  await estate.share({ group: 'sharers', topic: 'shared', count: 13 })
}

/** A log with gaps: once the cleaner has been there, the policy changes, so that it does not come again. */
async function compacted(estate: Estate, place: Place): Promise<void> {
  const configs = { 'cleanup.policy': 'compact', 'segment.bytes': '1048576', 'min.cleanable.dirty.ratio': '0.01' }
  await estate.do('topic', { topic: 'compacted', partitions: 1, configs })
  await estate.do('produce', {
    topic: 'compacted',
    count: 8_000,
    keys: 50,
    prefix: 'c',
    size: 400,
    compression: 'none',
  })
  const checkpoint = join(place.logs, 'cleaner-offset-checkpoint')
  await until(
    'the cleaner has been there',
    30_000,
    () => readFileSync(checkpoint, 'utf8').includes('compacted') || undefined,
  )
  await estate.do('configs', {
    type: 'TOPIC',
    name: 'compacted',
    set: { 'cleanup.policy': 'delete', 'retention.ms': '-1' },
  })
}

async function fill(estate: Estate, place: Place): Promise<void> {
  await estate.do('topic', { topic: 'plain', partitions: 2, configs: { 'retention.ms': '-1' } })
  for (const compression of ['none', 'gzip', 'snappy', 'lz4', 'zstd']) {
    await estate.do('produce', { topic: 'plain', count: 50, prefix: compression, compression })
  }
  await transactions(estate)
  await groups(estate)
  await compacted(estate, place)
  await estate.do('credentials')
  await estate.do('configs', { type: 'BROKER', name: '1', set: { 'log.cleaner.threads': '2' } })
  await estate.do('configs', { type: 'BROKER', name: '', set: { 'message.max.bytes': '2000000' } })
  await estate.do('configs', { type: 'GROUP', name: 'next', set: { 'consumer.session.timeout.ms': '50000' } })
  await estate.do('configs', { type: 'CLIENT_METRICS', name: 'mine', set: { metrics: 'org.apache.kafka.producer.' } })
  await estate.do('topic', { topic: 'gone', partitions: 2 })
  await estate.do('deleteTopic', { topic: 'gone' })
}

/** Written by Ottla: beside the open transaction, into the compacted log, and metadata for some snapshots. */
async function add(estate: Estate): Promise<void> {
  await estate.do('produce', { topic: 'ledger', partition: 0, count: 5, prefix: 'of Ottla' })
  await estate.do('produce', { topic: 'compacted', count: 500, keys: 50, prefix: 'of Ottla', size: 400 })
  await estate.do('commit', { group: 'simple', offsets: { 'plain-0': 21 } })
  await estate.do('topic', { topic: 'ours', partitions: 3 })
  await estate.do('produce', { topic: 'ours', count: 50, prefix: 'of Ottla' })
  for (let n = 0; n < 60; n++) {
    await estate.do('configs', { type: 'TOPIC', name: 'plain', set: { 'segment.bytes': String(10_000_000 + n) } })
  }
}

async function see(estate: Estate, kafka: boolean): Promise<Seen> {
  const [metadata, groups, records] = [
    await estate.look('metadata', { kafka }),
    await estate.look('groups', { kafka }),
    await estate.look('records', { kafka }),
  ]
  return { metadata, groups, records }
}

/** Sections that Ottla does not serve, and offsets of share groups, are Apache Kafka's alone. */
function served({ metadata, groups, records }: Seen): Seen {
  const own = Object.entries(metadata).filter(
    ([name]) => !['features', 'scram', 'quotas', 'transactions'].includes(name),
  )
  const told = Object.entries(groups).map(([id, group]) => {
    const [type, state, offsets] = group as readonly string[]
    return [id, type === 'Share' ? [type, state] : [type, state, offsets]] as const
  })
  return { metadata: Object.fromEntries(own), groups: Object.fromEntries(told), records }
}

/** Segments of the topics that nobody but Apache Kafka writes. */
function foreignSegments({ logs }: Place): Record<string, string> {
  const found: Record<string, string> = {}
  for (const dir of readdirSync(logs).filter((name) => /^__(transaction|share_group)_state-\d+$/.test(name))) {
    for (const file of readdirSync(join(logs, dir)).filter((name) => name.endsWith('.log'))) {
      const bytes = readFileSync(join(logs, dir, file))
      found[`${dir}/${file}`] = createHash('sha1').update(bytes).digest('hex')
    }
  }
  return found
}

/** What changes at the end: the producer of the open transaction comes back, which aborts it, and commits another one. */
async function endTransaction(estate: Estate): Promise<void> {
  const of = { topic: 'ledger', partition: 0, group: 'auditors', offsets: { 'plain-1': 5 } }
  await estate.do('transaction', { ...of, id: 'open', count: 1, prefix: 'again', end: 'commit' })
  const { records, groups } = await see(estate, true)
  assert.match(String(records['ledger-0']), /read_committed 0 to 50: 26 /, 'committed, behind, of Ottla, again')
  assert.match(String((groups['auditors'] as string[])[2]), /plain-0=.*offset=7,.*plain-1=.*offset=5,/)
  const taken = await estate.share({ group: 'sharers', topic: 'shared', count: 27 })
  assert.deepEqual(
    taken,
    Array.from({ length: 27 }, (_, n) => 13 + n),
    'the share group goes on behind what it took',
  )
}

/** Throws with what differs. */
export async function estate(): Promise<void> {
  const place = await madePlace('kafka-4.4.0', { more: MORE })
  const made = await turn('kafka-4.4.0', place, 'kill', async (client) => {
    await fill(client, place)
    return await see(client, true)
  })
  const foreign = foreignSegments(place)
  const after = await turn('ottla', place, 'kill', async (client) => {
    same(served(made), served(await see(client, false)), 'Ottla on the estate of Apache Kafka')
    await add(client)
    return await see(client, false)
  })
  same(foreign, foreignSegments(place), 'segments that Ottla does not write')
  await dump(place.logs, ['compacted'])
  await turn('kafka-4.4.0', place, 'stop', async (client) => {
    const wanted = made.metadata['transactions']
    const found = await until('the transactions are known again', 20_000, async () => {
      const seen = await see(client, true)
      return Object.keys(seen.metadata['transactions'] as object).length === 3 ? seen : undefined
    })
    assert.equal((wanted as Record<string, string>)['open'], 'Ongoing')
    same(served(after), served(found), 'Apache Kafka on what Ottla handed back')
    for (const name of ['features', 'scram', 'quotas', 'transactions']) {
      same(made.metadata[name], found.metadata[name], `Apache Kafka's own ${name}`)
    }
    same(made.groups['sharers'], found.groups['sharers'], "Apache Kafka's own share group")
    await endTransaction(client)
  })
  removed(place)
}
