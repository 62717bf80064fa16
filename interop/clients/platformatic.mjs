// @platformatic/kafka as a driver: JSON lines on standard input and output, see lib/driver.ts for the calls.
// Run with: node platformatic.mjs BOOTSTRAP MODULES
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generated, nap, number, serve, shown } from './driver.mjs'

const [bootstrap, modules] = process.argv.slice(2)
const entry = join(modules, '@platformatic', 'kafka', 'dist', 'index.js')
const { Admin, Consumer, Producer } = await import(pathToFileURL(entry).href)

const base = {
  clientId: 'interop-platformatic',
  bootstrapBrokers: [bootstrap],
  timeout: 20_000,
  requestTimeout: 20_000,
  retries: 20,
  retryDelay: 200,
  metadataMaxAge: 1_000,
}
const admin = new Admin(base)
const members = new Map()
const text = (bytes) => (bytes === null || bytes === undefined ? null : bytes.toString('utf8'))
const bytes = (value) => (value === null || value === undefined ? value : Buffer.from(value))

function messageOf(topic, record, partition) {
  const headers = new Map((record.headers ?? []).map(([name, value]) => [Buffer.from(name), bytes(value)]))
  return {
    topic,
    key: bytes(record.key) ?? undefined,
    value: bytes(record.value) ?? undefined,
    headers,
    partition: record.partition ?? partition,
    ...(record.timestamp === undefined ? {} : { timestamp: BigInt(record.timestamp) }),
  }
}

function recordOf(message) {
  return {
    partition: message.partition,
    offset: number(message.offset),
    timestamp: number(message.timestamp),
    key: text(message.key),
    value: shown(message.value),
    headers: message.headerEntries.map(([name, value]) => [text(name), text(value)]),
  }
}

