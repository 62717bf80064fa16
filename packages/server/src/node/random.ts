import { randomBytes, randomFillSync } from 'node:crypto'
import { assert, type Random } from '@ottla/base'

/** The operating system's randomness, drawn in pages, because a call for 4 bytes costs as much as one for 4 KiB. */
export class NodeRandom implements Random {
  readonly #page = new Uint32Array(PAGE_WORDS)
  #next = PAGE_WORDS

  uint32(): number {
    if (this.#next === PAGE_WORDS) {
      randomFillSync(this.#page)
      this.#next = 0
    }
    return this.#page[this.#next++]!
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
    return randomBytes(length)
  }

  /** Nothing here can be reproduced, so there is nothing to keep apart. */
  fork(_label: string): Random {
    return this
  }
}

const PAGE_WORDS = 1024
