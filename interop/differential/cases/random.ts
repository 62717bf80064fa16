// Random requests of a seed: well formed by the tables, with values from small pools, so that most of them mean something.
import { apiInfo, messageSchema } from '@ottla/protocol'
import { batch } from '../../lib/bytes.ts'
import type { Plain } from '../message.ts'
import type { Names } from '../normalise.ts'
import { apiKey, type Body, type Conversation, type Talk, TIME } from '../talk.ts'

type Schema = NonNullable<ReturnType<typeof messageSchema>>
type Field = Schema['root']['fields'][number]

/** Requests whose answer depends on what was asked alone, and not on when. */
const APIS: readonly string[] = [
  'Metadata',
  'Fetch',
  'ListOffsets',
  'OffsetForLeaderEpoch',
  'Produce',
  'FindCoordinator',
  'OffsetCommit',
  'OffsetFetch',
  'OffsetDelete',
  'Heartbeat',
  'SyncGroup',
  'LeaveGroup',
  'DescribeGroups',
  'ListGroups',
  'DescribeConfigs',
  'CreateTopics',
  'CreatePartitions',
  'IncrementalAlterConfigs',
  'DeleteTopics',
  'DescribeTopicPartitions',
  'DescribeCluster',
]

/** The version of Metadata since which the client says whether unknown topics are made. */
const AUTO_CREATION_ASKED = 4

const NOBODY = 'abcdefghijklmnopqrstuQ'
const TOPICS = ['rn-a', 'rn-a', 'rn-b', 'rn-b', 'rn-nowhere', '', 'a b', '.']
const GROUPS = ['rn-g', 'rn-g', 'rn-h', '']
const NUMBERS = [-1, -1, 0, 0, 0, 1, 1, 2, 3, 5, 9, 100, -2, 2_147_483_647]
const TEXTS = ['', 'x', 'consumer', 'range', 'nobody', 'Stable', 'classic', 'retention.ms', 'cleanup.policy', 'no.such']
const CONFIGS = ['retention.ms', 'cleanup.policy', 'segment.bytes', 'min.insync.replicas', 'no.such']
const CONFIG_VALUES = ['1000', 'compact', 'delete', '', 'x', '-1', '0', '100000000']

const RECORDS = batch(['r'], { timestamp: TIME }).toString('base64')

/** The request for the label: the same on both servers, so ids stand by their names. */
function shown(body: Body, names: Names): string {
  let text = JSON.stringify(body).replaceAll(RECORDS, '<one record>')
  for (const [id, name] of names.known) text = text.replaceAll(id, name)
  return text
}

/** The same numbers for the same seed, on every machine. */
class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0, below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T
  }
}

/** Fields whose value is not left to the dice: they decide how long an answer takes, or what is changed for good. */
const FIXED: Readonly<Record<string, Plain>> = {
  maxWaitMs: 0,
  timeoutMs: 5_000,
  acks: -1,
  allowAutoTopicCreation: false,
  validateOnly: true,
  sessionId: 0,
  sessionEpoch: -1,
  transactionalId: null,
  replicaId: -1,
  clusterId: null,
  groupInstanceId: null,
  forgottenTopicsData: [],
  endpointType: 1,
}

class Maker {
  readonly #dice: Dice
  readonly #version: number
  readonly #ids: readonly string[]

  constructor(dice: Dice, version: number, ids: readonly string[]) {
    this.#dice = dice
    this.#version = version
    this.#ids = ids
  }

  struct(fields: readonly Field[]): Body {
    const made: Body = {}
    for (const field of fields) {
      const { first, last } = field.versions
      if (this.#version < first || this.#version > last || field.tag !== null) continue
      made[field.jsonName] = this.#field(field)
    }
    return made
  }

