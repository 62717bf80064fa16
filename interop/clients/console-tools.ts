// Kafka's own command line tools as a driver: the main classes run one after the other in one JVM (clients/java/Tools),
// only the members of groups are console consumers in processes of their own.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { classes, interopDir, jars } from '../lib/cache.ts'
import { CallError, type CallName, type Calls, type Driver, type RecordIn, type RecordOut } from '../lib/driver.ts'
import { type Child, killChild, sleep, startChild, stopChild } from '../lib/process.ts'

export const TOPICS = 'org.apache.kafka.tools.TopicCommand'
export const GROUPS = 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand'
export const CONFIGS = 'kafka.admin.ConfigCommand'
export const OFFSETS = 'org.apache.kafka.tools.GetOffsetShell'
const PRODUCER = 'org.apache.kafka.tools.ConsoleProducer'
const CONSUMER = 'org.apache.kafka.tools.consumer.ConsoleConsumer'

/** The separator inside our lines: no scenario writes it. */
const TAB = '\t'
const NULL = '<null>'

/** Exceptions and texts by which the tools show an error, with Kafka's number. */
const ERRORS: readonly (readonly [pattern: RegExp, code: number])[] = [
  [/TopicExistsException|already exists/, 36],
  [/UnknownTopicOrPartitionException|does not exist as expected/, 3],
  [/InvalidPartitionsException/, 37],
  [/InvalidTopicException|InvalidTopic|is illegal/, 17],
  [/InvalidConfigurationException|ConfigException|Unknown topic config/, 40],
  [/RecordTooLargeException/, 10],
  [/GroupIdNotFoundException/, 69],
  [/GroupNotEmptyException/, 68],
  [/NoOffsetForPartitionException|OffsetOutOfRangeException/, 1],
]

interface Done {
  readonly id: number
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

interface Member {
  readonly child: Child
  readonly group: string
  readonly values: string[]
}

type Work = { [C in CallName]?: (params: Calls[C][0]) => Promise<Calls[C][1]> }

const JVM = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto']
const LOG4J = `-Dlog4j2.configurationFile=${join(interopDir, 'clients', 'java', 'log4j2.properties')}`

export class ConsoleTools implements Driver {
  readonly #bootstrap: string
  readonly #jvm: Child
  readonly #members = new Map<string, Member>()
  readonly #waiting = new Map<number, (done: Done | Error) => void>()
  #next = 1
  #rest = ''

  constructor(bootstrap: string) {
    this.#bootstrap = bootstrap
    const path = `${classes('server-4.3.1')}:${jars('server-4.3.1')}`
    this.#jvm = startChild('java', [...JVM, LOG4J, '-cp', path, 'Tools'])
    this.#jvm.process.stdout.setEncoding('utf8')
    this.#jvm.process.stdout.on('data', (text: string) => this.#take(text))
    void this.#jvm.exited.then(() => {
      for (const waiting of this.#waiting.values()) waiting(new Error(`the tools' JVM ended: ${this.#jvm.output()}`))
    })
  }

