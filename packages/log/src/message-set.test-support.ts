/** Message sets as brokers of before 0.11 wrote them: magic 0 has no timestamps; a compressed message wraps a set of the same magic. */
import { crc32 } from '@ottla/base'
import { CompressionCodec, compress, LOG_APPEND_TIME_FLAG, writeInt64 } from '@ottla/protocol'

export interface MessageSetOptions {
  readonly magic: 0 | 1
  readonly baseOffset: number
  readonly codec?: CompressionCodec
  /** Of magic 1: the broker's time instead of the producer's. */
  readonly appendTimeMs?: number
}

export interface OldMessage {
  /** Left out in magic 0. */
  readonly timestampMs: number
  readonly key: string | null
  readonly value: string | null
}

/** The set as it stands in a segment, with its final offsets. */
export function messageSet(messages: readonly OldMessage[], options: MessageSetOptions): Buffer {
  const { magic, baseOffset, codec = CompressionCodec.NONE, appendTimeMs } = options
  const flags = appendTimeMs === undefined ? 0 : LOG_APPEND_TIME_FLAG
  const wrapped = codec !== CompressionCodec.NONE
  const parts = messages.map(({ timestampMs, key, value }, i) => {
    // Inside a wrapper magic 1 counts from the wrapper's first, and only the wrapper has the broker's time.
    const offset = wrapped && magic === 1 ? i : baseOffset + i
    const time = wrapped ? timestampMs : (appendTimeMs ?? timestampMs)
    return message(magic, offset, time, wrapped ? 0 : flags, bytesOf(key), bytesOf(value))
  })
  const set = Buffer.concat(parts)
  if (!wrapped) return set
  const latest = Math.max(...messages.map(({ timestampMs }) => timestampMs))
  const inner = compress(codec, set, undefined, magic)
  return message(magic, baseOffset + messages.length - 1, appendTimeMs ?? latest, codec | flags, null, inner)
}

/** offset 8, length 4, CRC 4, magic 1, attributes 1, in magic 1 timestamp 8, key and value with lengths of 4. */
function message(
  magic: 0 | 1,
  offset: number,
  timestampMs: number,
  attributes: number,
  key: Buffer | null,
  value: Buffer | null,
): Buffer {
  const head = Buffer.alloc(magic === 0 ? 18 : 26)
  head.writeUInt8(magic, 16)
  head.writeUInt8(attributes, 17)
  if (magic === 1) writeInt64(head, 18, timestampMs)
  const bytes = Buffer.concat([head, ...sized(key), ...sized(value)])
  writeInt64(bytes, 0, offset)
  bytes.writeInt32BE(bytes.length - 12, 8)
  bytes.writeUInt32BE(crc32(bytes, 16), 12)
  return bytes
}

function sized(bytes: Buffer | null): Buffer[] {
  const length = Buffer.alloc(4)
  length.writeInt32BE(bytes?.length ?? -1)
  return bytes === null ? [length] : [length, bytes]
}

function bytesOf(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text)
}
