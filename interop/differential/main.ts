// The same requests to Apache Kafka and to another server, answers compared field by field.
//
//   node interop/differential/main.ts [--other ottla|kafka] [--only NAME]... [--show N] [--texts]
//                                              [--seed N] [--random COUNT] [--coverage] [--ordered]
//
// `--other kafka` compares Apache Kafka with itself: it must find nothing, else a rule of the normaliser is missing.
// `--texts` counts differences of error messages too, `--ordered` those of the order of lists, and `--coverage` prints
// with how many values each field was asked. Writes results/differential.json; ends with `N equal, N different`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { interopDir } from '../lib/cache.ts'
import { freePort } from '../lib/process.ts'
import { formatKafka, startKafka } from '../targets/kafka.ts'
import { formatOttla, startOttla } from '../targets/ottla.ts'
import { combinedProperties } from '../targets/properties.ts'
import type { Target } from '../targets/target.ts'
import { allowed } from './allowed.ts'
import { brokerConfigs } from './cases/broker-configs.ts'
import * as configValues from './cases/config-values.ts'
import * as configs from './cases/configs.ts'
import { connections } from './cases/connections.ts'
import { fetchLives } from './cases/fetch-lives.ts'
import * as frames from './cases/frames.ts'
import { groupLives } from './cases/group-lives.ts'
import * as groups from './cases/groups.ts'
import * as hostile from './cases/hostile.ts'
import { hostileFrames } from './cases/hostile-frames.ts'
import { mutations } from './cases/mutations.ts'
import { produceLives } from './cases/produce-lives.ts'
import { random } from './cases/random.ts'
import * as records from './cases/records.ts'
import * as topics from './cases/topics.ts'
import { Coverage } from './coverage.ts'
import type { Plain } from './message.ts'
import { Names } from './normalise.ts'
import { apiKey, type Conversation, type Offered, Talk, type Transcript } from './talk.ts'

const { values: options } = parseArgs({
  options: {
    other: { type: 'string', default: 'ottla' },
    only: { type: 'string', multiple: true, default: [] },
    show: { type: 'string', default: '200' },
    texts: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    random: { type: 'string', default: '1000' },
    coverage: { type: 'boolean', default: false },
    ordered: { type: 'boolean', default: false },
  },
})

const conversations: readonly Conversation[] = [
  frames.apiVersions,
  frames.frames,
  hostileFrames,
  connections,
  topics.metadata,
  // Before somebody creates `__consumer_offsets` with another number of partitions.
  groups.findCoordinator,
  topics.createTopics,
  topics.createPartitions,
  topics.deleteTopics,
  topics.describe,
  topics.deleteRecords,
  records.produce,
  records.fetch,
  records.listOffsets,
  records.producerIds,
  hostile.hostileBatches,
  hostile.hostileTimes,
  hostile.hostileSizes,
  groups.classic,
  groups.offsets,
  groups.groupAdmin,
  configs.describeConfigs,
  configs.incremental,
  configs.alter,
  brokerConfigs,
  produceLives,
  fetchLives,
  groupLives,
  configValues.topicConfigValues,
  configValues.brokerConfigValues,
  configValues.groupConfigValues,
  random(Number(options.seed), Number(options.random)),
  mutations('data', [
    'Produce',
    'Fetch',
    'ListOffsets',
    'OffsetForLeaderEpoch',
    'DeleteRecords',
    'InitProducerId',
    'DescribeProducers',
  ]),
  mutations('groups', [
    'OffsetCommit',
    'OffsetFetch',
    'OffsetDelete',
    'FindCoordinator',
    'JoinGroup',
    'SyncGroup',
    'Heartbeat',
    'LeaveGroup',
    'DescribeGroups',
    'ListGroups',
    'DeleteGroups',
  ]),
  mutations('admin', [
    'ApiVersions',
    'Metadata',
    'CreateTopics',
    'CreatePartitions',
    'DeleteTopics',
    'ElectLeaders',
    'DescribeCluster',
    'DescribeTopicPartitions',
    'DescribeLogDirs',
    'ListConfigResources',
    'SaslHandshake',
    'SaslAuthenticate',
  ]),
  mutations('configs', ['DescribeConfigs', 'IncrementalAlterConfigs', 'AlterConfigs']),
  frames.defaults,
].filter(({ name }) => options.only.length === 0 || options.only.includes(name))

const CLUSTER_ID = 'AAAAAAAAAAAAAAAAAAAAAw'
const TEXT_FIELD = /\.(errorMessage|batchIndexErrorMessage)$/

