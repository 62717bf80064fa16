import { FileContent } from './file-content.ts'
import { DirNode, FileNode, type NameChange, type TreeNode } from './file-tree.ts'
import type { SimRandom } from './sim-random.ts'

/**
 * What of a simulated file system would be there after the power went: for each file its flushed content and the list
 * of writes since, for each directory its flushed names, and for all of them the list of changes of names since.
 */
export class Durability {
  readonly #files = new WeakMap<FileNode, FileState>()
  readonly #dirs = new WeakMap<DirNode, Map<string, TreeNode>>()
  #names: NameChange[] = []
  #sequence = 0

  recordNames(change: NameChange): void {
    this.#names.push(change)
  }

  recordWrite(file: FileNode, position: number, bytes: Buffer): void {
    this.#state(file).pending.push({ kind: 'write', sequence: this.#sequence++, position, bytes })
  }

  recordTruncate(file: FileNode, size: number): void {
    this.#state(file).pending.push({ kind: 'truncate', sequence: this.#sequence++, size })
  }

  /** A mark for `flush` and `forget`: everything recorded until now. */
  mark(): number {
    return this.#sequence
  }

  /** Writes recorded before `mark` are on the platter. */
  flush(file: FileNode, mark: number): void {
    const state = this.#state(file)
    for (const change of state.pending) if (change.sequence < mark) applyChange(state.durable, change)
    state.pending = state.pending.filter((change) => change.sequence >= mark)
  }

  /** Writes recorded before `mark` failed to be flushed: still in the page cache, counted as clean, never written. */
  forget(file: FileNode, mark: number): void {
    const state = this.#state(file)
    state.pending = state.pending.filter((change) => change.sequence >= mark)
  }

  /** Names of one directory are on the platter; a rename between two directories goes as one. */
  flushNames(dir: DirNode): void {
    const dirs = new Set([dir])
    const flushed = new Set<NameChange>()
    // Backwards: a change that is flushed takes along the earlier ones of the directories it touches.
    for (const change of this.#names.toReversed()) {
      const slots = [...change.puts, ...change.removes]
      if (!slots.some((slot) => dirs.has(slot.dir))) continue
      flushed.add(change)
      for (const slot of slots) dirs.add(slot.dir)
    }
    for (const change of this.#names) if (flushed.has(change)) this.#applyNames(change)
    this.#names = this.#names.filter((change) => !flushed.has(change))
  }

  unsyncedBytes(file: FileNode): number {
    let bytes = 0
    for (const change of this.#state(file).pending) if (change.kind === 'write') bytes += change.bytes.length
    return bytes
  }

  durableContent(file: FileNode): FileContent {
    return this.#state(file).durable
  }

  /** The file is now exactly `content`, flushed: damage at rest. */
  replace(file: FileNode, content: FileContent): void {
    this.#files.set(file, { durable: content.copy(), pending: [] })
  }

  /** Turns the live tree below `root` into what a machine finds that lost its power now. */
  cut(root: DirNode, plan: CutPlan): void {
    for (const change of plan.chooseNames(this.#names)) this.#applyNames(change)
    this.#names = []
    this.#rebuild(root, '', plan)
  }

  /** A second world in the same state; its tree is built below `intoRoot`. */
  copy(root: DirNode, intoRoot: DirNode): Durability {
    const copy = new Durability()
    const twins = new Map<TreeNode, TreeNode>()
    copy.#sequence = this.#sequence
    const twin = <T extends TreeNode>(node: T): T => {
      const known = twins.get(node)
      if (known !== undefined) return known as T
      if (node instanceof FileNode) return this.#copyFile(node, copy, twins) as T
      const dir = node === root ? intoRoot : new DirNode()
      twins.set(node, dir)
      for (const [name, entry] of node.entries) dir.entries.set(name, twin(entry))
      const durable = this.#dirs.get(node)
      if (durable !== undefined) copy.#dirs.set(dir, new Map([...durable].map(([name, entry]) => [name, twin(entry)])))
      return dir as T
    }
    twin(root)
    copy.#names = this.#names.map((change) => ({
      puts: change.puts.map((slot) => ({ dir: twin(slot.dir), name: slot.name, node: twin(slot.node) })),
      removes: change.removes.map((slot) => ({ dir: twin(slot.dir), name: slot.name, node: twin(slot.node) })),
    }))
    return copy
  }

  #copyFile(node: FileNode, into: Durability, twins: Map<TreeNode, TreeNode>): FileNode {
    const file = new FileNode(node.modifiedMs)
    file.content = node.content.copy()
    twins.set(node, file)
    const state = this.#state(node)
    into.#files.set(file, { durable: state.durable.copy(), pending: [...state.pending] })
    return file
  }

