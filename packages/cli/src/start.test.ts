/** `ottla start` and `ottla storage` as child processes. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PeerConnection } from '@ottla/net'
import {
  BatchBuilder,
  createMetadataRequest,
  createMetadataRequestTopic,
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  MetadataRequestType,
  MetadataResponseType,
  ProduceRequestType,
  ProduceResponseType,
  readRecords,
} from '@ottla/protocol'
import { NodeClock, NodeNetwork } from '@ottla/server'
import { afterEach, describe, expect, it } from 'vitest'
import { failureOf, Ottla, ottla, removeScratch, scratchDir } from './child.test-support.ts'

afterEach(removeScratch)

const CLUSTER = 'MkU3OEVBNTcwNTJENDM2Qg'

/** A combined node's file as Apache Kafka ships it, on any free ports. */
function writeProperties(dir: string, more: Record<string, string> = {}): string {
  const file = join(dir, 'server.properties')
  const keys = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.bootstrap.servers': 'localhost:0',
    listeners: 'PLAINTEXT://:0,CONTROLLER://:0',
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL',
    'num.network.threads': '3',
    'log.dirs': join(dir, 'logs'),
    'offsets.topic.replication.factor': '1',
    ...more,
  }
  writeFileSync(
    file,
    Object.entries(keys)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  )
  return file
}

async function format(file: string, ...more: string[]): Promise<string> {
  const ended = await ottla(['storage', 'format', '-t', CLUSTER, '-c', file, '--standalone', ...more])
  expect(ended).toMatchObject({ code: 0, err: '' })
  return ended.out
}

describe('ottla storage', () => {
  it('random-uuid prints an id', async () => {
    expect((await ottla(['storage', 'random-uuid'])).out).toMatch(/^[\w-]{22}\n$/)
  })

  it('formats once, and says what is there', async () => {
    const dir = scratchDir()
    const file = writeProperties(dir)
    const logs = join(dir, 'logs')
    const before = await ottla(['storage', 'info', '-c', file])
    expect(before).toMatchObject({ code: 1, out: `Found problem:\n  ${logs} does not exist\n\n` })
    expect(await format(file)).toBe(
      `Formatting dynamic metadata voter directory ${logs} with metadata.version 4.3-IV0.\n`,
    )
    const info = await ottla(['storage', 'info', '-c', file])
    expect(info.code).toBe(0)
    expect(info.out).toMatch(
      new RegExp(
        `^Found log directory:\n  ${logs}\n\nFound metadata: MetaProperties\\(version=1, clusterId=${CLUSTER}, nodeId=1, directoryId=[\\w-]{22}\\)\n\n$`,
      ),
    )
    const again = await ottla(['storage', 'format', '-t', CLUSTER, '-c', file, '--standalone'])
    expect(again).toMatchObject({
      code: 1,
      err: `ottla: Log directory ${logs} is already formatted. Use --ignore-formatted to ignore this directory and format the others.\n`,
    })
    expect(await format(file, '--ignore-formatted')).toBe('All of the log directories are already formatted.\n')
    const other = await ottla(['storage', 'format', '-t', 'AnotherClusterAAAAAAAA', '-c', file, '--standalone', '-g'])
    expect(other).toMatchObject({
      code: 1,
      err: `ottla: ${logs} belongs to cluster ${CLUSTER}, not to AnotherClusterAAAAAAAA\n`,
    })
  })

  it('wants to know the voters, releases and features', async () => {
    const file = writeProperties(scratchDir())
    const base = ['storage', 'format', '-t', CLUSTER, '-c', file]
    for (const [args, text] of [
      [[], 'you must specify --standalone'],
      [['--standalone', '--release-version', '9.9'], 'Unknown metadata.version 9.9'],
      [['--standalone', '--feature', 'no.such=1'], 'Unsupported feature: no.such. Supported features are: '],
      [['--standalone', '--feature', 'group.version=99'], 'No feature:group.version with feature level 99'],
      [['--standalone', '--feature', 'group.version'], 'write it as key=value'],
      [['--standalone', '--feature', 'kraft.version=0'], 'kraft.version=0 does not go with --standalone'],
      [['--no-initial-controllers'], 'use --standalone'],
      [['--standalone', '--add-scram', 'SCRAM-SHA-256=[name=a]'], 'SCRAM is not served yet'],
    ] as const) {
      expect(await failureOf([...base, ...args]), args.join(' ')).toContain(text)
    }
    expect(existsSync(join(file, '..', 'logs'))).toBe(false)
    expect(await format(file, '--release-version', '4.1')).toContain('with metadata.version 4.1-IV1.')
  })

  it('formats for static voters, at kraft.version 0', async () => {
    const dir = scratchDir()
    const file = writeProperties(dir, { 'controller.quorum.voters': '1@localhost:9093' })
    const ended = await ottla(['storage', 'format', '-t', CLUSTER, '-c', file])
    expect(ended.out).toBe(`Formatting metadata directory ${join(dir, 'logs')} with metadata.version 4.3-IV0.\n`)
    const running = new Ottla(['start', '-c', file])
    await running.says(`cluster ${CLUSTER}`)
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
  })
})