interface Side {
  readonly target: Target
  readonly names: Names
  readonly offered: ReadonlyMap<number, Offered>
}

/** Starts a server with the common properties; its port and directory are known to the normaliser. */
async function side(kind: string): Promise<Side> {
  const dir = mkdtempSync(join(tmpdir(), 'interop-differential-'))
  const logs = join(dir, 'kafka')
  mkdirSync(logs)
  const port = await freePort()
  const controllerPort = await freePort()
  const properties = join(dir, 'server.properties')
  // A first join is answered at once: nothing else depends on it.
  const quick = combinedProperties(port, controllerPort, logs).replace(
    /^(group\.initial\.rebalance\.delay\.ms)=.*$/m,
    '$1=0',
  )
  writeFileSync(properties, quick)
  const bootstrap = `127.0.0.1:${port}`
  let target: Target
  if (kind === 'kafka') {
    await formatKafka('4.4.0', properties, CLUSTER_ID, { format: ['--release-version', '4.3'] })
    target = await startKafka('4.4.0', dir, properties, bootstrap)
  } else {
    await formatOttla(properties, CLUSTER_ID)
    target = await startOttla(dir, properties, bootstrap)
  }
  const names = new Names([
    [logs, 'log directory'],
    [dir, 'directory'],
    [String(port), 'port'],
    [String(controllerPort), 'controller port'],
    [CLUSTER_ID, 'cluster id'],
  ])
  return { target, names, offered: await offeredBy(bootstrap, names) }
}

async function offeredBy(address: string, names: Names): Promise<Map<number, Offered>> {
  const talk = new Talk(address, new Map(), new Map(), names)
  const answer = await talk.quietly('ApiVersions', 3, { clientSoftwareName: 'talk', clientSoftwareVersion: '1' })
  talk.close()
  if (typeof answer === 'string') throw new Error(`ApiVersions: ${answer}`)
  const keys = answer['apiKeys'] as { apiKey: number; minVersion: number; maxVersion: number }[]
  return new Map(
    keys.map(({ apiKey, minVersion, maxVersion }) => [apiKey, { key: apiKey, min: minVersion, max: maxVersion }]),
  )
}

async function converse(conversation: Conversation, one: Side, reference: Side): Promise<Transcript> {
  const talk = new Talk(one.target.bootstrap, reference.offered, one.offered, one.names, {
    coverage: one === reference ? coverage : null,
    ordered: options.ordered,
  })
  try {
    await conversation.talk(talk)
  } catch (error) {
    // Also where both end early at the same place: what was to come is not asked.
    talk.transcript.set(`${conversation.name} ended early on ${one.target.name} ${one === reference}`, String(error))
  } finally {
    talk.close()
  }
  return talk.transcript
}

/** Path, what the reference says, what the other says: for each leaf that differs. */
type Difference = readonly [path: string, reference: Plain | undefined, other: Plain | undefined]

function differences(a: Plain | undefined, b: Plain | undefined, path: string, found: Difference[]): void {
  if (isDeepStrictEqual(a, b)) return
  const objects = typeof a === 'object' && a !== null && typeof b === 'object' && b !== null
  if (!objects || Array.isArray(a) !== Array.isArray(b)) {
    found.push([path, a, b])
    return
  }
  const left = byName(a, path)
  const right = byName(b, path)
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    differences(left[key], right[key], `${path}.${key}`, found)
  }
}

/** Features go by their names, so that one which is missing does not move the others. */
function byName(value: object, path: string): { readonly [name: string]: Plain } {
  if (!path.endsWith('Features') || !Array.isArray(value)) return value as { [name: string]: Plain }
  return Object.fromEntries(value.map((item: { readonly name: string }) => [item.name, item]))
}

/** Topics that a server makes for APIs that only one side offers. */
const TOPICS_OF_APIS: readonly (readonly [topic: string, api: string])[] = [
  ['__transaction_state', 'AddPartitionsToTxn'],
  ['__share_group_state', 'ShareFetch'],
]

/** What only one side offers is named once, at the end, and not in each list of APIs and of topics. */
function withoutMissing(value: Plain, both: ReadonlySet<number>): Plain {
  if (Array.isArray(value)) return value.map((item) => withoutMissing(item, both))
  if (typeof value !== 'object' || value === null) return value
  const strange: readonly unknown[] = TOPICS_OF_APIS.flatMap(([topic, api]) => (both.has(apiKey(api)) ? [] : [topic]))
  const lists: { readonly [field: string]: (item: { readonly [name: string]: Plain }) => boolean } = {
    apiKeys: (item) => both.has(Number(item['apiKey'])),
    topics: (item) => !strange.includes(item['name']),
    configResources: (item) => !strange.includes(item['resourceName']),
    replicaElectionResults: (item) => !strange.includes(item['topic']),
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      const stays = lists[field]
      if (stays === undefined || !Array.isArray(inner)) return [field, withoutMissing(inner, both)]
      return [field, inner.filter((item) => stays(item as { readonly [name: string]: Plain }))]
    }),
  )
}

