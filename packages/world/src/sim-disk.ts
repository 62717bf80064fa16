import {
  type Clock,
  type Disk,
  type DiskEntry,
  DiskError,
  type DiskFile,
  type DiskLock,
  type DiskStat,
  type OpenMode,
} from '@ottla/base'
import { DiskFaults, type DiskOperation } from './disk-faults.ts'
import { Durability, type PowerCutOptions, planPowerCut } from './durability.ts'
import { FileContent } from './file-content.ts'
import { FileNode, FileTree, type TreeNode } from './file-tree.ts'
import { MountedDisk } from './mounted-disk.ts'
import { SimRandom } from './sim-random.ts'
import type { Trace } from './trace.ts'

/**
 * A disk that can lose everything an operating system does not promise to keep. What a process wrote survives its
 * `kill`; a `powerCut` keeps what was flushed and, of the rest, whatever the options or chance say. It is at once the
 * machine's disk, with the controls, and a Disk of the process that runs now (`mount` is that one alone).
 */
export class SimDisk implements Disk {
  readonly faults: DiskFaults = new DiskFaults()
  /** Milliseconds that an operation takes. */
  latency: DiskLatency
  /** Room; a write beyond it stores what fits and fails with ENOSPC. */
  capacityBytes: number
  /** A disk that confirms a flush and does not do it. */
  lying = false

  readonly clock: Clock
  readonly random: SimRandom
  readonly trace: Trace | null
  readonly tree: FileTree
  durability: Durability = new Durability()
  readonly #locks = new Set<TreeNode>()
  #mounted: MountedDisk
  #usedBytes = 0

  constructor(options: SimDiskOptions) {
    this.clock = options.clock
    this.random = options.random ?? new SimRandom(0)
    this.trace = options.trace ?? null
    this.latency = options.latency ?? (() => 0)
    this.capacityBytes = options.capacityBytes ?? Infinity
    this.tree = new FileTree((change) => this.durability.recordNames(change))
    this.#mounted = new MountedDisk(this)
  }

  /** The disk as the running process has it: after `kill` or `powerCut` its operations never come back. */
  mount(): Disk {
    return this.#mounted
  }

  /** The process dies: open files, locks and operations under way with it. Everything written is kept. */
  kill(): void {
    this.trace?.event('disk-kill')
    this.#mounted.die()
    this.#locks.clear()
    this.#mounted = new MountedDisk(this)
  }

  /** The machine dies. */
  powerCut(options: PowerCutOptions = {}): void {
    this.kill()
    this.trace?.event('disk-power-cut')
    this.durability.cut(this.tree.root, planPowerCut(options, this.random))
    this.recount()
  }

  /** A second disk in the same state, under the same clock: many endings of one history. */
  clone(random: SimRandom = this.random): SimDisk {
    const copy = new SimDisk({
      clock: this.clock,
      random,
      latency: this.latency,
      capacityBytes: this.capacityBytes,
    })
    copy.durability = this.durability.copy(this.tree.root, copy.tree.root)
    copy.lying = this.lying
    copy.recount()
    return copy
  }

  /** Bytes of a file as a process would read them now; null where there is none. For assertions. */
  peek(path: string): Buffer | null {
    const node = this.tree.find(path)
    return node instanceof FileNode ? bytesOf(node.content) : null
  }

  /** Bytes of a file that are flushed. */
  peekDurable(path: string): Buffer | null {
    const node = this.tree.find(path)
    return node instanceof FileNode ? bytesOf(this.durability.durableContent(node)) : null
  }

  unsyncedBytes(path: string): number {
    const node = this.tree.find(path)
    return node instanceof FileNode ? this.durability.unsyncedBytes(node) : 0
  }

  /** Paths of all files, sorted within each directory. */
  paths(): string[] {
    return [...this.tree.files()].map(({ path }) => path)
  }

  /** Damage at rest: what `change` returns is from now on the flushed content. */
  corrupt(path: string, change: (content: Buffer) => Uint8Array): void {
    const node = this.tree.file('corrupt', path, false, 0)
    const changed = change(bytesOf(node.content))
    const content = new FileContent()
    content.write(changed, 0)
    node.content = content
    this.durability.replace(node, content)
    this.recount()
  }

  /** `bit` 0 is the lowest bit of byte 0. */
  flipBit(path: string, bit: number): void {
    this.corrupt(path, (content) => {
      const index = Math.floor(bit / 8)
      content[index] = content[index]! ^ (1 << (bit % 8))
      return content
    })
  }

  truncateAtRest(path: string, size: number): void {
    this.corrupt(path, (content) => content.subarray(0, size))
  }

  deleteAtRest(path: string): void {
    this.tree.remove(path)
    this.durability.flushNames(this.tree.dir('corrupt', `${path}/..`))
    this.recount()
  }

  get usedBytes(): number {
    return this.#usedBytes
  }

  /** Counts bytes taken or given back by the process. */
  account(bytes: number): void {
    this.#usedBytes += bytes
  }

  recount(): void {
    this.#usedBytes = 0
    for (const { file } of this.tree.files()) this.#usedBytes += file.content.size
  }

  takeLock(node: TreeNode, path: string): DiskLock {
    if (this.#locks.has(node)) throw new DiskError('lock', path, 'ELOCKED')
    this.#locks.add(node)
    const mounted = this.#mounted
    return {
      release: async () => {
        if (mounted.alive) this.#locks.delete(node)
      },
    }
  }

  open(path: string, mode: OpenMode): Promise<DiskFile> {
    return this.#mounted.open(path, mode)
  }

  list(path: string): Promise<DiskEntry[]> {
    return this.#mounted.list(path)
  }

  stat(path: string): Promise<DiskStat | null> {
    return this.#mounted.stat(path)
  }

  makeDir(path: string): Promise<void> {
    return this.#mounted.makeDir(path)
  }

  rename(from: string, to: string): Promise<void> {
    return this.#mounted.rename(from, to)
  }

  remove(path: string): Promise<void> {
    return this.#mounted.remove(path)
  }

  removeDir(path: string): Promise<void> {
    return this.#mounted.removeDir(path)
  }

  syncDir(path: string): Promise<void> {
    return this.#mounted.syncDir(path)
  }

  space(path: string): Promise<{ totalBytes: number; freeBytes: number }> {
    return this.#mounted.space(path)
  }

  lock(path: string): Promise<DiskLock> {
    return this.#mounted.lock(path)
  }
}

export interface SimDiskOptions {
  readonly clock: Clock
  /** Decides what a power cut keeps and how much of a failing write is stored. */
  readonly random?: SimRandom
  readonly latency?: DiskLatency
  readonly capacityBytes?: number
  readonly trace?: Trace
}

/** Milliseconds for an operation that moves `bytes` bytes; 0 completes at once. */
export type DiskLatency = (operation: DiskOperation, bytes: number) => number

function bytesOf(content: FileContent): Buffer {
  const bytes = Buffer.alloc(content.size)
  content.read(bytes, 0)
  return bytes
}
