import { assert, type Random } from '@ottla/base'
import { hashText, mix32 } from './hash.ts'

/**
 * Chance under a seed: xoshiro128** on 32-bit integers, the same on every machine. A fork depends on the seed and the
 * label, not on how much its parent has drawn; the same label taken twice gives two different streams.
 */
export class SimRandom implements Random {
  readonly #seed: number
  #a: number
  #b: number
  #c: number
  #d: number
  readonly #forks = new Map<string, number>()

  constructor(seed: number) {
    this.#seed = seed >>> 0
    // The generator must not start at all zeros; four steps of a mixing counter cannot all give zero.
    this.#a = mix32(seed + 0x9e3779b9)
    this.#b = mix32(seed + 0x3c6ef372)
    this.#c = mix32(seed + 0xdaa66d2b)
    this.#d = mix32(seed + 0x78dde6e4)
  }

  uint32(): number {
    const scrambled = Math.imul(rotateLeft(Math.imul(this.#b, 5), 7), 9) >>> 0
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = rotateLeft(this.#d, 11)
    return scrambled
  }

  below(limit: number): number {
    assert(limit >= 1 && limit <= 2 ** 32, 'the limit is between 1 and 2^32')
    // Drop the uneven rest of the range, or small results would come a little more often.
    const fair = 2 ** 32 - (2 ** 32 % limit)
    for (;;) {
      const value = this.uint32()
      if (value < fair) return value % limit
    }
  }

  float(): number {
    return (this.uint32() * 2 ** 21 + (this.uint32() >>> 11)) / 2 ** 53
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    let position = 0
    for (; position + 4 <= length; position += 4) bytes.writeUInt32LE(this.uint32(), position)
    for (let rest = this.uint32(); position < length; position++, rest >>>= 8) bytes[position] = rest & 0xff
    return bytes
  }

  fork(label: string): SimRandom {
    const times = this.#forks.get(label) ?? 0
    this.#forks.set(label, times + 1)
    return new SimRandom(mix32(hashText(label, this.#seed) + Math.imul(times, 0x85ebca6b)))
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.float() < probability
  }

  /** One of `items`, which is not empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}
