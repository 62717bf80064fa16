// KafkaJS as a driver: JSON lines on standard input and output, see lib/driver.ts for the calls.
// Run with: node kafkajs.mjs BOOTSTRAP MODULES
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { generated, nap, number, serve, shown } from './driver.mjs'

const [bootstrap, modules] = process.argv.slice(2)
const require = createRequire(join(modules, 'x.js'))
process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1'
const { Kafka, logLevel, CompressionTypes, ConfigResourceTypes } = require('kafkajs')

const TOPIC = ConfigResourceTypes.TOPIC
const kafka = new Kafka({
  clientId: 'interop-kafkajs',
  brokers: [bootstrap],
  logLevel: logLevel.NOTHING,
  requestTimeout: 20_000,
  retry: { initialRetryTime: 100, retries: 40, maxRetryTime: 1_000 },
})
const admin = kafka.admin()
let adminReady
const members = new Map()
const text = (bytes) => (bytes === null || bytes === undefined ? null : bytes.toString('utf8'))

async function withAdmin() {
  adminReady ??= admin.connect()
  await adminReady
  return admin
}

function headersOf(record) {
  const headers = {}
  for (const [name, value] of record.headers ?? []) {
    const bytes = value === null ? null : Buffer.from(value)
    if (!(name in headers)) headers[name] = bytes
    else headers[name] = [headers[name], bytes].flat()
  }
  return headers
}

function messageOf(record, partition) {
  return {
    key: record.key,
    value: record.value,
    headers: headersOf(record),
    partition: record.partition ?? partition,
    ...(record.timestamp === undefined ? {} : { timestamp: String(record.timestamp) }),
  }
}

function recordOf(partition, message) {
  const headers = []
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) headers.push([name, text(one)])
  }
  return {
    partition,
    offset: number(message.offset),
    timestamp: number(message.timestamp),
    key: text(message.key),
    value: shown(message.value),
    headers,
  }
}

async function produce(params) {
  const producer = kafka.producer({
    idempotent: params.idempotent ?? false,
    ...(params.idempotent ? { maxInFlightRequests: 1 } : {}),
    ...(params.timeoutMs === undefined ? {} : { retry: { retries: 0 } }),
  })
  const bounded = params.timeoutMs === undefined ? producer : quickProducer(params)
  await bounded.connect()
  try {
    const offsets = []
    const acks = params.idempotent ? -1 : (params.acks ?? -1)
    const compression = params.compression === 'gzip' ? CompressionTypes.GZIP : CompressionTypes.None
    const send = async (records) => {
      const messages = records.map((record) => messageOf(record, params.partition))
      const done = await bounded.send({ topic: params.topic, acks, compression, messages, timeout: 20_000 })
      for (const one of done ?? []) {
        if (acks !== 0) offsets.push([one.partition, number(one.baseOffset)])
      }
      return records.length
    }
    let count = 0
    if (params.generate?.paceMs) {
      for (const record of generated(params.generate)) {
        count += await send([record])
        await nap(params.generate.paceMs)
      }
    } else {
      const all = params.records ?? [...generated(params.generate)]
      for (let at = 0; at < all.length; at += 1000) count += await send(all.slice(at, at + 1000))
    }
    return { offsets, count }
  } finally {
    await bounded.disconnect()
  }
}

/** A producer that gives up after the scenario's bound instead of retrying. */
function quickProducer(params) {
  const quick = new Kafka({
    clientId: 'interop-kafkajs-quick',
    brokers: [bootstrap],
    logLevel: logLevel.NOTHING,
    requestTimeout: params.timeoutMs,
    connectionTimeout: params.timeoutMs,
    enforceRequestTimeout: true,
    retry: { retries: 0 },
  })
  return quick.producer()
}

let groups = 0

/** KafkaJS reads only as a member of a group: one group per call, placed by seek. */
async function consume(params) {
  const { topic, partition, from } = params
  if (params.reset === 'none') throw Object.assign(new Error('KafkaJS has no reset none'), { name: 'Impossible' })
  const consumer = kafka.consumer({
    groupId: `interop-read-${process.pid}-${++groups}`,
    sessionTimeout: 10_000,
    heartbeatInterval: 500,
    maxWaitTimeInMs: 200,
    retry: { retries: 40, initialRetryTime: 100, maxRetryTime: 1_000 },
    ...(params.maxBytes === undefined ? {} : { maxBytes: params.maxBytes, maxBytesPerPartition: params.maxBytes }),
  })
  const records = []
  await consumer.connect()
  try {
    await consumer.subscribe({ topic, fromBeginning: params.reset !== 'latest' })
    let finish
    const full = new Promise((resolve) => {
      finish = resolve
    })
    const fetched = new Promise((resolve) => consumer.on(consumer.events.FETCH, resolve))
    const begin = await offsetFor(topic, partition, from)
    // Inside the event: after it the first fetch begins, at another place.
    const joined = new Promise((resolve) =>
      consumer.on(consumer.events.GROUP_JOIN, () => {
        consumer.seek({ topic, partition, offset: String(begin) })
        resolve()
      }),
    )
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition: at, message }) => {
        if (at !== partition || records.length >= params.count) return
        // What was under way from the first position does not count.
        if (params.reset === undefined && number(message.offset) < begin) return
        records.push(recordOf(at, message))
        if (records.length === params.count) finish()
      },
    })
    await joined
    if (params.count === 0) finish()
    if (params.later !== undefined) {
      await fetched
      await nap(params.reset === 'latest' ? 1_500 : 300)
      await produce({ topic, records: params.later, partition })
    }
    await Promise.race([full, nap(params.timeoutMs ?? 20_000)])
    return { records: records.sort((a, b) => a.offset - b.offset) }
  } finally {
    await consumer.disconnect()
  }
}

