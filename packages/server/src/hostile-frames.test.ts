/** Bytes that are no request, or only nearly one: the node answers or closes, and everybody else is served as before. */
import { ApiKey, ErrorCode } from '@ottla/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { frame, HostileStage } from './hostile.test-support.ts'
import { NodeNetwork } from './node/index.ts'
import { RawPeer } from './raw-peer.test-support.ts'

let stage: HostileStage
beforeAll(async () => {
  stage = await HostileStage.start()
})
afterEach(async () => {
  expect(await stage.isHealthy()).toBe(true)
})
afterAll(() => stage.stop())

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

/** A frame with a client id that says it has `length` bytes; what follows is up to the caller. */
function head(apiKey: number, version: number, length: number, rest: Buffer): Buffer {
  const bytes = Buffer.alloc(14)
  bytes.writeInt32BE(10 + rest.length, 0)
  bytes.writeInt16BE(apiKey, 4)
  bytes.writeInt16BE(version, 6)
  bytes.writeInt32BE(7, 8)
  bytes.writeInt16BE(length, 12)
  return Buffer.concat([bytes, rest])
}

/** Metadata v9, from the tags of its header on. */
function flexible(rest: readonly number[]): Buffer {
  return frame(ApiKey.Metadata, 9, Buffer.from(rest))
}

describe('frames', () => {
  const closed: [what: string, bytes: Buffer][] = [
    ['length -1', int32(-1)],
    ['the smallest length', int32(-0x8000_0000)],
    ['length 0', int32(0)],
    ['the largest length', int32(0x7fff_ffff)],
    ['one byte above the limit', int32(104_857_601)],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ['a TLS ClientHello', Buffer.from('16030100c8010000c40303', 'hex')],
    ['a header cut short', Buffer.concat([int32(3), Buffer.from([0, 3, 0])])],
    ['an unknown API', frame(9_999, 0, Buffer.alloc(0))],
    ['a negative API', frame(-1, 0, Buffer.alloc(0))],
    ['a version too high', frame(ApiKey.Metadata, 99, int32(0))],
    ['a version too low', frame(ApiKey.Fetch, 0, int32(0))],
    ['2^31-1 elements', frame(ApiKey.Metadata, 1, int32(0x7fff_ffff))],
    ['a string beyond the frame', frame(ApiKey.Metadata, 1, Buffer.from([0, 0, 0, 1, 0x7f, 0xff]))],
    ['a body cut short', frame(ApiKey.Metadata, 1, Buffer.from([0, 0]))],
    // Topics null and three flags: read behind a header with tags, the first byte is their number and the rest ends early.
    ['a classic header before a flexible body', frame(ApiKey.Metadata, 9, Buffer.alloc(5))],
    ['a header of more tags than bytes', flexible([0x90, 0x4e])],
    ['a header of 2^32-1 tags', flexible([0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a tag beyond the frame', flexible([1, 9, 0xff, 0x7f])],
    ['a varint of six bytes', flexible([0, 0x81, 0x80, 0x80, 0x80, 0x80, 0])],
    ['2^32-2 compact elements', flexible([0, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['nothing for a string that must be there', frame(ApiKey.Heartbeat, 0, Buffer.from([0xff, 0xff]))],
    ['a string of -2', frame(ApiKey.Heartbeat, 0, Buffer.from([0xff, 0xfe]))],
    [
      'a string of 40,000',
      frame(ApiKey.Heartbeat, 0, Buffer.concat([Buffer.from([0x9c, 0x40]), Buffer.alloc(40_000)])),
    ],
    ['one element too many for its bytes', frame(ApiKey.Metadata, 1, Buffer.concat([int32(3), Buffer.alloc(5)]))],
  ]
  it.each(closed)('%s ends the connection', async (_what, bytes) => {
    expect(await stage.send(bytes)).toBe(null)
  })

  const answered: [what: string, bytes: Buffer][] = [
    ['bytes behind the body', frame(ApiKey.Metadata, 1, Buffer.alloc(12))],
    ['bytes behind a flexible body', flexible([0, 1, 0, 0, 0, 0, 1, 2, 3, 4])],
    ['tags out of order and twice', flexible([3, 9, 1, 7, 2, 1, 7, 9, 0, 1, 0, 0, 0, 0])],
    ['a varint of two bytes for a small number', flexible([0, 0x81, 0, 0, 0, 0, 0])],
    ['no client id', head(ApiKey.Metadata, 1, -1, Buffer.alloc(4))],
    ['a client id of -5 bytes', head(ApiKey.Metadata, 1, -5, Buffer.alloc(4))],
    ['a client id of 32,767 bytes', head(ApiKey.Metadata, 1, 32_767, Buffer.alloc(32_771))],
    [
      'a client id that is no text',
      head(ApiKey.Metadata, 1, 4, Buffer.from('fffe00eda080000000', 'hex').subarray(0, 8)),
    ],
    [
      'a client id with a line of its own',
      head(ApiKey.Metadata, 1, 9, Buffer.from('\n\u001b[31m%s\r\0\0\0\0', 'latin1')),
    ],
  ]
  it.each(answered)('%s: answered', async (_what, bytes) => {
    const answer = await stage.send(bytes)
    expect(answer!.readInt32BE(0)).toBe(7)
  })

  it('half a length word and the end are a silent close', async () => {
    expect(await stage.send(Buffer.from([0, 0]), true)).toBe(null)
  })

  it.each([99, 6, -1])('ApiVersions in version %i is answered in version 0', async (version) => {
    // From version 3 on the header is flexible, whatever the version: one byte says that it has no tags.
    const answer = await stage.send(frame(ApiKey.ApiVersions, version, Buffer.alloc(version < 3 ? 0 : 1)))
    expect(answer!.readInt32BE(0)).toBe(7)
    expect(answer!.readInt16BE(4)).toBe(ErrorCode.UNSUPPORTED_VERSION)
    expect(answer!.readInt32BE(6)).toBeGreaterThan(0)
  })

  it.each([-1, -0x8000_0000, 0x7fff_ffff])('correlation id %i is echoed', async (id) => {
    const answer = await stage.send(frame(ApiKey.Metadata, 1, int32(0), id))
    expect(answer!.readInt32BE(0)).toBe(id)
  })

  it('keeps no memory for what was only announced', async () => {
    const before = process.memoryUsage()
    const announced = Array.from({ length: 20 }, () => stage.send(Buffer.concat([int32(104_857_600), Buffer.alloc(8)])))
    expect(await stage.isHealthy()).toBe(true)
    const { external, arrayBuffers } = process.memoryUsage()
    expect(external - before.external).toBeLessThan(64 << 20)
    expect(arrayBuffers - before.arrayBuffers).toBeLessThan(64 << 20)
    // The API key 0 and version 0 of those 8 bytes are Produce: they wait for the rest until the frame's deadline.
    void Promise.allSettled(announced)
  })

  it('ten thousand client ids leave nothing behind', async () => {
    const peer = await RawPeer.connect(new NodeNetwork(), { host: '127.0.0.1', port: stage.port })
    const series = (): number => [...stage.metrics.samples()].length
    const before = series()
    for (let index = 0; index < 10_000; index++) {
      const id = Buffer.from(`client ${index}`)
      peer.send(head(ApiKey.Metadata, 1, id.length, Buffer.concat([id, Buffer.alloc(4)])))
    }
    for (let index = 0; index < 10_000; index++) expect((await peer.next())!.readInt32BE(0)).toBe(7)
    peer.destroy()
    expect(series() - before).toBeLessThan(50)
  })
})