  readonly #work: Work = {
    createTopic: async ({ topic, partitions, configs }) => {
      const more = Object.entries(configs ?? {}).flatMap(([name, value]) => ['--config', `${name}=${value}`])
      await this.#topics(['--create', '--topic', topic, '--partitions', String(partitions), ...more])
      return {}
    },
    deleteTopic: async ({ topic }) => {
      await this.#topics(['--delete', '--topic', topic])
      return {}
    },
    listTopics: async () => ({ topics: lines(await this.#topics(['--list'])) }),
    describeTopic: async ({ topic }) => {
      const printed = await this.#topics(['--describe', '--topic', topic])
      return { partitions: Number(/PartitionCount: (\d+)/.exec(printed)?.[1]) }
    },
    addPartitions: async ({ topic, total }) => {
      await this.#topics(['--alter', '--topic', topic, '--partitions', String(total)])
      return {}
    },
    alterConfigs: async ({ topic, configs }) => {
      const pairs = Object.entries(configs).map(([name, value]) => `${name}=[${value}]`)
      await this.#configs(['--alter', '--add-config', pairs.join(',')], topic)
      return {}
    },
    describeConfigs: async ({ topic, names }) => {
      const printed = await this.#configs(['--describe', '--all'], topic)
      const found = names.map((name) => {
        const line = lines(printed).find((one) => one.trim().startsWith(`${name}=`))
        return [name, /=(\S*) sensitive=/.exec(line ?? '')?.[1] ?? ''] as const
      })
      return { configs: Object.fromEntries(found) }
    },
    produce: async (params) => await this.#produce(params),
    consume: async (params) => await this.#consume(params),
    offsetAt: async ({ topic, partition, at }) => ({ offset: await this.#offsetAt(topic, partition, at) }),
    join: async (params) => this.#join(params),
    status: async ({ member }) => await this.#status(member),
    leave: async ({ member }) => {
      await stopChild(this.#member(member).child)
      this.#members.delete(member)
      return {}
    },
    committed: async ({ group, topic }) => {
      const rows = await this.#describe(group, [])
      const offsets: Record<string, number> = {}
      // GROUP TOPIC PARTITION CURRENT-OFFSET ...
      for (const row of rows) if (row[1] === topic && row[3] !== '-') offsets[row[2] ?? ''] = Number(row[3])
      return { offsets }
    },
    listGroups: async () => ({ groups: lines(await this.#tool('listGroups', GROUPS, ['--list'])) }),
    describeGroup: async ({ group }) => {
      const [row] = await this.#describe(group, ['--state'])
      return { state: row?.at(-2) ?? '', members: Number(row?.at(-1)) }
    },
    deleteGroup: async ({ group }) => {
      await this.#tool('deleteGroup', GROUPS, ['--delete', '--group', group])
      return {}
    },
  }

  async call<C extends CallName>(name: C, params: Calls[C][0]): Promise<Calls[C][1]> {
    const work = this.#work[name]
    if (work === undefined) throw new CallError(name, null, 'Impossible', 'the tools have no such command')
    return await work(params)
  }

  /** What a tool prints, for scenarios that compare the print itself. `main` is the tool's class. */
  async print(main: string, args: readonly string[]): Promise<string> {
    return await this.#tool('listTopics', main, args)
  }

  async close(): Promise<void> {
    for (const member of this.#members.values()) await stopChild(member.child)
    this.#jvm.process.stdin.end()
    await stopChild(this.#jvm, 3_000)
  }

  async kill(): Promise<void> {
    for (const member of this.#members.values()) await killChild(member.child)
    await killChild(this.#jvm)
  }

  #member(name: string): Member {
    const member = this.#members.get(name)
    if (member === undefined) throw new Error(`no member ${name}`)
    return member
  }

  #take(text: string): void {
    const parts = (this.#rest + text).split('\n')
    this.#rest = parts.pop() ?? ''
    for (const part of parts) {
      if (!part.startsWith('{"id":')) continue
      const done = JSON.parse(part) as Done
      this.#waiting.get(done.id)?.(done)
      this.#waiting.delete(done.id)
    }
  }

  /** Runs one tool; gives its standard output, or throws the error that it printed. */
  async #tool(call: CallName, main: string, args: readonly string[], stdin = ''): Promise<string> {
    const id = this.#next++
    const done = await new Promise<Done>((resolve, reject) => {
      this.#waiting.set(id, (got) => (got instanceof Error ? reject(got) : resolve(got)))
      const all = ['--bootstrap-server', this.#bootstrap, ...args]
      this.#jvm.process.stdin.write(`${JSON.stringify({ id, main, args: all, stdin })}\n`)
    })
    const printed = `${done.stdout}\n${done.stderr}`
    // Some tools print a failure and end with 0.
    const failed = done.code !== 0 || /^(Error:|.* ERROR )/m.test(done.stderr) || /^Error: /m.test(done.stdout)
    if (failed) throw errorOf(call, printed)
    return done.stdout
  }

  async #topics(args: readonly string[]): Promise<string> {
    return await this.#tool('describeTopic', TOPICS, args)
  }

  async #configs(args: readonly string[], topic: string): Promise<string> {
    return await this.#tool('describeConfigs', CONFIGS, ['--entity-type', 'topics', '--entity-name', topic, ...args])
  }

  async #offsetAt(topic: string, partition: number, at: 'earliest' | 'latest' | number): Promise<number> {
    const args = ['--topic', topic, '--partitions', String(partition), '--time', String(at)]
    return Number((await this.#tool('offsetAt', OFFSETS, args)).trim().split(':').at(-1))
  }

  /** The rows of `kafka-consumer-groups --describe`, without the heading. */
  async #describe(group: string, args: readonly string[]): Promise<string[][]> {
    const printed = await this.#tool('describeGroup', GROUPS, ['--describe', '--group', group, ...args])
    const rows = lines(printed).map((line) => line.trim().split(/\s+/))
    return rows.filter((row) => row[0] === group)
  }

  async #produce(params: Calls['produce'][0]): Promise<Calls['produce'][1]> {
    const idempotent = params.idempotent ?? false
    const acks = idempotent ? 'all' : String(params.acks ?? -1)
    const conf = [`enable.idempotence=${idempotent}`, `max.request.size=${params.maxRequestSize ?? 1_048_576}`]
    if (params.timeoutMs !== undefined) conf.push(`delivery.timeout.ms=${params.timeoutMs}`)
    if (params.timeoutMs !== undefined) conf.push(`max.block.ms=${params.timeoutMs}`)
    const args = ['--topic', params.topic, '--request-required-acks', acks]
    args.push('--compression-codec', params.compression ?? 'none')
    if (params.timeoutMs !== undefined) args.push('--request-timeout-ms', String(params.timeoutMs / 2))
    const reader = ['parse.key=true', 'parse.headers=true', `key.separator=${TAB}`, `headers.delimiter=${TAB}`]
    reader.push('headers.separator=,', `null.marker=${NULL}`)
    args.push(...conf.flatMap((pair) => ['--command-property', pair]))
    args.push(...reader.flatMap((pair) => ['--reader-property', pair]))
    const records = params.records ?? generated(params.generate)
    await this.#tool('produce', PRODUCER, args, records.map(lineOf).join(''))
    return { offsets: [], count: records.length }
  }

  async #consume(params: Calls['consume'][0]): Promise<Calls['consume'][1]> {
    const { at } = params.from
    let offset = { start: 'earliest', end: 'latest', offset: String(params.from.offset), time: '' }[at]
    if (at === 'time') offset = String(await this.#offsetAt(params.topic, params.partition, params.from.timestamp ?? 0))
    const args = ['--topic', params.topic, '--partition', String(params.partition), '--offset', offset]
    args.push('--max-messages', String(params.count), '--timeout-ms', String(params.timeoutMs ?? 10_000))
    const conf = ['fetch.max.wait.ms=200']
    if (params.reset !== undefined) conf.push(`auto.offset.reset=${params.reset}`)
    if (params.maxBytes !== undefined) conf.push(`max.partition.fetch.bytes=${params.maxBytes}`)
    const shown = ['timestamp', 'partition', 'offset', 'headers', 'key'].map((what) => `print.${what}=true`)
    shown.push(`key.separator=${TAB}`, `null.literal=${NULL}`)
    args.push(...conf.flatMap((pair) => ['--command-property', pair]))
    args.push(...shown.flatMap((pair) => ['--formatter-property', pair]))
    if (params.later !== undefined) return await this.#consumeLater(params, args)
    const printed = await this.#tool('consume', CONSUMER, args)
    return { records: lines(printed).map(recordOf) }
  }

  /** A console consumer of its own stands at its position while the producer runs in the JVM of the tools. */
  async #consumeLater(params: Calls['consume'][0], args: readonly string[]): Promise<Calls['consume'][1]> {
    const path = jars('server-4.3.1')
    const all = ['--bootstrap-server', this.#bootstrap, ...args]
    const child = startChild('java', [...JVM, LOG4J, '-cp', path, CONSUMER, ...all])
    const out: Buffer[] = []
    child.process.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    const drained = new Promise<void>((resolve) => child.process.stdout.on('close', () => resolve()))
    // It prints nothing when it stands: a tool that starts in a second is given five.
    await sleep(5_000)
    await this.#produce({ topic: params.topic, records: params.later ?? [] })
    const code = await child.exited
    await drained
    if (code !== 0) throw errorOf('consume', child.output())
    return { records: lines(Buffer.concat(out).toString('utf8')).map(recordOf) }
  }

  #join(params: Calls['join'][0]): Calls['join'][1] {
    const conf = [
      `client.id=${params.member}`,
      `session.timeout.ms=${params.sessionTimeoutMs}`,
      'heartbeat.interval.ms=500',
      'auto.offset.reset=earliest',
      'fetch.max.wait.ms=200',
      `enable.auto.commit=${params.commit}`,
      'auto.commit.interval.ms=200',
    ].flatMap((pair) => ['--command-property', pair])
    const args = ['--bootstrap-server', this.#bootstrap, '--topic', params.topic, '--group', params.group, ...conf]
    const child = startChild('java', [...JVM, LOG4J, '-cp', jars('server-4.3.1'), CONSUMER, ...args])
    const member: Member = { child, group: params.group, values: [] }
    let rest = ''
    child.process.stdout.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString('utf8')).split('\n')
      rest = parts.pop() ?? ''
      member.values.push(...parts)
    })
    this.#members.set(params.member, member)
    return {}
  }

  /** What a member holds is seen from outside, by `--describe`: GROUP TOPIC PARTITION ... CONSUMER-ID HOST CLIENT-ID. */
  async #status(name: string): Promise<Calls['status'][1]> {
    const member = this.#member(name)
    const assigned: number[] = []
    try {
      for (const row of await this.#describe(member.group, [])) {
        if (row.at(-1) === name) assigned.push(Number(row[2]))
      }
    } catch (error) {
      // While the group forms it may not exist yet, or have no members: then nothing is assigned.
      if (!(error instanceof CallError)) throw error
    }
    return { assigned: assigned.sort((a, b) => a - b), values: [...member.values] }
  }
}

function lines(printed: string): string[] {
  return printed.split('\n').filter((line) => line.trim() !== '')
}

function generated(spec: Calls['produce'][0]['generate']): RecordIn[] {
  const { count, prefix, size } = spec ?? { count: 0, prefix: '' }
  return Array.from({ length: count }, (_, i) => ({ key: null, value: `${prefix}${i}`.padEnd(size ?? 0, 'x') }))
}

/** `name:value,name:value<TAB>key<TAB>value`, with the marker for null. */
function lineOf(record: RecordIn): string {
  const headers = (record.headers ?? []).map(([name, value]) => `${name}:${value ?? NULL}`).join(',')
  return `${headers === '' ? NULL : headers}${TAB}${record.key ?? NULL}${TAB}${record.value ?? NULL}\n`
}

/** `CreateTime:1<TAB>Partition:0<TAB>Offset:0<TAB>headers<TAB>key<TAB>value`. */
function recordOf(line: string): RecordOut {
  const [time = '', partition = '', offset = '', headers = '', key = '', ...rest] = line.split(TAB)
  const number = (field: string): number => Number(field.slice(field.indexOf(':') + 1))
  const orNull = (field: string): string | null => (field === NULL ? null : field)
  const value = orNull(rest.join(TAB))
  const pairs = headers === 'NO_HEADERS' ? [] : headers.split(',')
  const long = value !== null && value.length > 10_000
  return {
    timestamp: number(time),
    partition: number(partition),
    offset: number(offset),
    key: orNull(key),
    value: long ? `sha1:${createHash('sha1').update(value).digest('hex')}` : value,
    headers: pairs.map((pair) => {
      const at = pair.indexOf(':')
      return [pair.slice(0, at), orNull(pair.slice(at + 1))]
    }),
  }
}

function errorOf(call: CallName, printed: string): CallError {
  const known = ERRORS.find(([pattern]) => pattern.test(printed))
  const label = /([A-Za-z]+Exception)/.exec(printed)?.[1] ?? 'failed'
  return new CallError(call, known?.[1] ?? null, label, printed.slice(-1500))
}
