/**
 * Every API in every version that is served, with each of its fields at an extreme: nothing, null, the smallest and the
 * largest number, names that exist and names that cannot. Whatever it asks is answered in its version's form or closes the
 * connection, within the waits that a client may ask for; the node never says that it failed.
 */
import {
  ApiKey,
  ApiVersionsRequestType,
  ApiVersionsResponseType,
  apiInfo,
  createApiVersionsRequest,
  ErrorCode,
  encodeJson,
  interpret,
  type JsonObject,
  type JsonValue,
  messageSchema,
  requestHeaderVersion,
  responseHeaderVersion,
} from '@ottla/protocol'
import { SimRandom } from '@ottla/world'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTopics } from './create-topics.ts'
import type { KafkaNode } from './kafka-node.ts'
import { fetchValues, KAFKA_PORT, produce, SimMachine } from './node.test-support.ts'
import { ErrorLog, RawPeer } from './raw-peer.test-support.ts'

type Schema = NonNullable<ReturnType<typeof messageSchema>>
type Field = Schema['root']['fields'][number]
type Struct = Schema['root']
type Type = Field['type']

/** How one request is filled; asked for each field anew. */
interface Extreme {
  integer(bits: number, isSigned: boolean): bigint
  text(): string
  uuid(): string
  /** Elements of an array, bytes of bytes. */
  size(): number
  /** Of a field that may be. */
  isNull(): boolean
}

const ZERO_ID = 'AAAAAAAAAAAAAAAAAAAAAA'
const SOME_ID = 'abcdefghijklmnopqrstuQ'
const NO_NAME = 'no\u0000 such\u202E\uFFFD..'

const smallest = (bits: number, isSigned: boolean): bigint => (isSigned ? -(1n << BigInt(bits - 1)) : 0n)
const largest = (bits: number, isSigned: boolean): bigint => (1n << BigInt(isSigned ? bits - 1 : bits)) - 1n
const minusOne = (bits: number, isSigned: boolean): bigint => (isSigned ? -1n : largest(bits, false))

function always(
  integer: Extreme['integer'],
  text: string,
  uuid: string,
  size: number,
  isNull: boolean = false,
): Extreme {
  return { integer, text: () => text, uuid: () => uuid, size: () => size, isNull: () => isNull }
}

/** Any of these and of what exists, field by field. */
function mixture(random: SimRandom, ids: readonly string[]): Extreme {
  const pick = <T>(pool: readonly T[]): T => pool[random.below(pool.length)]!
  return {
    integer: (bits, isSigned) =>
      pick([smallest(bits, isSigned), minusOne(bits, isSigned), 0n, 0n, 1n, 2n, 100n, largest(bits, isSigned)]),
    text: () => pick(['', 'victim', 'victim', 'group', 'consumer', '1', '..', '__consumer_offsets', NO_NAME]),
    uuid: () => pick([ZERO_ID, SOME_ID, ...ids]),
    size: () => random.below(4),
    isNull: () => random.below(3) === 0,
  }
}

const BITS: Readonly<Record<string, readonly [bits: number, isSigned: boolean]>> = {
  int8: [8, true],
  int16: [16, true],
  uint16: [16, false],
  int32: [32, true],
  uint32: [32, false],
  int64: [64, true],
}

function isWithin(range: { readonly first: number; readonly last: number }, version: number): boolean {
  return version >= range.first && version <= range.last
}

function filled(struct: Struct, version: number, extreme: Extreme): JsonObject {
  const object: JsonObject = new Map()
  for (const field of struct.fields) {
    if (!isWithin(field.versions, version)) continue
    const isNull = isWithin(field.nullable, version) && extreme.isNull()
    const value = isNull ? null : valueOf(field.type, version, extreme)
    // Produce with acks=0 gets no answer where all is well.
    object.set(field.jsonName, field.name === 'Acks' && value === 0n ? 1n : value)
  }
  return object
}

function valueOf(type: Type, version: number, extreme: Extreme): JsonValue {
  if (type.kind === 'struct') return filled(type.struct, version, extreme)
  if (type.kind === 'array') {
    return Array.from({ length: extreme.size() }, () => valueOf(type.element, version, extreme))
  }
  const integer = BITS[type.name]
  if (integer !== undefined) return extreme.integer(...integer)
  if (type.name === 'bool') return extreme.size() > 0
  if (type.name === 'string') return extreme.text()
  if (type.name === 'uuid') return extreme.uuid()
  if (type.name === 'float64') return Number(extreme.integer(64, true))
  return Buffer.alloc(extreme.size()).toString('base64')
}

