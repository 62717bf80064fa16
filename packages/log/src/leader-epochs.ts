/** Which leader epoch begins where: the content of `leader-epoch-checkpoint`, and the answers of OffsetForLeaderEpoch. */
import { type EpochEntry, formatEpochCheckpoint } from './checkpoint-file.ts'

export interface EpochEnd {
  readonly epoch: number
  readonly endOffset: number
}

const UNKNOWN: EpochEnd = { epoch: -1, endOffset: -1 }

export class LeaderEpochs {
  #entries: EpochEntry[]
  /** The file does not say what stands here yet. */
  dirty = false

  constructor(entries: readonly EpochEntry[]) {
    this.#entries = [...entries]
  }

  get entries(): readonly EpochEntry[] {
    return this.#entries
  }

  /** -1 without entries. */
  get latestEpoch(): number {
    return this.#entries.at(-1)?.epoch ?? -1
  }

  /** The epoch begins at `startOffset`. Entries that contradict it (later or equal ones) are dropped; a repeated epoch changes nothing. */
  assign(epoch: number, startOffset: number): void {
    const last = this.#entries.at(-1)
    if (epoch < 0 || (last !== undefined && epoch <= last.epoch)) return
    while (this.#entries.length > 0 && this.#entries.at(-1)!.startOffset >= startOffset) this.#entries.pop()
    this.#entries.push({ epoch, startOffset })
    this.dirty = true
  }

  /** The log was cut at `endOffset`. */
  truncateFromEnd(endOffset: number): void {
    while (this.#entries.length > 0 && this.#entries.at(-1)!.startOffset >= endOffset) {
      this.#entries.pop()
      this.dirty = true
    }
  }

  /** The log begins at `startOffset` now: the first entry that is kept is moved up to it. */
  truncateFromStart(startOffset: number): void {
    let drop = 0
    while (drop + 1 < this.#entries.length && this.#entries[drop + 1]!.startOffset <= startOffset) drop++
    const first = this.#entries[drop]
    if (first === undefined || first.startOffset >= startOffset) return
    this.#entries.splice(0, drop + 1, { epoch: first.epoch, startOffset })
    this.dirty = true
  }

  clear(): void {
    if (this.#entries.length > 0) this.dirty = true
    this.#entries = []
  }

  /** -1 where the log does not know. */
  epochForOffset(offset: number): number {
    for (let i = this.#entries.length - 1; i >= 0; i--) {
      if (this.#entries[i]!.startOffset <= offset) return this.#entries[i]!.epoch
    }
    return -1
  }

  /** As OffsetForLeaderEpoch answers, `logEndOffset` being the end of the newest epoch. */
  endOffsetFor(epoch: number, logEndOffset: number): EpochEnd {
    // Kafka compares other negative epochs like any that is below the first known.
    if (epoch === UNKNOWN.epoch) return UNKNOWN
    if (epoch === this.latestEpoch) return { epoch, endOffset: logEndOffset }
    const higher = this.#entries.findIndex((entry) => entry.epoch > epoch)
    if (higher < 0) return UNKNOWN
    const end = this.#entries[higher]!.startOffset
    return higher === 0 ? { epoch, endOffset: end } : { epoch: this.#entries[higher - 1]!.epoch, endOffset: end }
  }

  content(): Buffer {
    return Buffer.from(formatEpochCheckpoint(this.#entries))
  }
}
