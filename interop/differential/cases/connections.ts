// Connections: several requests in one write, requests that end a connection, lengths and headers that no client sends.
import { connect } from 'node:net'
import { Out } from '../../lib/bytes.ts'
import { type Plain, requestBytes } from '../message.ts'
import { apiKey, type Body, type Conversation, type Talk } from '../talk.ts'

/** How long a connection is watched on which nothing whole was sent. */
const QUIET_MS = 400
const SILENT_MS = 5_000
/** Behind each question another is sent: its answer, or the end of the connection, says that no other comes. */
const LAST_CORRELATION = 0x7ea5e

interface Seen {
  readonly frames: Buffer[]
  /** Silent: what was sent behind the question got no answer either. */
  readonly end: 'closed' | 'open' | 'silent'
}

/** Writes these bytes at once on a connection of their own; gives what came back until it closed or had said all. */
async function exchange(address: string, bytes: Buffer, whole: boolean): Promise<Seen> {
  const at = address.lastIndexOf(':')
  const socket = connect({ host: address.slice(0, at), port: Number(address.slice(at + 1)) })
  return await new Promise((resolve) => {
    let received = Buffer.alloc(0)
    const end = (how: Seen['end']): void => {
      socket.destroy()
      resolve({ frames: split(received).filter((frame) => frame.readInt32BE(0) !== LAST_CORRELATION), end: how })
    }
    socket.on('connect', () => {
      socket.write(
        whole
          ? Buffer.concat([bytes, framed(head(HEARTBEAT, 0, LAST_CORRELATION, null, ME).bytes(LAST).done())])
          : bytes,
      )
      setTimeout(() => end(whole ? 'silent' : 'open'), whole ? SILENT_MS : QUIET_MS)
    })
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (split(received).some((frame) => frame.readInt32BE(0) === LAST_CORRELATION)) end('open')
    })
    socket.on('error', () => end('closed'))
    socket.on('close', () => end('closed'))
  })
}

