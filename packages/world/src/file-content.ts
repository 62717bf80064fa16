/**
 * The bytes of a file in memory, in chunks, so that a growing file is never copied as a whole. Only the first chunk
 * is ever reallocated: most files (checkpoints, indexes, empty segments) stay far below one chunk.
 */
export class FileContent {
  #chunks: Buffer[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  write(bytes: Uint8Array, position: number): void {
    const end = position + bytes.length
    if (end > this.#size) this.#grow(end)
    let done = 0
    while (done < bytes.length) {
      const at = position + done
      const chunk = this.#chunks[Math.floor(at / CHUNK_BYTES)]!
      const within = at % CHUNK_BYTES
      const length = Math.min(bytes.length - done, CHUNK_BYTES - within)
      if (done === 0 && length === bytes.length) chunk.set(bytes, within)
      else chunk.set(bytes.subarray(done, done + length), within)
      done += length
    }
  }

  /** Returns the bytes copied into `target`, fewer only at the end of the file. */
  read(target: Uint8Array, position: number): number {
    const total = Math.max(0, Math.min(target.length, this.#size - position))
    let done = 0
    while (done < total) {
      const at = position + done
      const within = at % CHUNK_BYTES
      const length = Math.min(total - done, CHUNK_BYTES - within)
      target.set(this.#chunks[Math.floor(at / CHUNK_BYTES)]!.subarray(within, within + length), done)
      done += length
    }
    return total
  }

  truncate(size: number): void {
    if (size > this.#size) {
      this.#grow(size)
      return
    }
    const wasSize = this.#size
    this.#chunks.length = Math.ceil(size / CHUNK_BYTES)
    this.#size = size
    // A file that grows again over its old end reads as zeros there.
    const last = this.#chunks.at(-1)
    if (last !== undefined && wasSize > size && size % CHUNK_BYTES !== 0) last.fill(0, size % CHUNK_BYTES)
  }

  copy(): FileContent {
    const copy = new FileContent()
    copy.#chunks = this.#chunks.map((chunk) => Buffer.from(chunk))
    copy.#size = this.#size
    return copy
  }

  #grow(size: number): void {
    const count = Math.ceil(size / CHUNK_BYTES)
    const first = this.#chunks[0]
    const firstNeeds = Math.min(size, CHUNK_BYTES)
    if (first === undefined || first.length < firstNeeds) {
      const room =
        count > 1 ? CHUNK_BYTES : Math.min(CHUNK_BYTES, Math.max(MIN_CHUNK_BYTES, nextPowerOfTwo(firstNeeds)))
      const grown = Buffer.alloc(room)
      if (first !== undefined) first.copy(grown)
      this.#chunks[0] = grown
    }
    while (this.#chunks.length < count) this.#chunks.push(Buffer.alloc(CHUNK_BYTES))
    this.#size = size
  }
}

const CHUNK_BYTES = 256 * 1024
const MIN_CHUNK_BYTES = 256

function nextPowerOfTwo(value: number): number {
  return 2 ** Math.ceil(Math.log2(value))
}
