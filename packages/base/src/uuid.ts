import type { Random } from './random.ts'

/**
 * A 128-bit id in Kafka's text form: base64url of 16 bytes without padding, 22 characters. As text it is a map key,
 * readable in a debugger, and compares with `===`.
 */
export type Uuid = string

export const ZERO_UUID: Uuid = 'AAAAAAAAAAAAAAAAAAAAAA'
/** Id of the topic `__cluster_metadata`: (0, 1). */
export const METADATA_TOPIC_ID: Uuid = 'AAAAAAAAAAAAAAAAAAAAAQ'

/** A random id as Kafka makes them: version 4, never one of the first 100, never beginning with `-`. */
export function randomUuid(random: Random): Uuid {
  for (;;) {
    const bytes = random.bytes(16)
    bytes[6] = (bytes[6]! & 0x0f) | 0x40
    bytes[8] = (bytes[8]! & 0x3f) | 0x80
    const text = bytes.toString('base64url')
    if (!text.startsWith('-')) return text
  }
}

export function uuidToBytes(id: Uuid): Buffer {
  return Buffer.from(id, 'base64url')
}

export function uuidFromBytes(bytes: Uint8Array, start = 0): Uuid {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, 16).toString('base64url')
}

/**
 * Reads what Kafka's `Uuid.fromString` reads: at most 24 characters of base64url (`==` padding and spare last bits
 * pass) that make 16 bytes; null where Kafka refuses. The result is canonical.
 */
export function parseUuid(text: string): Uuid | null {
  if (text.length > 24 || !/^[A-Za-z0-9_-]{22}(==)?$/.test(text)) return null
  const bytes = Buffer.from(text.slice(0, 22), 'base64url')
  return bytes.length === 16 ? bytes.toString('base64url') : null
}
