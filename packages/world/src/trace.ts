import { hashBytes, hashText, mix32 } from './hash.ts'

/**
 * What a simulated world did, folded into one hash: two runs of a seed must agree. Only values that are the same on
 * every supported Node may go in: no error stacks, no bytes made by a compression library.
 */
export class Trace {
  #low = 0x811c9dc5
  #high = 0x01234567
  #events = 0
  readonly #keep: number
  readonly #kept: string[] = []

  /** `keepLines`: that many of the last events are also kept as text, to find where two runs part. */
  constructor(options: { readonly keepLines?: number } = {}) {
    this.#keep = options.keepLines ?? 0
  }

  event(kind: string, ...values: readonly TraceValue[]): void {
    this.#events++
    // Where an event begins counts: two short ones are not one long one.
    this.#high = mix32(this.#high ^ this.#events)
    this.#text(kind)
    for (const value of values) {
      if (typeof value === 'string') this.#text(value)
      else if (typeof value === 'number') this.#text(String(value))
      else this.#bytes(value)
    }
    if (this.#keep > 0) this.#remember(kind, values)
  }

  get events(): number {
    return this.#events
  }

  /** 16 hexadecimal digits. */
  hash(): string {
    return mix32(this.#high).toString(16).padStart(8, '0') + mix32(this.#low).toString(16).padStart(8, '0')
  }

  lines(): readonly string[] {
    return this.#kept.slice(-this.#keep)
  }

  // The second lane also folds in the first, so that it is no function of the same state.
  #text(text: string): void {
    this.#low = hashText(text, this.#low ^ text.length)
    this.#high = mix32(this.#high + this.#low)
  }

  #bytes(bytes: Uint8Array): void {
    this.#low = hashBytes(bytes, this.#low ^ bytes.length)
    this.#high = mix32(this.#high + this.#low)
  }

  #remember(kind: string, values: readonly TraceValue[]): void {
    const shown = values.map((value) =>
      value instanceof Uint8Array ? `${value.length}b:${hashBytes(value, 0).toString(16)}` : String(value),
    )
    this.#kept.push(`${this.#events} ${kind} ${shown.join(' ')}`)
    if (this.#kept.length > 2 * this.#keep) this.#kept.splice(0, this.#keep)
  }
}

export type TraceValue = string | number | Uint8Array