function split(received: Buffer): Buffer[] {
  const frames: Buffer[] = []
  for (let at = 0; at + 4 <= received.length && at + 4 + received.readInt32BE(at) <= received.length; ) {
    const length = received.readInt32BE(at)
    frames.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return frames
}

function framed(payload: Buffer): Buffer {
  return Buffer.concat([new Out().i32(payload.length).done(), payload])
}

/** A request by name, as `talk` would send it, framed. */
function request(
  api: string,
  version: number,
  correlation: number,
  body: Body = {},
  clientId: string | null = 'talk',
): Buffer {
  return framed(requestBytes(apiKey(api), version, correlation, body, clientId))
}

function head(
  key: number,
  version: number,
  correlation: number,
  flexible: Buffer | null,
  clientId: Buffer | null,
): Out {
  const out = new Out().i16(key).i16(version).i32(correlation)
  if (clientId === null) out.i16(-1)
  else out.i16(clientId.length).bytes(clientId)
  return flexible === null ? out : out.bytes(flexible)
}

const ME = Buffer.from('talk')
const METADATA = 3
const API_VERSIONS = 18
const HEARTBEAT = 12
const NO_TAGS = Buffer.from([0])
/** The body of a heartbeat of nobody. */
const LAST = new Out().text('cn-last').i32(0).text('m').done()

/** Long answers have ports and lists of APIs in them; what stands before tells whether it is the same answer. */
const SHORT_BYTES = 40

function seen({ frames, end }: Seen): Plain {
  const shown = (frame: Buffer): string =>
    frame.length > SHORT_BYTES ? `${frame.toString('hex', 4, 6)} and more` : frame.toString('hex', 4)
  return { answers: frames.map((frame) => `${frame.readInt32BE(0)}: ${shown(frame)}`), end }
}

const heartbeat = (correlation: number): Buffer =>
  request('Heartbeat', 2, correlation, { groupId: 'cn-nowhere', generationId: 1, memberId: 'm' })

const metadataNone = (correlation: number): Buffer =>
  request('FindCoordinator', 1, correlation, { key: 'g', keyType: 9 })

const cases: readonly (readonly [what: string, bytes: () => Buffer])[] = [
  ['three in one write', () => Buffer.concat([heartbeat(1), metadataNone(2), heartbeat(3)])],
  ['the same correlation id twice', () => Buffer.concat([heartbeat(7), metadataNone(7)])],
  ['negative correlation ids', () => Buffer.concat([heartbeat(-1), metadataNone(-2_147_483_648)])],
  [
    'a slow one before a quick one',
    () =>
      Buffer.concat([
        request('Fetch', 4, 1, { maxWaitMs: 100, minBytes: 1, topics: [] }),
        request('Fetch', 12, 2, { maxWaitMs: 100, minBytes: 1, topics: [] }),
        heartbeat(3),
      ]),
  ],
  [
    'an unknown API between others',
    () => Buffer.concat([heartbeat(1), framed(head(999, 0, 2, null, ME).done()), heartbeat(3)]),
  ],
  [
    'an unknown version between others',
    () => Buffer.concat([heartbeat(1), framed(head(HEARTBEAT, 99, 2, null, ME).done()), heartbeat(3)]),
  ],
  [
    'a new ApiVersions between others',
    () => Buffer.concat([heartbeat(1), framed(head(API_VERSIONS, 99, 2, null, ME).done()), heartbeat(3)]),
  ],
  [
    'ApiVersions twice, then another',
    () => Buffer.concat([request('ApiVersions', 0, 1), request('ApiVersions', 0, 2), heartbeat(3)]),
  ],
  [
    'a bad name in ApiVersions, then another',
    () => Buffer.concat([request('ApiVersions', 3, 1, { clientSoftwareName: '-' }), heartbeat(2)]),
  ],
  ['length -1', () => new Out().i32(-1).done()],
  ['length 0', () => new Out().i32(0).done()],
  ['length 0 behind another', () => Buffer.concat([heartbeat(1), new Out().i32(0).done(), heartbeat(2)])],
  [
    'the largest Produce',
    () => Buffer.concat([new Out().i32(100 << 20).done(), head(0, 9, 1, NO_TAGS, ME).bytes(Buffer.alloc(100)).done()]),
  ],
  [
    'length over the limit',
    () =>
      new Out()
        .i32((100 << 20) + 1)
        .bytes(Buffer.alloc(100))
        .done(),
  ],
  ['the largest length', () => new Out().i32(2_147_483_647).bytes(Buffer.alloc(100)).done()],
  ['an HTTP request', () => Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['a TLS greeting', () => Buffer.from('16030100a5010000a10303', 'hex')],
  ['half a length', () => Buffer.from([0, 0])],
  ['half a frame', () => heartbeat(1).subarray(0, 12)],
  ['a frame of a header alone', () => framed(head(HEARTBEAT, 0, 1, null, ME).done())],
  ['no client id', () => request('Heartbeat', 2, 1, { groupId: 'x', memberId: '' }, null)],
  ['no client id, flexible', () => request('Heartbeat', 4, 1, { groupId: 'x', memberId: '' }, null)],
  ['an empty client id', () => request('Heartbeat', 2, 1, { groupId: 'x', memberId: '' }, '')],
  ['a long client id', () => request('Heartbeat', 2, 1, { groupId: 'x', memberId: '' }, 'x'.repeat(32_000))],
  ['a client id of odd letters', () => request('Heartbeat', 2, 1, { groupId: 'x', memberId: '' }, 'ä\u0000"\n')],
]

/** Cases whose last frame is not whole: what would be sent behind it would become a part of it. */
const INCOMPLETE: ReadonlySet<string> = new Set(['the largest Produce', 'half a length', 'half a frame'])

/** The body of Heartbeat v4 for `x` with this section of tagged fields. */
function flexibleHeartbeat(headTags: Buffer, bodyTags: Buffer): Buffer {
  const body = new Out()
    .bytes(Buffer.from([2, 0x78]))
    .i32(1)
    .bytes(Buffer.from([2, 0x6d]))
    .i8(0)
    .bytes(bodyTags)
    .done()
  return framed(head(HEARTBEAT, 4, 5, headTags, ME).bytes(body).done())
}

/** ApiVersions v3 of name and version `a`. */
function flexibleApiVersions(headTags: Buffer, bodyTags: Buffer): Buffer {
  return framed(
    head(API_VERSIONS, 3, 5, headTags, ME)
      .bytes(Buffer.from([2, 0x61, 2, 0x61]))
      .bytes(bodyTags)
      .done(),
  )
}

const TAGS: readonly (readonly [what: string, section: Buffer])[] = [
  ['none', NO_TAGS],
  ['one unknown', Buffer.from([1, 9, 2, 1, 2])],
  ['one empty', Buffer.from([1, 9, 0])],
  ['two in order', Buffer.from([2, 8, 1, 1, 9, 1, 2])],
  ['two out of order', Buffer.from([2, 9, 1, 1, 8, 1, 2])],
  ['the same twice', Buffer.from([2, 9, 1, 1, 9, 1, 2])],
  ['a large number', Buffer.from([1, 0xff, 0xff, 0xff, 0xff, 0x07, 1, 1])],
  ['a number of five full bytes', Buffer.from([1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1])],
  ['a length beyond the end', Buffer.from([1, 9, 100, 1])],
  ['a count beyond the end', Buffer.from([5, 9, 1, 1])],
  ['a number that never ends', Buffer.from([0x80, 0x80, 0x80, 0x80, 0x80, 0x80])],
  ['none in two bytes', Buffer.from([0x80, 0x00])],
]

/** Bodies of Heartbeat whose fields are null, too long or cut. */
const BODIES: readonly (readonly [what: string, version: number, body: Buffer])[] = [
  ['null group', 0, new Out().text(null).i32(1).text('m').done()],
  ['null member', 0, new Out().text('x').i32(1).text(null).done()],
  ['group of length -2', 0, new Out().i16(-2).i32(1).text('m').done()],
  ['group beyond the end', 0, new Out().i16(100).i32(1).done()],
  ['null group, flexible', 4, Buffer.from([0, 0, 0, 0, 1, 2, 0x6d, 0, 0])],
  [
    'group in bytes that are no text',
    0,
    new Out()
      .i16(2)
      .bytes(Buffer.from([0xff, 0xfe]))
      .i32(1)
      .text('m')
      .done(),
  ],
  [
    'group of a surrogate',
    0,
    new Out()
      .i16(3)
      .bytes(Buffer.from([0xed, 0xa0, 0x80]))
      .i32(1)
      .text('m')
      .done(),
  ],
  ['group with a zero byte', 0, new Out().text('a\u0000b').i32(1).text('m').done()],
  ['group beyond the end, flexible', 4, Buffer.from([100, 0x78, 0, 0, 0, 1, 2, 0x6d, 0, 0])],
  ['group of a length in five bytes', 4, Buffer.from([0x82, 0x80, 0x80, 0x80, 0, 0x78, 0, 0, 0, 1, 2, 0x6d, 0, 0])],
  ['cut', 4, Buffer.from([2, 0x78, 0, 0])],
  ['no tags at the end', 4, Buffer.from([2, 0x78, 0, 0, 0, 1, 2, 0x6d, 0])],
  ['more behind the body', 0, new Out().text('x').i32(1).text('m').i64(1).done()],
  ['more behind the body, flexible', 4, Buffer.from([2, 0x78, 0, 0, 0, 1, 2, 0x6d, 0, 0, 1, 2, 3])],
]

/** Bodies of Metadata v1, classic arrays, and v9, compact ones. */
const ARRAYS: readonly (readonly [what: string, version: number, body: Buffer])[] = [
  ['-1', 9, Buffer.from([0, 0, 0, 0, 0])],
  ['more than there are', 9, Buffer.from([100, 0, 0, 0, 0])],
  ['2 GiB', 9, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x07, 0, 0, 0, 0])],
  ['4 GiB', 9, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0, 0])],
  ['a null name', 9, Buffer.from([2, 0, 0, 0, 0, 0, 0])],
  ['a boolean of 2', 9, Buffer.from([1, 2, 0, 0, 0])],
]

