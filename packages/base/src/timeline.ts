/**
 * State that can be taken back. A state machine replays its records before they are committed; if the append fails,
 * everything since has to go. Each change to a timeline structure leaves its inverse here, under the offset of the
 * record that made it.
 */
export class Timeline {
  #undo: { offset: number; revert: () => void }[] = []
  #head = 0
  #offset = 0

  /** Changes from now on belong to the record at `offset`; offsets never go down, except by `revertTo`. */
  advance(offset: number): void {
    this.#offset = offset
  }

  record(revert: () => void): void {
    this.#undo.push({ offset: this.#offset, revert })
  }

  /** Changes made by records below `offset` are final. */
  commitTo(offset: number): void {
    while (this.#head < this.#undo.length && this.#undo[this.#head]!.offset < offset) this.#head++
    if (this.#head === this.#undo.length) {
      this.#undo = []
      this.#head = 0
    } else if (this.#head > 1024 && this.#head * 2 > this.#undo.length) {
      this.#undo = this.#undo.slice(this.#head)
      this.#head = 0
    }
  }

  /** Takes back all changes made by records at or above `offset`, newest first. They must not be final. */
  revertTo(offset: number): void {
    while (this.#undo.length > this.#head && this.#undo.at(-1)!.offset >= offset) this.#undo.pop()!.revert()
    this.#offset = offset
  }

  /** Changes that could still be taken back. */
  get pending(): number {
    return this.#undo.length - this.#head
  }
}

/**
 * A Map on a timeline. Values are replaced, never changed in place: an object that was put in is immutable from
 * then on, or reverting would bring back the wrong state. After a revert the order of iteration may differ.
 */
export class TimelineMap<K, V> {
  readonly #timeline: Timeline
  readonly #map = new Map<K, V>()

  constructor(timeline: Timeline) {
    this.#timeline = timeline
  }

  get size(): number {
    return this.#map.size
  }

  get(key: K): V | undefined {
    return this.#map.get(key)
  }

  has(key: K): boolean {
    return this.#map.has(key)
  }

  set(key: K, value: V): void {
    this.#remember(key)
    this.#map.set(key, value)
  }

  delete(key: K): boolean {
    if (!this.#map.has(key)) return false
    this.#remember(key)
    return this.#map.delete(key)
  }

  keys(): MapIterator<K> {
    return this.#map.keys()
  }

  values(): MapIterator<V> {
    return this.#map.values()
  }

  entries(): MapIterator<[K, V]> {
    return this.#map.entries()
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.#map.entries()
  }

  #remember(key: K): void {
    const map = this.#map
    const before = map.get(key)
    if (before !== undefined || map.has(key)) this.#timeline.record(() => void map.set(key, before as V))
    else this.#timeline.record(() => void map.delete(key))
  }
}

/** One value on a timeline. */
export class TimelineValue<T> {
  readonly #timeline: Timeline
  #value: T

  constructor(timeline: Timeline, initial: T) {
    this.#timeline = timeline
    this.#value = initial
  }

  get value(): T {
    return this.#value
  }

  set value(next: T) {
    const before = this.#value
    this.#timeline.record(() => {
      this.#value = before
    })
    this.#value = next
  }
}