  #state(file: FileNode): FileState {
    let state = this.#files.get(file)
    if (state === undefined) {
      state = { durable: new FileContent(), pending: [] }
      this.#files.set(file, state)
    }
    return state
  }

  #durableNames(dir: DirNode): Map<string, TreeNode> {
    let names = this.#dirs.get(dir)
    if (names === undefined) {
      names = new Map()
      this.#dirs.set(dir, names)
    }
    return names
  }

  #applyNames(change: NameChange): void {
    for (const { dir, name, node } of change.removes) {
      const names = this.#durableNames(dir)
      if (names.get(name) === node) names.delete(name)
    }
    for (const { dir, name, node } of change.puts) this.#durableNames(dir).set(name, node)
  }

  #rebuild(dir: DirNode, prefix: string, plan: CutPlan): void {
    dir.entries = new Map(this.#durableNames(dir))
    for (const [name, node] of dir.entries) {
      const path = `${prefix}/${name}`
      if (node instanceof DirNode) {
        this.#rebuild(node, path, plan)
        continue
      }
      const state = this.#state(node)
      for (const change of plan.chooseWrites(path, state.pending, state.durable.size)) {
        applyChange(state.durable, change)
      }
      state.pending = []
      node.content = state.durable.copy()
    }
  }
}

interface FileState {
  durable: FileContent
  pending: PendingChange[]
}

export type PendingChange =
  | { readonly kind: 'write'; readonly sequence: number; readonly position: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly sequence: number; readonly size: number }

/** Decides what an unflushed change comes to when the power goes. */
export interface CutPlan {
  chooseNames(changes: readonly NameChange[]): NameChange[]
  /** The changes that reached the platter, in the order in which they did. */
  chooseWrites(path: string, changes: readonly PendingChange[], durableSize: number): PendingChange[]
}

export interface PowerCutOptions {
  /**
   * Unflushed writes: `none` and `all` of them; `prefix`: those before a random point, the last one torn; `any`: a
   * random subset in a random order, torn, or as zeros that only extend the file. A function is asked for each write
   * and returns how many of its bytes are kept, from its start.
   */
  readonly writes?: 'none' | 'all' | 'prefix' | 'any' | ((write: UnsyncedWrite) => number)
  /** Unflushed names: made, renamed, removed. `any` respects that an operating system moves one file in order. */
  readonly names?: 'none' | 'all' | 'prefix' | 'any'
  /** A write is torn at multiples of this position in the file: 512, 4096, or 1 for any byte. */
  readonly tearBytes?: number
}

export interface UnsyncedWrite {
  readonly path: string
  readonly position: number
  readonly length: number
  /** Place among the unflushed writes of this file, from 0. */
  readonly index: number
}

export function planPowerCut(options: PowerCutOptions, random: SimRandom): CutPlan {
  return {
    chooseNames: (changes) => chooseNames(options.names ?? 'any', changes, random),
    chooseWrites: (path, changes, durableSize) => {
      const mode = options.writes ?? 'any'
      if (typeof mode === 'function') return chooseByFunction(mode, path, changes)
      if (mode === 'none') return []
      if (mode === 'all') return [...changes]
      const tear = options.tearBytes ?? 512
      return mode === 'prefix' ? choosePrefix(changes, tear, random) : chooseAny(changes, durableSize, tear, random)
    },
  }
}