interface Finding {
  readonly conversation: string
  readonly label: string
  readonly differences: readonly Difference[]
}

/** Per API and version: how many answers were equal, and how many not. */
const asked = new Map<string, Map<number, { equal: number; different: number }>>()

function tally(label: string, same: boolean): void {
  const [, api, version] = /^(\w+) v(\d+) /.exec(label) ?? []
  if (api === undefined) return
  const counts = asked.get(api) ?? new Map<number, { equal: number; different: number }>()
  asked.set(api, counts)
  const count = counts.get(Number(version)) ?? { equal: 0, different: 0 }
  counts.set(Number(version), count)
  if (same) count.equal++
  else count.different++
}

const coverage = new Coverage()
const kafka = await side('kafka')
const other = await side(options.other)
const both = new Set([...kafka.offered.keys()].filter((key) => other.offered.has(key)))
const missing = [...kafka.offered.keys()].filter((key) => !both.has(key))
const findings: Finding[] = []
const silent: string[] = []
let equal = 0
let notOffered = 0
let textOnly = 0
let allowedOnes = 0
try {
  for (const conversation of conversations) {
    const begin = Date.now()
    const want = await converse(conversation, kafka, kafka)
    const got = await converse(conversation, other, kafka)
    let bad = 0
    for (const label of new Set([...want.keys(), ...got.keys()])) {
      const a = want.get(label)
      const b = got.get(label)
      if (a === 'no answer') silent.push(label)
      if (b === 'not offered') {
        notOffered++
        continue
      }
      const found: Difference[] = []
      differences(
        a === undefined ? undefined : withoutMissing(a, both),
        b === undefined ? undefined : withoutMissing(b, both),
        '',
        found,
      )
      const meant = ([path, reference, value]: Difference): boolean =>
        allowed.some(
          (one) =>
            one.label.test(label) &&
            (one.path === undefined || one.path.test(path)) &&
            (one.when === undefined || one.when(reference, value)),
        )
      const unmeant = found.filter((one) => !meant(one))
      if (unmeant.length < found.length) allowedOnes++
      const serious = unmeant.filter(([path]) => options.texts || !TEXT_FIELD.test(path))
      tally(label, serious.length === 0)
      if (serious.length === 0) {
        equal++
        if (unmeant.length > 0) textOnly++
        continue
      }
      bad++
      findings.push({ conversation: conversation.name, label, differences: serious })
    }
    console.log(`${conversation.name}: ${want.size} answers, ${bad} different, ${Date.now() - begin} ms`)
  }
} finally {
  await Promise.allSettled([kafka.target.stop(), other.target.stop()])
}
for (const one of [kafka, other]) rmSync(one.target.dir, { recursive: true, force: true })

for (const { conversation, label, differences: found } of findings.slice(0, Number(options.show))) {
  console.log(`\n${conversation}: ${label}`)
  for (const [path, a, b] of found.slice(0, 6)) {
    console.log(`    ${path}: ${short(b)} instead of ${short(a)}`)
  }
  if (found.length > 6) console.log(`    and ${found.length - 6} more`)
}

function short(value: Plain | undefined): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 160)
}

if (options.coverage) for (const line of coverage.lines([...asked.keys()].sort())) console.log(line)
mkdirSync(join(interopDir, 'results'), { recursive: true })
const versions = Object.fromEntries(
  [...asked].map(([api, counts]) => [api, Object.fromEntries([...counts].sort(([a], [b]) => a - b))]),
)
const result = { other: options.other, missing, versions, findings }
writeFileSync(join(interopDir, 'results', 'differential.json'), `${JSON.stringify(result, null, 1)}\n`)
console.log(
  `\nnot offered: APIs ${missing.join(' ') || 'none'} (${notOffered} questions); other texts: ${textOnly}; meant: ${allowedOnes}`,
)
if (silent.length > 0) console.log(`the reference gave no answer to: ${silent.join('; ')}`)
console.log(`${equal} equal, ${findings.length} different`)
process.exit(findings.length === 0 ? 0 : 1)
