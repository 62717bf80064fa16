/**
 * An immutable map whose copies share structure (a hash array mapped trie): changing one topic of an image costs a few
 * small arrays however many topics there are. Keys are strings or integers. The order of iteration is that of hashes:
 * it depends on the keys alone, never on the order of insertion, and so is the same on every node.
 */
const BITS = 5
const MASK = 31

interface Leaf<K, V> {
  readonly hash: number
  readonly key: K
  readonly value: V
}
interface Collision<K, V> {
  readonly hash: number
  readonly leaves: readonly Leaf<K, V>[]
}
interface Branch<K, V> {
  readonly bitmap: number
  readonly children: readonly Node<K, V>[]
}
type Node<K, V> = Leaf<K, V> | Collision<K, V> | Branch<K, V>

export class PersistentMap<K extends string | number, V> {
  static readonly #empty: PersistentMap<string, unknown> = new PersistentMap<string, unknown>(null, 0)
  readonly size: number
  readonly #root: Node<K, V> | null

  private constructor(root: Node<K, V> | null, size: number) {
    this.#root = root
    this.size = size
  }

  static empty<K extends string | number, V>(): PersistentMap<K, V> {
    return PersistentMap.#empty as unknown as PersistentMap<K, V>
  }

  static from<K extends string | number, V>(entries: Iterable<readonly [K, V]>): PersistentMap<K, V> {
    let map = PersistentMap.empty<K, V>()
    for (const [key, value] of entries) map = map.set(key, value)
    return map
  }

  get(key: K): V | undefined {
    const hash = hashOf(key)
    let node = this.#root
    for (let shift = 0; node !== null; shift += BITS) {
      if ('bitmap' in node) {
        const bit = 1 << ((hash >>> shift) & MASK)
        if ((node.bitmap & bit) === 0) return undefined
        node = node.children[popCount(node.bitmap & (bit - 1))]!
      } else if ('leaves' in node) return node.leaves.find((leaf) => leaf.key === key)?.value
      else return node.key === key ? node.value : undefined
    }
    return undefined
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  /** A map with this value; this one stays as it is. `undefined` is not a value. */
  set(key: K, value: V): PersistentMap<K, V> {
    const leaf: Leaf<K, V> = { hash: hashOf(key), key, value }
    const root = this.#root === null ? leaf : insert(this.#root, leaf, 0)
    return new PersistentMap(root, this.has(key) ? this.size : this.size + 1)
  }

  delete(key: K): PersistentMap<K, V> {
    if (this.#root === null || !this.has(key)) return this
    return new PersistentMap(remove(this.#root, hashOf(key), key, 0), this.size - 1)
  }

  *entries(): IterableIterator<[K, V]> {
    if (this.#root !== null) yield* walk(this.#root)
  }

  *keys(): IterableIterator<K> {
    for (const [key] of this.entries()) yield key
  }

  *values(): IterableIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }
}

function* walk<K, V>(node: Node<K, V>): IterableIterator<[K, V]> {
  if ('bitmap' in node) for (const child of node.children) yield* walk(child)
  else if ('leaves' in node) for (const leaf of node.leaves) yield [leaf.key, leaf.value]
  else yield [node.key, node.value]
}

function insert<K, V>(node: Node<K, V>, leaf: Leaf<K, V>, shift: number): Node<K, V> {
  if ('bitmap' in node) {
    const bit = 1 << ((leaf.hash >>> shift) & MASK)
    const at = popCount(node.bitmap & (bit - 1))
    if ((node.bitmap & bit) === 0) return { bitmap: node.bitmap | bit, children: node.children.toSpliced(at, 0, leaf) }
    return { bitmap: node.bitmap, children: node.children.with(at, insert(node.children[at]!, leaf, shift + BITS)) }
  }
  if ('leaves' in node) {
    if (node.hash !== leaf.hash) return split(node, leaf, shift)
    const at = node.leaves.findIndex((other) => other.key === leaf.key)
    // Sorted, so that the order of iteration does not tell which of two colliding keys came first.
    const leaves = at >= 0 ? node.leaves.with(at, leaf) : [...node.leaves, leaf].sort(byKey)
    return { hash: node.hash, leaves }
  }
  if (node.key === leaf.key) return leaf
  if (node.hash === leaf.hash) return { hash: leaf.hash, leaves: [node, leaf].sort(byKey) }
  return split(node, leaf, shift)
}

/** Two nodes of different hashes below one branch, or below a chain of branches where their bits agree. */
function split<K, V>(a: Leaf<K, V> | Collision<K, V>, b: Leaf<K, V>, shift: number): Branch<K, V> {
  const slotA = (a.hash >>> shift) & MASK
  const slotB = (b.hash >>> shift) & MASK
  if (slotA === slotB) return { bitmap: 1 << slotA, children: [split(a, b, shift + BITS)] }
  return { bitmap: (1 << slotA) | (1 << slotB), children: slotA < slotB ? [a, b] : [b, a] }
}

function remove<K, V>(node: Node<K, V>, hash: number, key: K, shift: number): Node<K, V> | null {
  if ('bitmap' in node) {
    const bit = 1 << ((hash >>> shift) & MASK)
    const at = popCount(node.bitmap & (bit - 1))
    const child = remove(node.children[at]!, hash, key, shift + BITS)
    if (child === null) {
      if (node.children.length === 1) return null
      const children = node.children.toSpliced(at, 1)
      const only = children[0]!
      // A lone leaf moves up, so that the shape depends on the keys alone.
      return children.length === 1 && !('bitmap' in only) ? only : { bitmap: node.bitmap & ~bit, children }
    }
    if (node.children.length === 1 && !('bitmap' in child)) return child
    return { bitmap: node.bitmap, children: node.children.with(at, child) }
  }
  if ('leaves' in node) {
    const leaves = node.leaves.filter((leaf) => leaf.key !== key)
    return leaves.length === 1 ? leaves[0]! : { hash: node.hash, leaves }
  }
  return null
}

function byKey<K, V>(a: Leaf<K, V>, b: Leaf<K, V>): number {
  return String(a.key) < String(b.key) ? -1 : 1
}

function popCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

function hashOf(key: string | number): number {
  let hash = 0x811c9dc5
  if (typeof key === 'number') hash = key | 0
  else for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