describe('ottla start', () => {
  it('runs a file of Apache Kafka, lists what only a JVM follows, and stops cleanly', async () => {
    const dir = scratchDir()
    const file = writeProperties(dir, { 'metric.reporters': 'com.example.Reporter', 'no.such.key': '1' })
    await format(file)
    const running = new Ottla(['start', '-c', file, '--override', 'ottla.http.address=127.0.0.1:0'])
    const line = await running.says('\n')
    expect(line).toMatch(
      /^ottla node 1 ready in \d+ ms: PLAINTEXT:\/\/127\.0\.0\.1:\d+,CONTROLLER:\/\/127\.0\.0\.1:\d+, http/,
    )
    const metrics = /(http:\S+\/metrics),/.exec(line)![1]!
    expect((await fetch(metrics)).status).toBe(200)
    // The controller's listener answers, too.
    const port = Number(/CONTROLLER:\/\/127\.0\.0\.1:(\d+)/.exec(line)![1])
    const address = { host: '127.0.0.1', port }
    const peer = await PeerConnection.connect({
      network: new NodeNetwork(),
      address,
      clock: new NodeClock(),
      clientId: null,
    })
    expect((await peer.apiVersions('test', '1')).errorCode).toBe(0)
    peer.close()
    running.child.kill('SIGTERM')
    const ended = await running.ended
    expect(ended.code).toBe(0)
    expect(ended.err.match(/keys that only a JVM can follow are ignored keys=metric\.reporters/g)).toHaveLength(1)
    expect(ended.err.match(/keys that nothing reads keys=no\.such\.key/g)).toHaveLength(1)
  })

  it('formats only what is empty or missing', async () => {
    const dir = scratchDir()
    const file = writeProperties(dir)
    const running = new Ottla(['start', '-c', file])
    await running.says('ready in')
    running.child.kill('SIGTERM')
    expect((await running.ended).err).toContain('have been formatted')
    rmSync(join(dir, 'logs', 'meta.properties'))
    const ended = await ottla(['start', '-c', file])
    expect(ended.code).toBe(1)
    expect(ended.err).toContain('is not formatted: run `ottla storage format`')
    expect(existsSync(join(dir, 'logs', 'meta.properties'))).toBe(false)
  })

  it('says in one line why it does not start', async () => {
    const dir = scratchDir()
    const file = writeProperties(dir)
    await format(file)
    const unreadable = join(dir, 'unreadable')
    mkdirSync(unreadable)
    for (const [args, text] of [
      [['-c', join(dir, 'missing.properties')], 'missing.properties does not exist'],
      [['-c', unreadable], `${unreadable} is a directory`],
      [['-c', file, '--override', 'zookeeper.connect=localhost:2181'], 'zookeeper.connect belongs to Kafka before 4.0'],
      [['-c', file, '--override', 'node.id=2'], 'belongs to node 1, but node.id is 2'],
      [['-c', file, '--override', 'num.partitions=none'], 'num.partitions'],
      [
        ['-c', file, '--override', 'listeners=PLAINTEXT://0.0.0.0:0,CONTROLLER://:0'],
        'ottla.allow.remote.plaintext=true',
      ],
      [['-c', file, '--override', 'broken'], '--override broken: write it as key=value'],
    ] as const) {
      expect(await failureOf(['start', ...args]), args.join(' ')).toContain(text)
    }
    const ended = await ottla(['start', '-c', file, '--override', 'node.id=2'])
    const line = `ottla: ${join(dir, 'logs')} belongs to node 1, but node.id is 2\n`
    expect(ended).toEqual({ code: 1, out: '', err: line })
  })

  it('stops cleanly under load, and keeps all that it acknowledged', async () => {
    const dir = scratchDir()
    const file = writeProperties(dir, { 'auto.create.topics.enable': 'true' })
    const running = new Ottla(['start', '-c', file])
    const port = Number(/PLAINTEXT:\/\/127\.0\.0\.1:(\d+)/.exec(await running.says('ready in'))![1])
    const peer = await connect(port)
    await autoCreate(peer, 'load')
    let acknowledged = 0
    const loop = (async (): Promise<void> => {
      for (;;) {
        await produceOne(peer, 'load', `value ${acknowledged}`)
        acknowledged++
      }
    })().catch(() => {})
    while (acknowledged < 200) await new Promise((resolve) => setTimeout(resolve, 5))
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
    await loop
    const segment = readFileSync(join(dir, 'logs', 'load-0', '00000000000000000000.log'))
    const values: string[] = []
    for (let at = 0; at < segment.length; at += 12 + segment.readInt32BE(at + 8)) {
      for (const { value } of readRecords(segment, at).records ?? []) values.push(value!.toString())
    }
    expect(values.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, n) => `value ${n}`))
    expect(existsSync(join(dir, 'logs', '.kafka_cleanshutdown'))).toBe(true)
  })

  it.skipIf(process.getuid?.() === 0)('a directory that may not be written: one line', async () => {
    const dir = scratchDir()
    const closed = join(dir, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    const file = writeProperties(dir, { 'log.dirs': join(closed, 'logs') })
    const ended = await ottla(['start', '-c', file])
    expect(ended.code).toBe(1)
    expect(ended.err).toContain('permission denied')
  })
})

