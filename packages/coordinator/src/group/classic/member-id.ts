import type { Random } from '@ottla/base'

/** `prefix-` and a random UUID in Java's form, as every coordinator makes member ids: tools split them at the dash. */
export function generateMemberId(prefix: string, random: Random): string {
  const bytes = random.bytes(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  return `${prefix}-${uuid}`
}