function chooseNames(mode: string, changes: readonly NameChange[], random: SimRandom): NameChange[] {
  if (mode === 'none') return []
  if (mode === 'all') return [...changes]
  if (mode === 'prefix') return changes.slice(0, random.below(changes.length + 1))
  const lost = new Set<TreeNode>()
  return changes.filter((change) => {
    const nodes = [...change.puts, ...change.removes].map((slot) => slot.node)
    if (!nodes.some((node) => lost.has(node)) && random.chance(0.5)) return true
    for (const node of nodes) lost.add(node)
    return false
  })
}

function chooseByFunction(
  keep: (write: UnsyncedWrite) => number,
  path: string,
  changes: readonly PendingChange[],
): PendingChange[] {
  const kept: PendingChange[] = []
  let index = 0
  for (const change of changes) {
    if (change.kind === 'truncate') {
      kept.push(change)
      continue
    }
    const length = keep({ path, position: change.position, length: change.bytes.length, index: index++ })
    if (length > 0) kept.push({ ...change, bytes: change.bytes.subarray(0, length) })
  }
  return kept
}

function choosePrefix(changes: readonly PendingChange[], tear: number, random: SimRandom): PendingChange[] {
  const kept = changes.slice(0, random.below(changes.length + 1))
  const torn = changes[kept.length]
  if (torn?.kind === 'write') kept.push({ ...torn, bytes: torn.bytes.subarray(0, tornLength(torn, tear, random)) })
  return kept
}

function chooseAny(
  changes: readonly PendingChange[],
  durableSize: number,
  tear: number,
  random: SimRandom,
): PendingChange[] {
  const kept: PendingChange[] = []
  let run: PendingChange[] = []
  const endRun = (): void => {
    shuffle(run, random)
    kept.push(...run)
    run = []
  }
  for (const change of changes) {
    if (change.kind === 'truncate') {
      endRun()
      if (random.chance(0.5)) kept.push(change)
      continue
    }
    const outcome = random.below(20)
    if (outcome < 8) run.push(change)
    else if (outcome < 11) run.push({ ...change, bytes: change.bytes.subarray(0, tornLength(change, tear, random)) })
    else if (outcome < 13) run.push(...sectors(change, tear, random))
    else if (outcome < 15 && change.position >= durableSize)
      run.push({ ...change, bytes: Buffer.alloc(change.bytes.length) })
  }
  endRun()
  return kept
}

type PendingWrite = Extract<PendingChange, { kind: 'write' }>

/** A length that ends at a boundary of the file, below the whole. */
function tornLength(write: PendingWrite, tear: number, random: SimRandom): number {
  const cut = write.position + random.below(write.bytes.length + 1)
  return Math.max(0, cut - (cut % tear) - write.position)
}

/** Each sector that the write touches is kept or lost by itself. */
function sectors(write: PendingWrite, tear: number, random: SimRandom): PendingWrite[] {
  const kept: PendingWrite[] = []
  const size = Math.max(tear, 16)
  const end = write.position + write.bytes.length
  for (let from = write.position; from < end; ) {
    const to = Math.min(end, from - (from % size) + size)
    if (random.chance(0.5)) {
      kept.push({ ...write, position: from, bytes: write.bytes.subarray(from - write.position, to - write.position) })
    }
    from = to
  }
  return kept
}

function shuffle<T>(items: T[], random: SimRandom): void {
  for (let i = items.length - 1; i > 0; i--) {
    const other = random.below(i + 1)
    const item = items[i]!
    items[i] = items[other]!
    items[other] = item
  }
}

function applyChange(content: FileContent, change: PendingChange): void {
  if (change.kind === 'write') content.write(change.bytes, change.position)
  else content.truncate(change.size)
}