async function connect(port: number): Promise<PeerConnection> {
  const address = { host: '127.0.0.1', port }
  return await PeerConnection.connect({ network: new NodeNetwork(), address, clock: new NodeClock(), clientId: 'load' })
}

async function autoCreate(peer: PeerConnection, topic: string): Promise<void> {
  for (;;) {
    const topics = [createMetadataRequestTopic({ name: topic })]
    const request = createMetadataRequest({ topics, allowAutoTopicCreation: true })
    const answer = await peer.request(MetadataRequestType, MetadataResponseType, 9, request)
    if (answer.topics[0]!.errorCode === 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function produceOne(peer: PeerConnection, topic: string, value: string): Promise<void> {
  const builder = new BatchBuilder({ baseOffset: 0, leaderEpoch: -1 })
  builder.append(Date.now(), null, Buffer.from(value))
  const partition = createProduceRequestPartitionProduceData({ index: 0, records: builder.build() })
  const topicData = [createProduceRequestTopicProduceData({ name: topic, partitionData: [partition] })]
  const request = createProduceRequest({ acks: -1, timeoutMs: 5000, topicData })
  const answer = await peer.request(ProduceRequestType, ProduceResponseType, 9, request)
  const { errorCode } = answer.responses[0]!.partitionResponses[0]!
  if (errorCode !== 0) throw new Error(`error ${errorCode}`)
}
