// Message sets of magic 0 and 1 made by hand, as brokers of before 0.11 left them in their segments.
import { crc32, gzipSync } from 'node:zlib'
import { Out } from './bytes.ts'

const GZIP = 1
const SNAPPY = 2
const APPEND_TIME = 8

/** One message; `timestamp` counts in magic 1 only. */
export interface Message {
  readonly timestamp: number
  readonly key: string | null
  readonly value: string | null
}

export interface SetOptions {
  readonly magic: 0 | 1
  readonly codec?: 'gzip' | 'snappy'
  /** Magic 1: the broker's time, in the wrapper or in each message. */
  readonly appendTime?: number
}

/** The messages with offsets from `baseOffset` on; with a codec as one wrapper whose offset is the last of them. */
export function messageSet(baseOffset: number, messages: readonly Message[], options: SetOptions): Buffer {
  const { magic, codec, appendTime } = options
  const flag = appendTime === undefined ? 0 : APPEND_TIME
  const set = messages.map(({ timestamp, key, value }, i) => {
    const [keyBytes, valueBytes] = [key, value].map((text) => (text === null ? null : Buffer.from(text)))
    if (codec === undefined) return message(magic, baseOffset + i, flag, appendTime ?? timestamp, keyBytes, valueBytes)
    return message(magic, magic === 1 ? i : baseOffset + i, 0, timestamp, keyBytes, valueBytes)
  })
  const bytes = Buffer.concat(set)
  if (codec === undefined) return bytes
  const wrapped = codec === 'gzip' ? gzipSync(bytes) : storedSnappy(bytes)
  const time = appendTime ?? Math.max(...messages.map(({ timestamp }) => timestamp))
  const last = baseOffset + messages.length - 1
  return message(magic, last, flag | (codec === 'gzip' ? GZIP : SNAPPY), time, null, wrapped)
}

function message(
  magic: 0 | 1,
  offset: number,
  attributes: number,
  timestamp: number,
  key: Buffer | null | undefined,
  value: Buffer | null | undefined,
): Buffer {
  const body = new Out().i8(magic).i8(attributes)
  if (magic === 1) body.i64(timestamp)
  for (const part of [key, value]) {
    body.i32(part?.length ?? -1)
    if (part) body.bytes(part)
  }
  const bytes = body.done()
  return new Out()
    .i64(offset)
    .i32(4 + bytes.length)
    .u32(crc32(bytes))
    .bytes(bytes)
    .done()
}

/** snappy-java's stream with the bytes as literals: a header, then blocks with their lengths. */
function storedSnappy(bytes: Buffer): Buffer {
  const out = new Out().bytes(Buffer.from('\x82SNAPPY\0', 'latin1')).i32(1).i32(1)
  // A literal of up to 65536 bytes: tag 61, and the length less one in two bytes.
  for (let at = 0; at < bytes.length; at += 32_768) {
    const part = bytes.subarray(at, at + 32_768)
    const length: number[] = []
    for (let rest = part.length; ; rest >>>= 7) {
      length.push(rest > 127 ? (rest & 127) | 128 : rest)
      if (rest <= 127) break
    }
    const tag = Buffer.from([61 << 2, (part.length - 1) & 255, (part.length - 1) >> 8])
    const block = Buffer.concat([Buffer.from(length), tag, part])
    out.i32(block.length).bytes(block)
  }
  return out.done()
}
