// The calls that a scenario makes on a client, and the two ways to make them: a program that speaks JSON lines (one
// process serves many calls), and an object of this process for clients that are commands.
import { type Child, killChild, startChild, stopChild } from './process.ts'

/** A record as a scenario gives it. */
export interface RecordIn {
  readonly key: string | null
  readonly value: string | null
  readonly headers?: readonly (readonly [name: string, value: string | null])[]
  readonly timestamp?: number
  readonly partition?: number
}

/** A record as a client read it; `value` is `sha1:...` above 10,000 characters. */
export interface RecordOut {
  readonly partition: number
  readonly offset: number
  readonly timestamp: number
  readonly key: string | null
  readonly value: string | null
  readonly headers: readonly (readonly [name: string, value: string | null])[]
}

/** Where a consumer begins. */
export interface Position {
  readonly at: 'start' | 'end' | 'offset' | 'time'
  readonly offset?: number
  readonly timestamp?: number
}

/** Records made by the driver itself: `prefix0`, `prefix1` ... filled with `x` up to `size` characters. */
interface Generate {
  readonly count: number
  readonly prefix: string
  readonly size?: number
  /** Waits between records, for what must happen while the producer is at work. */
  readonly paceMs?: number
}

/** Every call, with what goes in and what comes out. Each driver does the same for the same call. */
export interface Calls {
  createTopic: [{ topic: string; partitions: number; configs?: Record<string, string> }, Record<string, never>]
  deleteTopic: [{ topic: string }, Record<string, never>]
  listTopics: [Record<string, never>, { topics: string[] }]
  describeTopic: [{ topic: string }, { partitions: number }]
  addPartitions: [{ topic: string; total: number }, Record<string, never>]
  alterConfigs: [{ topic: string; configs: Record<string, string> }, Record<string, never>]
  describeConfigs: [{ topic: string; names: readonly string[] }, { configs: Record<string, string> }]
  produce: [
    {
      topic: string
      records?: readonly RecordIn[]
      generate?: Generate
      partition?: number
      acks?: 0 | 1 | -1
      compression?: string
      idempotent?: boolean
      /** Bound on the whole send, so that a silent server becomes an error. */
      timeoutMs?: number
      maxRequestSize?: number
    },
    { offsets: (readonly [partition: number, offset: number])[]; count: number },
  ]
  consume: [
    {
      topic: string
      partition: number
      from: Position
      count: number
      reset?: 'earliest' | 'latest' | 'none'
      /** Produced by the driver once the consumer stands at its position. */
      later?: readonly RecordIn[]
      timeoutMs?: number
      maxBytes?: number
    },
    { records: RecordOut[] },
  ]
  offsetAt: [{ topic: string; partition: number; at: 'earliest' | 'latest' | number }, { offset: number }]
  join: [
    { member: string; group: string; topic: string; sessionTimeoutMs: number; commit: boolean },
    Record<string, never>,
  ]
  status: [{ member: string }, { assigned: number[]; values: string[] }]
  leave: [{ member: string }, Record<string, never>]
  committed: [{ group: string; topic: string; partitions: number }, { offsets: Record<string, number> }]
  listGroups: [Record<string, never>, { groups: string[] }]
  describeGroup: [{ group: string }, { state: string; members: number }]
  deleteGroup: [{ group: string }, Record<string, never>]
}

/** A call's name. */
export type CallName = keyof Calls

/** The error of a call: Kafka's number where the client tells one, else the client's own name for it. */
export class CallError extends Error {
  readonly code: number | null
  readonly label: string

  constructor(call: string, code: number | null, label: string, text: string) {
    super(`${call}: ${label}${code === null ? '' : ` (${code})`}: ${text}`)
    this.code = code
    this.label = label
  }
}

/** One running client. */
export interface Driver {
  call<C extends CallName>(name: C, params: Calls[C][0], limitMs?: number): Promise<Calls[C][1]>
  /** Ends it cleanly. */
  close(): Promise<void>
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: { readonly code: number | null; readonly name: string; readonly message: string }
}

const DEFAULT_LIMIT_MS = 60_000

/** A driver in its own process: a JSON line `{id, call, params}` in, a JSON line `{id, result}` or `{id, error}` out. */
export class ProcessDriver implements Driver {
  readonly #child: Child
  readonly #calls = new Map<number, { readonly call: string; readonly done: (answer: Answer | Error) => void }>()
  #next = 1
  #rest = ''

  constructor(command: string, args: readonly string[], env: Record<string, string> = {}) {
    this.#child = startChild(command, args, env)
    this.#child.process.stdout.setEncoding('utf8')
    this.#child.process.stdout.on('data', (text: string) => this.#take(text))
    void this.#child.exited.then((how) => {
      const gone = new Error(`the driver ended (${how}): ${this.#child.output().slice(-4000)}`)
      for (const waiting of this.#calls.values()) waiting.done(gone)
      this.#calls.clear()
    })
  }

  async call<C extends CallName>(
    name: C,
    params: Calls[C][0],
    limitMs: number = DEFAULT_LIMIT_MS,
  ): Promise<Calls[C][1]> {
    const id = this.#next++
    if (this.#child.ended()) throw new Error(`the driver ended before ${name}: ${this.#child.output().slice(-4000)}`)
    const answer = await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#calls.delete(id)
        reject(new Error(`${name}: no answer of the driver in ${limitMs} ms: ${this.#child.output().slice(-2000)}`))
      }, limitMs)
      this.#calls.set(id, {
        call: name,
        done: (got) => {
          clearTimeout(timer)
          if (got instanceof Error) reject(got)
          else resolve(got)
        },
      })
      this.#child.process.stdin.write(`${JSON.stringify({ id, call: name, params })}\n`)
    })
    if (answer.error !== undefined) {
      throw new CallError(name, answer.error.code, answer.error.name, answer.error.message)
    }
    return answer.result as Calls[C][1]
  }

  async close(): Promise<void> {
    this.#child.process.stdin.end()
    await Promise.race([this.#child.exited, new Promise((resolve) => setTimeout(resolve, 5_000))])
    await stopChild(this.#child, 2_000)
  }

  async kill(): Promise<void> {
    await killChild(this.#child)
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) {
      // A client's library may log to its standard output; only our answers begin like this.
      if (!line.startsWith('{"id":')) continue
      const answer = JSON.parse(line) as Answer
      this.#calls.get(answer.id)?.done(answer)
      this.#calls.delete(answer.id)
    }
  }
}
