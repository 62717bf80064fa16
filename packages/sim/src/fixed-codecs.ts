/**
 * gzip and zstd whose output is the same on every Node: what node:zlib makes depends on its version and on the processor, and a
 * trace may hold nothing that does. These frames store the bytes as they are; reading stays with node:zlib.
 */
import { crc32 } from 'node:zlib'
import { CompressionCodec, codecOf, registerCodec } from '@ottla/protocol'

/** Bytes that a stored block can hold. */
const DEFLATE_BLOCK = 0xffff
const ZSTD_BLOCK = 128 * 1024 - 1
const ZSTD_MAGIC = 0xfd2fb528
/** A single segment, with a content size of four bytes and no checksum. */
const ZSTD_DESCRIPTOR = 0b1010_0000

/** From now on, in this process. */
export function fixCodecs(): void {
  const compressors = [
    [CompressionCodec.GZIP, storedGzip],
    [CompressionCodec.ZSTD, storedZstd],
  ] as const
  for (const [id, compress] of compressors) registerCodec(id, { ...codecOf(id), compress })
}

export function storedGzip(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])]
  for (const { block, last } of blocks(bytes, DEFLATE_BLOCK)) {
    const header = Buffer.alloc(5)
    header[0] = last ? 1 : 0
    header.writeUInt16LE(block.length, 1)
    header.writeUInt16LE(~block.length & 0xffff, 3)
    parts.push(header, block)
  }
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(bytes), 0)
  trailer.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([...parts, trailer])
}

export function storedZstd(bytes: Buffer): Buffer {
  const header = Buffer.alloc(9)
  header.writeUInt32LE(ZSTD_MAGIC, 0)
  header[4] = ZSTD_DESCRIPTOR
  header.writeUInt32LE(bytes.length, 5)
  const parts: Buffer[] = [header]
  for (const { block, last } of blocks(bytes, ZSTD_BLOCK)) {
    const size = Buffer.alloc(3)
    size.writeUIntLE((block.length << 3) | (last ? 1 : 0), 0, 3)
    parts.push(size, block)
  }
  return Buffer.concat(parts)
}

function* blocks(bytes: Buffer, most: number): Generator<{ readonly block: Buffer; readonly last: boolean }> {
  for (let at = 0; at === 0 || at < bytes.length; at += most) {
    yield { block: bytes.subarray(at, at + most), last: at + most >= bytes.length }
  }
}
