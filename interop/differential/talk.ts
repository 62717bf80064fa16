// One conversation with one server: every answer goes into a transcript, which is compared with the other server's.
import { apiInfo } from '@ottla/protocol'
import { batch } from '../lib/bytes.ts'
import { sleep } from '../lib/process.ts'
import { Wire } from '../lib/wire.ts'
import type { Coverage } from './coverage.ts'
import { answerOf, type Plain, requestBytes, textOf } from './message.ts'
import { type Names, normalise } from './normalise.ts'

/** An API by its name: its key and the versions that the reference announces. */
export interface Offered {
  readonly key: number
  readonly min: number
  readonly max: number
}

/** Label to normalised answer, in the order of asking. */
export type Transcript = Map<string, Plain>

export type Body = { [name: string]: Plain }

const ANSWER_LIMIT_MS = 6_000
const APIS = new Map<string, number>()
for (let key = 0; key < 100; key++) {
  const info = apiInfo(key)
  if (info !== null) APIS.set(info.name, key)
}

export function apiKey(name: string): number {
  const key = APIS.get(name)
  if (key === undefined) throw new Error(`no API ${name}`)
  return key
}

/** A part of the program: it asks, and may use what it was answered. */
export interface Conversation {
  readonly name: string
  readonly talk: (talk: Talk) => Promise<void>
}

/** How a conversation is recorded. */
export interface How {
  /** What is asked is counted here; null where the same questions go to the other server. */
  readonly coverage: Coverage | null
  /** Lists are compared in their order. */
  readonly ordered: boolean
}

export class Talk {
  readonly address: string
  readonly transcript: Transcript
  readonly names: Names
  readonly #how: How
  /** What the reference announces: both servers are asked the same. */
  readonly #reference: ReadonlyMap<number, Offered>
  /** What this server announces. */
  readonly #own: ReadonlyMap<number, Offered>
  #wire: Wire | null = null
  #correlation = 0
  readonly clientId: string = 'talk'

  constructor(
    address: string,
    reference: ReadonlyMap<number, Offered>,
    own: ReadonlyMap<number, Offered>,
    names: Names,
    how: How = { coverage: null, ordered: false },
    transcript: Transcript = new Map(),
  ) {
    this.address = address
    this.#how = how
    this.transcript = transcript
    this.#reference = reference
    this.#own = own
    this.names = names
  }

  /** The versions that the reference announces, from `least` on; none where this API is not offered by this server. */
  versions(api: string, least: number = 0): number[] {
    const range = this.#reference.get(apiKey(api))
    if (range === undefined) return []
    const first = Math.max(range.min, apiInfo(range.key)?.request?.minVersion ?? 0, least)
    return Array.from({ length: Math.max(0, range.max - first + 1) }, (_, i) => first + i)
  }

