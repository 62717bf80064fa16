/** Turns good bytes into hostile ones. */

import type { SeededNumbers } from './vectors.test-support.ts'

/** What lengths, counts and flags are at their worst: limits of each width, in both forms. */
const EVIL: readonly Buffer[] = [
  '00',
  '01',
  '7f',
  '80',
  'ff',
  '7fff',
  '8000',
  'ffff',
  'fffe',
  '7fffffff',
  '80000000',
  'ffffffff',
  '000fffff',
  '00010000',
  'ffffffff0f',
  'ffffffff07',
  '8080808000',
  'ffffffffff',
  'ffff03',
  '8080808010',
  '7fffffffffffffff',
  '8000000000000000',
].map((hex) => Buffer.from(hex, 'hex'))

const MAX_BYTES = 16 * 1024
const MAX_TAGS = 4 * 1024
const MAX_RUN = 8 * 1024

export function mutate(original: Buffer, other: Buffer, random: SeededNumbers): Buffer {
  let bytes = Buffer.from(original)
  for (let rounds = 1 + random.below(4); rounds > 0; rounds--) bytes = change(bytes, other, random)
  return bytes.length > MAX_BYTES ? bytes.subarray(0, MAX_BYTES) : bytes
}

function change(bytes: Buffer, other: Buffer, random: SeededNumbers): Buffer<ArrayBuffer> {
  const at = random.below(bytes.length + 1)
  const head = bytes.subarray(0, at)
  const tail = bytes.subarray(at)
  const skip = random.below(Math.min(tail.length, 16) + 1)
  switch (random.below(9)) {
    case 0:
      return flipped(bytes, at, random)
    case 1:
      return Buffer.from(head)
    case 2:
      return Buffer.concat([head, tail.subarray(skip)])
    case 3:
      return Buffer.concat([head, random.pick(EVIL), tail])
    case 4: {
      const evil = random.pick(EVIL)
      return Buffer.concat([head, evil, tail.subarray(evil.length)])
    }
    case 5:
      return Buffer.concat([head, other.subarray(random.below(other.length + 1)), tail])
    case 6:
      return Buffer.concat([head, ...Array.from({ length: random.below(64) }, () => tail.subarray(0, skip)), tail])
    case 7:
      return Buffer.concat([head, tags(random)])
    default:
      return Buffer.concat([head, Buffer.alloc(random.below(MAX_RUN), random.below(256)), tail])
  }
}

function flipped(bytes: Buffer, at: number, random: SeededNumbers): Buffer<ArrayBuffer> {
  const copy = Buffer.from(bytes)
  const byte = copy[at]
  if (byte !== undefined) copy[at] = byte ^ (1 << random.below(8))
  return copy
}

/** A tagged section of many fields of no byte or one: the cheapest way to make a reader allocate. */
function tags(random: SeededNumbers): Buffer<ArrayBuffer> {
  const count = random.below(MAX_TAGS)
  const size = random.below(2)
  const section = Buffer.alloc(2 + count * (2 + size))
  section[0] = (count & 0x7f) | 0x80
  section[1] = count >> 7
  for (let i = 0; i < count; i++) {
    section[2 + i * (2 + size)] = i & 0x7f
    section[3 + i * (2 + size)] = size
  }
  return section
}
