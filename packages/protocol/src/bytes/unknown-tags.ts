/** A tagged field that our tables do not know: kept, and written back as it came. */
export interface UnknownTag {
  readonly tag: number
  /** Its payload without the size in front. */
  readonly data: Buffer
}

/**
 * One that was read. It makes its view when asked: a view costs several times the object, and almost nobody asks,
 * while a peer may send thousands of them.
 */
export class ReceivedTag implements UnknownTag {
  readonly tag: number
  readonly #buffer: Buffer
  readonly #start: number
  readonly #end: number

  constructor(tag: number, buffer: Buffer, start: number, end: number) {
    this.tag = tag
    this.#buffer = buffer
    this.#start = start
    this.#end = end
  }

  get data(): Buffer {
    return this.#buffer.subarray(this.#start, this.#end)
  }
}