function requestFrame(key: number, version: number, extreme: Extreme): Buffer {
  const schema = messageSchema(apiInfo(key)!.request!.name)!
  const body = encodeJson(schema, filled(schema.root, version, extreme), version)
  const head = Buffer.alloc(14 + (requestHeaderVersion(key, version) === 2 ? 1 : 0))
  head.writeInt32BE(head.length - 4 + body.length, 0)
  head.writeInt16BE(key, 4)
  head.writeInt16BE(version, 6)
  head.writeInt32BE(7, 8)
  head.writeInt16BE(-1, 12)
  return Buffer.concat([head, body])
}

let machine: SimMachine
let node: KafkaNode
const log = new ErrorLog()
let asked = 0
/** Of each API and version. */
const MIXTURES = 20

beforeAll(async () => {
  machine = new SimMachine(1)
  machine.logger = log
  node = await machine.clock.drive(machine.start())
  await machine.clock.drive(createTopics(node.broker, [{ name: 'healthy' }, { name: 'victim', partitions: 2 }]))
})
afterAll(() => machine.clock.drive(node.stop()))

/** Sends one request on a connection of its own: its answer, or null where the node closed. */
async function ask(key: number, version: number, extreme: Extreme): Promise<Buffer | null> {
  const peer = await RawPeer.connect(machine.client, { host: 'kafka', port: KAFKA_PORT })
  peer.send(requestFrame(key, version, extreme))
  try {
    return await peer.next()
  } finally {
    peer.destroy()
  }
}

async function isServed(value: string): Promise<boolean> {
  const peer = await machine.connect()
  const offset = await produce(peer, 'healthy', [value], machine.clock.now())
  const [read] = await fetchValues(peer, 'healthy', offset)
  peer.close()
  return read === value
}

async function servedApis(): Promise<{ apiKey: number; minVersion: number; maxVersion: number }[]> {
  const peer = await machine.connect()
  const answer = await peer.request(ApiVersionsRequestType, ApiVersionsResponseType, 0, createApiVersionsRequest())
  peer.close()
  return answer.apiKeys
}

/** Asks everything once; returns what was not answered in the form of its version. */
async function askAll(extreme: Extreme): Promise<string[]> {
  const wrong: string[] = []
  for (const { apiKey, minVersion, maxVersion } of await machine.clock.drive(servedApis())) {
    const schema = messageSchema(apiInfo(apiKey)!.response!.name)!
    for (let version = Math.max(minVersion, schema.versions.first); version <= maxVersion; version++) {
      const where = `${schema.name} v${version}`
      const answer = await machine.clock.drive(ask(apiKey, version, extreme))
      if (answer === null) wrong.push(`${where}: closed`)
      else if (!isReadable(answer, schema, apiKey, version)) wrong.push(`${where}: bytes behind the answer`)
      asked++
    }
  }
  return wrong
}

/** Throws where it cannot be read at all. */
function isReadable(answer: Buffer, schema: Schema, apiKey: number, version: number): boolean {
  // ApiVersions answers an error in version 0.
  const isError = apiKey === ApiKey.ApiVersions && answer.readInt16BE(4) === ErrorCode.UNSUPPORTED_VERSION
  const body = answer.subarray(responseHeaderVersion(apiKey, version) === 1 ? 5 : 4)
  return interpret(schema, body, isError ? 0 : version).rest === 0
}

const extremes: readonly [what: string, extreme: Extreme][] = [
  ['nothing', always(() => 0n, '', ZERO_ID, 0)],
  ['null', always(() => 0n, '', ZERO_ID, 1, true)],
  ['the smallest', always(smallest, 'victim', SOME_ID, 1)],
  ['the largest', always(largest, 'victim', SOME_ID, 2)],
  ['minus one', always(minusOne, NO_NAME, ZERO_ID, 3)],
  ['one', always(() => 1n, 'victim', SOME_ID, 1)],
]
it.each(extremes)('%s', async (what, extreme) => {
  expect(await askAll(extreme)).toEqual([])
  expect(log.lines).toEqual([])
  expect(await machine.clock.drive(isServed(what))).toBe(true)
})

it('mixtures', async () => {
  const random = new SimRandom(1)
  for (let round = 0; round < MIXTURES; round++) {
    const id = node.broker.image.topics.topic('victim')?.id ?? SOME_ID
    expect(await askAll(mixture(random, [id]))).toEqual([])
    expect(log.lines).toEqual([])
  }
  expect(asked).toBeGreaterThan(150 * MIXTURES)
  expect(await machine.clock.drive(isServed('mixtures'))).toBe(true)
})