/** So many connections at a time: most of an exchange is waiting for nothing more to come. */
const AT_ONCE = 24

export const connections: Conversation = {
  name: 'connections',
  talk: async (talk) => {
    const all = [...cases.map(([what, bytes]) => [what, bytes()] as const), ...tagged(), ...bodies(), ...unknown(talk)]
    for (let i = 0; i < all.length; i += AT_ONCE) {
      await Promise.all(
        all.slice(i, i + AT_ONCE).map(async ([what, bytes]) => {
          talk.note(what, seen(await exchange(talk.address, bytes, !INCOMPLETE.has(what))))
        }),
      )
    }
  },
}

type Question = readonly [what: string, bytes: Buffer]

function* tagged(): Generator<Question> {
  for (const [what, section] of TAGS) {
    yield [`tags in a header: ${what}`, flexibleHeartbeat(section, NO_TAGS)]
    yield [`tags in a body: ${what}`, flexibleHeartbeat(NO_TAGS, section)]
    yield [`tags in the header of ApiVersions: ${what}`, flexibleApiVersions(section, NO_TAGS)]
    yield [`tags in the body of ApiVersions: ${what}`, flexibleApiVersions(NO_TAGS, section)]
  }
}

function* bodies(): Generator<Question> {
  for (const [what, version, body] of BODIES) {
    const bytes = head(HEARTBEAT, version, 5, version >= 4 ? NO_TAGS : null, ME)
      .bytes(body)
      .done()
    yield [`Heartbeat v${version}: ${what}`, framed(bytes)]
  }
  for (const [what, version, body] of ARRAYS) {
    const bytes = head(METADATA, version, 5, NO_TAGS, ME).bytes(body).done()
    yield [`an array of Metadata v${version}: ${what}`, framed(bytes)]
  }
}

/** Every API in versions that nobody announces. */
function* unknown(talk: Talk): Generator<Question> {
  for (let key = 0; key < 96; key++) {
    for (const version of [-1, 0, 1, 2, 20]) {
      const bytes = framed(head(key, version, 5, null, ME).bytes(Buffer.alloc(40)).done())
      if (!talk.isOffered(key, version)) yield [`API ${key} v${version}`, bytes]
    }
  }
}