async function produce(params) {
  const producer = new Producer({
    ...base,
    idempotent: params.idempotent ?? false,
    autocreateTopics: true,
    ...(params.timeoutMs === undefined
      ? {}
      : { retries: 0, timeout: params.timeoutMs, requestTimeout: params.timeoutMs, connectTimeout: params.timeoutMs }),
  })
  try {
    const offsets = []
    const acks = params.idempotent ? -1 : (params.acks ?? -1)
    const send = async (records) => {
      const messages = records.map((record) => messageOf(params.topic, record, params.partition))
      const done = await producer.send({ messages, acks, compression: params.compression ?? 'none' })
      for (const one of done.offsets ?? []) offsets.push([one.partition, number(one.offset)])
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
    await producer.close(true)
  }
}

let groups = 0

async function consume(params) {
  const { topic, partition, from } = params
  const consumer = new Consumer({
    ...base,
    groupId: `interop-read-${process.pid}-${++groups}`,
    sessionTimeout: 10_000,
    heartbeatInterval: 500,
    maxWaitTime: 200,
    ...(params.maxBytes === undefined ? {} : { maxBytes: params.maxBytes, maxBytesPerPartition: params.maxBytes }),
  })
  const records = []
  try {
    const begin = await offsetFor(topic, partition, from)
    const { partitions } = await describe(topic)
    const offsets = []
    for (let one = 0; one < partitions; one++) {
      offsets.push({ topic, partition: one, offset: one === partition ? BigInt(begin) : 0n })
    }
    const fallbackMode = { earliest: 'earliest', latest: 'latest', none: 'fail' }[params.reset ?? 'none']
    const stream = await consumer.consume({
      topics: [topic],
      mode: 'manual',
      fallbackMode,
      offsets,
      autocommit: false,
      maxWaitTime: 200,
    })
    let fail
    const failed = new Promise((_, reject) => {
      fail = reject
    })
    failed.catch(() => {})
    let finish
    const full = new Promise((resolve) => {
      finish = resolve
    })
    stream.on('error', fail)
    stream.on('data', (message) => {
      if (message.partition !== partition || records.length >= params.count) return
      records.push(recordOf(message))
      if (records.length === params.count) finish()
    })
    if (params.count === 0) finish()
    if (params.later !== undefined) {
      await Promise.race([nap(params.reset === 'latest' ? 1_500 : 500), failed])
      await produce({ topic, records: params.later, partition })
    }
    await Promise.race([full, failed, nap(params.timeoutMs ?? 20_000)])
    return { records }
  } finally {
    await consumer.close(true)
  }
}

async function describe(topic) {
  try {
    const { topics } = await admin.metadata({ topics: [topic], autocreateTopics: false, forceUpdate: true })
    return { partitions: topics.get(topic).partitionsCount }
  } catch (error) {
    // It keeps the number of this one error to itself.
    if (/Unknown topic/.test(error.message)) throw Object.assign(error, { apiCode: 3 })
    throw error
  }
}

async function offsetFor(topic, partition, from) {
  if (from.at === 'offset') return from.offset
  const timestamp = { start: -2n, end: -1n }[from.at] ?? BigInt(from.timestamp)
  const [found] = await admin.listOffsets({
    topics: [{ name: topic, partitions: [{ partitionIndex: partition, timestamp }] }],
  })
  return number(found.partitions[0].offset)
}

async function joinGroup(params) {
  const consumer = new Consumer({
    ...base,
    groupId: params.group,
    sessionTimeout: params.sessionTimeoutMs,
    rebalanceTimeout: 10_000,
    heartbeatInterval: 500,
    maxWaitTime: 200,
  })
  const member = { consumer, values: [] }
  members.set(params.member, member)
  const stream = await consumer.consume({
    topics: [params.topic],
    mode: 'committed',
    fallbackMode: 'earliest',
    autocommit: params.commit ? 200 : false,
    maxWaitTime: 200,
  })
  member.stream = stream
  stream.on('error', () => {})
  stream.on('data', (message) => member.values.push(text(message.value)))
  return {}
}

serve({
  createTopic: async ({ topic, partitions, configs }) => {
    await admin.createTopics({
      topics: [topic],
      partitions,
      replicas: 1,
      configs: Object.entries(configs ?? {}).map(([name, value]) => ({ name, value })),
    })
    return {}
  },
  deleteTopic: async ({ topic }) => {
    await admin.deleteTopics({ topics: [topic] })
    return {}
  },
  listTopics: async () => ({ topics: await admin.listTopics() }),
  describeTopic: async ({ topic }) => await describe(topic),
  addPartitions: async ({ topic, total }) => {
    await admin.createPartitions({ topics: [{ name: topic, count: total, assignments: null }] })
    return {}
  },
  alterConfigs: async ({ topic, configs }) => {
    const entries = Object.entries(configs).map(([name, value]) => ({ name, value, configOperation: 0 }))
    await admin.incrementalAlterConfigs({
      resources: [{ resourceType: 2, resourceName: topic, configs: entries }],
    })
    return {}
  },
  describeConfigs: async ({ topic, names }) => {
    const [found] = await admin.describeConfigs({
      resources: [{ resourceType: 2, resourceName: topic, configurationKeys: names }],
    })
    return { configs: Object.fromEntries(found.configs.map((entry) => [entry.name, entry.value])) }
  },
  produce,
  consume,
  offsetAt: async ({ topic, partition, at }) => {
    const where = { earliest: { at: 'start' }, latest: { at: 'end' } }[at] ?? { at: 'time', timestamp: at }
    return { offset: await offsetFor(topic, partition, where) }
  },
  join: joinGroup,
  status: async ({ member }) => {
    const { consumer, values } = members.get(member)
    const assigned = (consumer.assignments ?? []).flatMap((one) => one.partitions)
    return { assigned: assigned.sort((a, b) => a - b), values }
  },
  leave: async ({ member }) => {
    await members.get(member).consumer.close(true)
    members.delete(member)
    return {}
  },
  committed: async ({ group, topic, partitions }) => {
    const partitionIndexes = Array.from({ length: partitions }, (_, index) => index)
    const [found] = await admin.listConsumerGroupOffsets({
      groups: [{ groupId: group, topics: [{ name: topic, partitionIndexes }] }],
    })
    const set = found.topics[0].partitions.filter((one) => one.committedOffset !== -1n)
    return { offsets: Object.fromEntries(set.map((one) => [one.partitionIndex, number(one.committedOffset)])) }
  },
  listGroups: async () => ({ groups: [...(await admin.listGroups()).keys()] }),
  describeGroup: async ({ group }) => {
    const found = (await admin.describeGroups({ groups: [group] })).get(group)
    const state = found.state
    return { state, members: found.members.size }
  },
  deleteGroup: async ({ group }) => {
    await admin.deleteGroups({ groups: [group] })
    return {}
  },
})
