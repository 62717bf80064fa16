// kcat as a driver: every call is a run of the command; members of groups are runs that stay.
import { createHash } from 'node:crypto'
import { CallError, type CallName, type Calls, type Driver, type RecordIn, type RecordOut } from '../lib/driver.ts'
import { type Child, killChild, runCommand, sleep, startChild, stopChild, until } from '../lib/process.ts'

/** What kcat prints of an error, and Kafka's number for it. */
const ERRORS: readonly (readonly [text: string, code: number])[] = [
  ['Broker: Message size too large', 10],
  ['Broker: Unknown topic or partition', 3],
  ['Broker: Offset out of range', 1],
  ['Broker: Invalid topic', 17],
]

interface Printed {
  readonly partition: number
  readonly offset: number
  readonly ts: number
  readonly key: string | null
  readonly payload: string | null
  readonly headers?: readonly (string | null)[]
}

interface Member {
  readonly child: Child
  readonly values: string[]
  assigned: number[]
}

type Work = { [C in CallName]?: (params: Calls[C][0]) => Promise<Calls[C][1]> }

export class Kcat implements Driver {
  readonly #bootstrap: string
  readonly #members = new Map<string, Member>()

  constructor(bootstrap: string) {
    this.#bootstrap = bootstrap
  }

  readonly #work: Work = {
    produce: async (params) => await this.#produce(params),
    consume: async (params) => await this.#consume(params),
    listTopics: async () => ({ topics: (await this.#metadata([])).map((topic) => topic.topic) }),
    describeTopic: async ({ topic }) => {
      const [found] = await this.#metadata(['-t', topic])
      return { partitions: found?.partitions.length ?? 0 }
    },
    offsetAt: async ({ topic, partition, at }) => {
      const time = at === 'earliest' ? -2 : at === 'latest' ? -1 : at
      const printed = await this.#run('offsetAt', ['-Q', '-t', `${topic}:${partition}:${time}`])
      return { offset: Number(/offset (-?\d+)/.exec(printed)?.[1]) }
    },
    join: async (params) => await this.#join(params),
    status: async ({ member }) => {
      const { assigned, values } = this.#member(member)
      return { assigned, values: [...values] }
    },
    leave: async ({ member }) => {
      await stopChild(this.#member(member).child)
      this.#members.delete(member)
      return {}
    },
  }

  async call<C extends CallName>(name: C, params: Calls[C][0]): Promise<Calls[C][1]> {
    const work = this.#work[name]
    if (work === undefined) throw new CallError(name, null, 'Impossible', 'kcat has no such command')
    return await work(params)
  }

  async close(): Promise<void> {
    for (const member of this.#members.values()) await stopChild(member.child)
  }

  async kill(): Promise<void> {
    for (const member of this.#members.values()) await killChild(member.child)
  }

  #member(name: string): Member {
    const member = this.#members.get(name)
    if (member === undefined) throw new Error(`no member ${name}`)
    return member
  }

  async #run(
    call: CallName,
    args: readonly string[],
    stdin: string | Buffer = '',
    timeoutMs = 40_000,
  ): Promise<string> {
    const done = await runCommand('kcat', ['-b', this.#bootstrap, ...args], { stdin, timeoutMs })
    if (done.code !== 0 || /% Delivery failed/.test(done.stderr)) throw errorOf(call, done.stderr)
    return done.stdout
  }

  async #metadata(args: readonly string[]): Promise<readonly { topic: string; partitions: unknown[] }[]> {
    const printed = await this.#run('listTopics', ['-L', '-J', ...args])
    return (JSON.parse(printed) as { topics: { topic: string; partitions: unknown[] }[] }).topics
  }

  async #produce(params: Calls['produce'][0]): Promise<Calls['produce'][1]> {
    const args = ['-P', '-t', params.topic, '-z', params.compression ?? 'none']
    args.push('-X', `acks=${params.idempotent === true ? -1 : (params.acks ?? -1)}`)
    args.push('-X', `enable.idempotence=${params.idempotent ?? false}`)
    args.push('-X', `message.timeout.ms=${params.timeoutMs ?? 60_000}`)
    if (params.maxRequestSize !== undefined) args.push('-X', `message.max.bytes=${params.maxRequestSize}`)
    if (params.generate !== undefined) return await this.#stream(params, args)
    const records = params.records ?? []
    for (const record of records) await this.#one(args, record, record.partition ?? params.partition)
    return { offsets: [], count: records.length }
  }

  /** kcat has one key, one set of headers and one kind of null in a run: so each such record is a run. */
  async #one(base: readonly string[], record: RecordIn, partition: number | undefined): Promise<void> {
    const args = [...base]
    if (partition !== undefined) args.push('-p', String(partition))
    if (record.value === null) args.push('-Z')
    // An empty line is no record for kcat, a key with nothing behind it is.
    if (record.key !== null) args.push('-K', '\\x01')
    for (const [name, value] of record.headers ?? []) args.push('-H', value === null ? name : `${name}=${value}`)
    await this.#run('produce', args, `${record.key === null ? '' : `${record.key}\u0001`}${record.value ?? ''}\n`)
  }

  /** Generated records go in as lines, at the pace that is asked for. */
  async #stream(params: Calls['produce'][0], args: string[]): Promise<Calls['produce'][1]> {
    const { count, prefix, size, paceMs } = params.generate ?? { count: 0, prefix: '' }
    if (params.partition !== undefined) args.push('-p', String(params.partition))
    const line = (i: number): string => `${`${prefix}${i}`.padEnd(size ?? 0, 'x')}\n`
    if (paceMs === undefined) {
      const lines = Array.from({ length: count }, (_, i) => line(i))
      await this.#run('produce', args, lines.join(''))
      return { offsets: [], count }
    }
    const child = startChild('kcat', ['-b', this.#bootstrap, ...args])
    for (let i = 0; i < count; i++) {
      child.process.stdin.write(line(i))
      await sleep(paceMs)
    }
    child.process.stdin.end()
    const code = await child.exited
    if (code !== 0 || /% Delivery failed/.test(child.output())) throw errorOf('produce', child.output())
    return { offsets: [], count }
  }

  async #consume(params: Calls['consume'][0]): Promise<Calls['consume'][1]> {
    const { at, offset, timestamp } = params.from
    const where = { start: 'beginning', end: 'end', offset: String(offset), time: `s@${timestamp}` }[at]
    const args = ['-C', '-J', '-q', '-t', params.topic, '-p', String(params.partition), '-o', where]
    args.push('-c', String(Math.max(1, params.count)), '-X', 'fetch.wait.max.ms=200')
    const reset = { earliest: 'earliest', latest: 'latest', none: 'error' }[params.reset ?? 'none']
    args.push('-X', `auto.offset.reset=${reset}`)
    if (params.maxBytes !== undefined) {
      args.push('-X', `fetch.message.max.bytes=${params.maxBytes}`)
      args.push('-X', `fetch.max.bytes=${params.maxBytes}`)
      args.push('-X', `receive.message.max.bytes=${params.maxBytes * 2}`)
    }
    const child = startChild('kcat', ['-b', this.#bootstrap, ...args.filter((arg) => arg !== '-q')])
    const out: Buffer[] = []
    child.process.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    const drained = new Promise<void>((resolve) => child.process.stdout.on('close', () => resolve()))
    if (params.later !== undefined) {
      await until('kcat stands at its position', 15_000, () => /Reached end of topic/.test(child.output()) || undefined)
      await this.#produce({ topic: params.topic, partition: params.partition, records: params.later })
    }
    const timer = setTimeout(() => child.process.kill('SIGTERM'), params.timeoutMs ?? 20_000)
    const code = await child.exited
    await drained
    clearTimeout(timer)
    if (code !== 0) throw errorOf('consume', child.output())
    const lines = Buffer.concat(out).toString('utf8').split('\n').filter(Boolean)
    return { records: lines.map(recordOf) }
  }

  async #join(params: Calls['join'][0]): Promise<Calls['join'][1]> {
    const conf = [
      `session.timeout.ms=${params.sessionTimeoutMs}`,
      'heartbeat.interval.ms=500',
      'auto.offset.reset=earliest',
      'fetch.wait.max.ms=200',
      `enable.auto.commit=${params.commit}`,
      'auto.commit.interval.ms=200',
    ].flatMap((pair) => ['-X', pair])
    const child = startChild('kcat', ['-b', this.#bootstrap, '-G', params.group, '-u', ...conf, params.topic])
    const member: Member = { child, values: [], assigned: [] }
    let rest = ''
    child.process.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n')
      rest = lines.pop() ?? ''
      member.values.push(...lines)
    })
    let notes = ''
    child.process.stderr.on('data', (chunk: Buffer) => {
      const lines = (notes + chunk.toString('utf8')).split('\n')
      notes = lines.pop() ?? ''
      for (const line of lines) {
        const change = /rebalanced \(.*\): (assigned|revoked):?(.*)$/.exec(line)
        if (change === null) continue
        const partitions = [...(change[2] ?? '').matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]))
        member.assigned = change[1] === 'assigned' ? partitions.sort((a, b) => a - b) : []
      }
    })
    this.#members.set(params.member, member)
    return {}
  }
}

function errorOf(call: CallName, stderr: string): CallError {
  const known = ERRORS.find(([text]) => stderr.includes(text))
  const label = /(Local|Broker): ([^\n%()]*)/.exec(stderr)?.[0] ?? 'failed'
  return new CallError(call, known?.[1] ?? null, label, stderr.slice(-1000))
}

function recordOf(line: string): RecordOut {
  const printed = JSON.parse(line) as Printed
  const flat = printed.headers ?? []
  const headers: [string, string | null][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) headers.push([flat[i] ?? '', flat[i + 1] ?? null])
  const value = printed.payload
  const long = value !== null && value.length > 10_000
  return {
    partition: printed.partition,
    offset: printed.offset,
    timestamp: printed.ts,
    key: printed.key,
    value: long ? `sha1:${createHash('sha1').update(value).digest('hex')}` : value,
    headers,
  }
}