async function offsetFor(topic, partition, from) {
  if (from.at === 'offset') return from.offset
  const client = await withAdmin()
  const found =
    from.at === 'time'
      ? await client.fetchTopicOffsetsByTimestamp(topic, from.timestamp)
      : await client.fetchTopicOffsets(topic)
  const one = found.find((entry) => entry.partition === partition)
  if (from.at === 'time') return number(one.offset)
  return number(from.at === 'start' ? one.low : one.high)
}

async function joinGroup(params) {
  const consumer = kafka.consumer({
    groupId: params.group,
    sessionTimeout: params.sessionTimeoutMs,
    heartbeatInterval: 500,
    maxWaitTimeInMs: 200,
    rebalanceTimeout: 10_000,
  })
  const member = { consumer, assigned: [], values: [] }
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    member.assigned = payload.memberAssignment[params.topic] ?? []
  })
  await consumer.connect()
  await consumer.subscribe({ topic: params.topic, fromBeginning: true })
  await consumer.run({
    autoCommit: params.commit,
    autoCommitInterval: 200,
    eachMessage: async ({ message }) => {
      member.values.push(text(message.value))
    },
  })
  members.set(params.member, member)
  return {}
}

serve({
  createTopic: async ({ topic, partitions, configs }) => {
    const configEntries = Object.entries(configs ?? {}).map(([name, value]) => ({ name, value }))
    const made = await (await withAdmin()).createTopics({
      // Its own wait gives up at the first Metadata that does not know the topic yet.
      waitForLeaders: false,
      topics: [{ topic, numPartitions: partitions, replicationFactor: 1, configEntries }],
    })
    if (!made) throw Object.assign(new Error('the topic exists'), { code: 36, type: 'TOPIC_ALREADY_EXISTS' })
    return {}
  },
  deleteTopic: async ({ topic }) => {
    await (await withAdmin()).deleteTopics({ topics: [topic] })
    return {}
  },
  listTopics: async () => ({ topics: await (await withAdmin()).listTopics() }),
  describeTopic: async ({ topic }) => {
    const { topics } = await (await withAdmin()).fetchTopicMetadata({ topics: [topic] })
    return { partitions: topics[0].partitions.length }
  },
  addPartitions: async ({ topic, total }) => {
    await (await withAdmin()).createPartitions({ topicPartitions: [{ topic, count: total }] })
    return {}
  },
  alterConfigs: async ({ topic, configs }) => {
    const configEntries = Object.entries(configs).map(([name, value]) => ({ name, value }))
    await (await withAdmin()).alterConfigs({ resources: [{ type: TOPIC, name: topic, configEntries }] })
    return {}
  },
  describeConfigs: async ({ topic, names }) => {
    const resources = [{ type: TOPIC, name: topic, configNames: names }]
    const done = await (await withAdmin()).describeConfigs({ resources, includeSynonyms: false })
    const entries = done.resources[0].configEntries
    return { configs: Object.fromEntries(entries.map((entry) => [entry.configName, entry.configValue])) }
  },
  produce,
  consume,
  offsetAt: async ({ topic, partition, at }) => {
    const where = { earliest: { at: 'start' }, latest: { at: 'end' } }[at] ?? { at: 'time', timestamp: at }
    return { offset: await offsetFor(topic, partition, where) }
  },
  join: joinGroup,
  status: async ({ member }) => {
    const { assigned, values } = members.get(member)
    return { assigned: [...assigned].sort((a, b) => a - b), values }
  },
  leave: async ({ member }) => {
    await members.get(member).consumer.disconnect()
    members.delete(member)
    return {}
  },
  committed: async ({ group, topic }) => {
    const [found] = await (await withAdmin()).fetchOffsets({ groupId: group, topics: [topic] })
    const set = found.partitions.filter((one) => one.offset !== '-1')
    return { offsets: Object.fromEntries(set.map((one) => [one.partition, number(one.offset)])) }
  },
  listGroups: async () => {
    const { groups: found } = await (await withAdmin()).listGroups()
    return { groups: found.map((group) => group.groupId) }
  },
  describeGroup: async ({ group }) => {
    const { groups: found } = await (await withAdmin()).describeGroups([group])
    return { state: found[0].state, members: found[0].members.length }
  },
  deleteGroup: async ({ group }) => {
    try {
      await (await withAdmin()).deleteGroups([group])
    } catch (error) {
      throw Object.assign(error, { code: error.groups?.[0]?.errorCode ?? error.code })
    }
    return {}
  },
})