  /** Asks and notes the answer under `api vN what`. Null: the connection was closed, or there was no answer. */
  async ask(api: string, version: number, what: string, body: Body): Promise<Body | null> {
    const label = `${api} v${version} ${what}`
    if (this.transcript.has(label)) throw new Error(`asked twice: ${label}`)
    const own = this.#own.get(apiKey(api))
    if (own === undefined || version < own.min || version > own.max) {
      this.transcript.set(label, 'not offered')
      return null
    }
    this.#how.coverage?.note(api, body)
    const answer = await this.quietly(api, version, body)
    this.transcript.set(label, typeof answer === 'string' ? answer : normalise(answer, this.names, this.#how.ordered))
    return typeof answer === 'string' ? null : answer
  }

  /** Asks without noting; a text says why there is no answer. */
  async quietly(api: string, version: number, body: Body): Promise<Body | string> {
    const key = apiKey(api)
    const request = requestBytes(key, version, ++this.#correlation, body, this.clientId)
    const frame = await this.exchange(request)
    if (typeof frame === 'string') return frame
    try {
      return answerOf(key, version, frame)
    } catch (error) {
      return `an answer that cannot be read: ${String(error)}`
    }
  }

  /** A whole request of the caller's making; notes what came back under `label`, by `read`. */
  async raw(label: string, payload: Buffer, read: (frame: Buffer) => Plain): Promise<void> {
    const frame = await this.exchange(payload)
    this.transcript.set(
      label,
      typeof frame === 'string' ? frame : normalise(read(frame), this.names, this.#how.ordered),
    )
  }

  /** Notes what a caller saw by its own means. */
  note(label: string, value: Plain): void {
    if (this.transcript.has(label)) throw new Error(`noted twice: ${label}`)
    this.transcript.set(label, normalise(value, this.names, this.#how.ordered))
  }

  /** The reference announces this version. */
  isOffered(key: number, version: number): boolean {
    const range = this.#reference.get(key)
    return range !== undefined && version >= range.min && version <= range.max
  }

  async exchange(payload: Buffer): Promise<Buffer | string> {
    this.#wire ??= await Wire.open(this.address)
    try {
      return await this.#wire.exchange(payload, ANSWER_LIMIT_MS)
    } catch (error) {
      this.#wire.close()
      this.#wire = null
      return /no answer/.test(String(error)) ? 'no answer' : 'closed'
    }
  }

  /** Sends what gets no answer (acks 0); a closed connection is noticed by the next request. */
  async send(payload: Buffer): Promise<void> {
    this.#wire ??= await Wire.open(this.address)
    this.#wire.send(payload)
  }

  /** The next request goes over a connection of its own. */
  reconnect(): void {
    this.#wire?.close()
    this.#wire = null
  }

  /** A topic that is there and can be written; its id is known to the normaliser. Nothing of it is in the transcript. */
  async topic(name: string, partitions: number = 1, configs: Record<string, string> = {}): Promise<string> {
    // The records' times are years old: Kafka would delete them half a minute after its start.
    const all = Object.entries({ 'retention.ms': '-1', ...configs }).map(([key, value]) => ({ name: key, value }))
    const topics = [{ name, numPartitions: partitions, replicationFactor: 1, configs: all }]
    await this.quietly('CreateTopics', 7, { topics, timeoutMs: 10_000 })
    return await this.ready(name, partitions)
  }

  /** Waits until each partition of the topic answers with a leader; gives its id. */
  async ready(name: string, partitions: number): Promise<string> {
    const wanted = Array.from({ length: partitions }, (_, partitionIndex) => ({ partitionIndex, timestamp: -1 }))
    let last: unknown
    for (let turn = 0; turn < 100; turn++) {
      const offsets = await this.quietly('ListOffsets', 5, { replicaId: -1, topics: [{ name, partitions: wanted }] })
      last = offsets
      const errors = [...JSON.stringify(offsets).matchAll(/"errorCode":(-?\d+)/g)].map((match) => match[1])
      if (errors.length === partitions && errors.every((code) => code === '0')) {
        const found = (await this.quietly('Metadata', 12, { topics: [{ name }] })) as Body
        const [topic] = found['topics'] as Body[]
        const id = textOf(topic?.['topicId'])
        this.names.learn(id, `id of ${name}`)
        return id
      }
      await sleep(50)
    }
    throw new Error(`topic ${name} is not ready: ${JSON.stringify(last)}`)
  }

  /** Appends these values to partition 0 in a batch, at fixed times. */
  async append(topic: string, values: readonly string[], partition: number = 0): Promise<void> {
    const answer = await this.quietly('Produce', 7, produceBody(topic, batch(values, { timestamp: TIME }), partition))
    if (typeof answer === 'string' || JSON.stringify(answer).includes('"errorCode":0') === false) {
      throw new Error(`append to ${topic}: ${JSON.stringify(answer)}`)
    }
  }

  /** Another connection of the same conversation, for questions whose answer waits. The caller closes it. */
  beside(): Talk {
    return new Talk(this.address, this.#reference, this.#own, this.names, this.#how, this.transcript)
  }

  close(): void {
    this.reconnect()
  }
}

/** The time of all records that are sent: answers must not depend on the clock. */
export const TIME = 1_700_000_000_000

/** A Produce of one partition, by name and (where the version has it) by id. */
export function produceBody(
  topic: string,
  records: Buffer | null,
  partition: number = 0,
  more: { readonly acks?: number; readonly id?: string; readonly transactionalId?: string } = {},
): Body {
  return {
    transactionalId: more.transactionalId ?? null,
    acks: more.acks ?? -1,
    timeoutMs: 5_000,
    topicData: [
      {
        name: topic,
        ...(more.id === undefined ? {} : { topicId: more.id }),
        partitionData: [{ index: partition, records: records === null ? null : records.toString('base64') }],
      },
    ],
  }
}