  #field(field: Field): Plain {
    const fixed = FIXED[field.jsonName]
    if (fixed !== undefined) return fixed
    // Apache Kafka never answers a Produce with null records.
    if (field.type.kind === 'primitive' && field.type.name === 'records') return RECORDS
    const nullable = this.#version >= field.nullable.first && this.#version <= field.nullable.last
    if (nullable && this.#dice.below(6) === 0) return null
    const type = field.type
    if (type.kind === 'struct') return this.struct(type.struct.fields)
    if (type.kind === 'array') {
      const element = type.element
      const one = (): Plain =>
        element.kind === 'struct' ? this.struct(element.struct.fields) : this.#primitive(field, element.name)
      return Array.from({ length: this.#dice.of([0, 1, 1, 1, 2, 3]) }, one)
    }
    return this.#primitive(field, type.name)
  }

  #primitive(field: Field, kind: string): Plain {
    const dice = this.#dice
    if (kind === 'bool') return dice.below(2) === 0
    if (kind === 'uuid') return dice.of([...this.#ids, NOBODY, 'AAAAAAAAAAAAAAAAAAAAAA'])
    if (kind === 'bytes') return 'AAE='
    if (kind === 'float64') return dice.of([0, 0.5, 1])
    if (kind === 'string') return this.#text(field)
    const number = dice.of(NUMBERS)
    if (kind === 'int8') return number > 127 ? 3 : number
    if (kind === 'int16') return number > 32_767 ? 4 : number
    return kind.startsWith('uint') && number < 0 ? 0 : number
  }

  #text(field: Field): string {
    const dice = this.#dice
    if (field.entity === 'topicName' || field.jsonName === 'resourceName') return dice.of(TOPICS)
    if (field.entity === 'groupId' || field.jsonName === 'groupId' || field.jsonName === 'key') return dice.of(GROUPS)
    if (field.jsonName === 'value') return dice.of(CONFIG_VALUES)
    if (field.jsonName === 'name') return dice.of([...TOPICS, ...CONFIGS])
    return dice.of(TEXTS)
  }
}

async function prepare(talk: Talk): Promise<string[]> {
  const ids = [await talk.topic('rn-a', 2), await talk.topic('rn-b', 1, { 'cleanup.policy': 'compact' })]
  for (let i = 0; i < 4; i++) await talk.append('rn-a', [`a${i}`, `b${i}`])
  const commit = { partitionIndex: 0, committedOffset: 3, committedMetadata: '' }
  for (let turn = 0; turn < 400; turn++) {
    const done = await talk.quietly('OffsetCommit', 7, {
      groupId: 'rn-g',
      generationIdOrMemberEpoch: -1,
      memberId: '',
      topics: [{ name: 'rn-a', partitions: [commit] }],
    })
    if (JSON.stringify(done).includes('"errorCode":0')) return ids
    await talk.quietly('FindCoordinator', 2, { key: 'rn-g', keyType: 0 })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('no commit')
}

/** `count` random requests of this seed. DeleteTopics asks for topics that are not there, or by nothing. */
export function random(seed: number, count: number): Conversation {
  return {
    name: 'random',
    talk: async (talk) => {
      const ids = await prepare(talk)
      const dice = new Dice(seed)
      for (let i = 0; i < count; i++) {
        const api = dice.of(APIS)
        const versions = talk.versions(api, api === 'Produce' ? 3 : 0)
        const version = dice.of(versions)
        const schema = messageSchema(apiInfo(apiKey(api))?.request?.name ?? '')
        if (schema === null) throw new Error(`no schema of ${api}`)
        const body = new Maker(dice, version, ids).struct(schema.root.fields)
        const asked = tamed(api, version, body)
        await talk.ask(api, version, `random ${seed}/${i} ${shown(asked, talk.names)}`, asked)
      }
    },
  }
}

/** Nothing of what the other requests need may go away, and nothing may be asked for that only a broker may. */
function tamed(api: string, version: number, body: Body): Body {
  if (api === 'DeleteTopics') {
    return version >= 6
      ? { ...body, topics: [{ name: 'rn-nowhere', topicId: 'AAAAAAAAAAAAAAAAAAAAAA' }] }
      : { ...body, topicNames: ['rn-nowhere', ''] }
  }
  // Older versions make the topics that they name, sooner or later.
  if (api === 'Metadata' && version < AUTO_CREATION_ASKED && body['topics'] !== null) {
    const topics = body['topics'] as Body[]
    return { ...body, topics: topics.filter(({ name }) => name !== 'rn-nowhere') }
  }
  if (api === 'DescribeConfigs' || api === 'IncrementalAlterConfigs') {
    const resources = body['resources'] as Body[]
    return { ...body, resources: resources.map((one) => ({ ...one, resourceType: 2 })) }
  }
  return body
}
