import {
  assert,
  type Disk,
  type DiskEntry,
  DiskError,
  type DiskFile,
  type DiskLock,
  type DiskStat,
  type OpenMode,
  sleep,
} from '@ottla/base'
import type { DiskFault, DiskOperation } from './disk-faults.ts'
import { byName, DirNode, type FileNode } from './file-tree.ts'
import { statOf } from './memory-disk.ts'
import type { SimDisk } from './sim-disk.ts'

/**
 * The simulated disk as one process has it. What changes names or bytes does so when it is called and completes after
 * its delay, so that a crash in between finds it in the page cache; what reads looks when it completes. After the
 * process has died nothing completes any more: code that is still reachable must not go on.
 */
export class MountedDisk implements Disk {
  readonly disk: SimDisk
  #alive = true

  constructor(disk: SimDisk) {
    this.disk = disk
  }

  get alive(): boolean {
    return this.#alive
  }

  die(): void {
    this.#alive = false
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    return await this.change('open', path, 0, () => {
      const make = mode === 'create' || mode === 'replace'
      const node = this.disk.tree.file('open', path, make, this.disk.clock.now())
      if (mode === 'replace') truncateNode(this.disk, node, 0)
      return new SimFile(this, path, node, mode !== 'read')
    })
  }

  async list(path: string): Promise<DiskEntry[]> {
    await this.#observe('list', path, 0)
    const entries = [...this.disk.tree.dir('list', path).entries].sort(byName)
    return entries.map(([name, node]) => ({ name, isDirectory: node instanceof DirNode }))
  }

  async stat(path: string): Promise<DiskStat | null> {
    await this.#observe('stat', path, 0)
    return statOf(this.disk.tree.find(path))
  }

  async makeDir(path: string): Promise<void> {
    await this.change('makeDir', path, 0, () => this.disk.tree.makeDir(path))
  }

  async rename(from: string, to: string): Promise<void> {
    const rename = (): void => {
      const replaced = this.disk.tree.rename(from, to)
      if (replaced !== null) this.disk.account(-replaced.content.size)
    }
    await this.change('rename', from, 0, rename, to)
  }

  async remove(path: string): Promise<void> {
    await this.change('remove', path, 0, () => {
      const removed = this.disk.tree.remove(path)
      if (removed !== null) this.disk.account(-removed.content.size)
    })
  }

  async removeDir(path: string): Promise<void> {
    await this.change('removeDir', path, 0, () => {
      for (const file of this.disk.tree.removeDir(path)) this.disk.account(-file.content.size)
    })
  }

  async syncDir(path: string): Promise<void> {
    await this.#observe('syncDir', path, 0)
    const dir = this.disk.tree.dir('syncDir', path)
    if (!this.disk.lying) this.disk.durability.flushNames(dir)
  }

  async space(path: string): Promise<{ totalBytes: number; freeBytes: number }> {
    await this.#observe('space', path, 0)
    const totalBytes = Math.min(this.disk.capacityBytes, UNLIMITED_BYTES)
    return { totalBytes, freeBytes: Math.max(0, totalBytes - this.disk.usedBytes) }
  }

  async lock(path: string): Promise<DiskLock> {
    return await this.change('lock', path, 0, () =>
      this.disk.takeLock(this.disk.tree.file('lock', path, true, this.disk.clock.now()), path),
    )
  }

  /** For an operation that takes effect when it completes: reads and flushes. */
  async #observe(operation: DiskOperation, path: string, bytes: number): Promise<void> {
    await this.finish(operation, path, bytes, this.begin(operation, path, null))
  }

  /** For an operation that takes effect at once. A fault leaves nothing changed. */
  async change<T>(operation: DiskOperation, path: string, bytes: number, apply: () => T, other?: string): Promise<T> {
    const fault = this.begin(operation, path, other ?? null)
    // An error of `apply` itself (ENOENT, ELOCKED) comes after the delay, like any other answer.
    let outcome: { value: T } | { error: unknown } | null = null
    if (this.#alive && fault?.code === undefined) {
      try {
        outcome = { value: apply() }
      } catch (error) {
        outcome = { error }
      }
    }
    await this.finish(operation, path, bytes, fault)
    assert(outcome !== null, 'an operation that did not fail has an outcome')
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }

  begin(operation: DiskOperation, path: string, other: string | null): DiskFault | null {
    if (!this.#alive) return null
    if (other === null) this.disk.trace?.event('disk', operation, path)
    else this.disk.trace?.event('disk', operation, path, other)
    return this.disk.faults.take(operation, path, other)
  }

  /** Waits as long as the operation takes, then fails if it was to fail. Never returns to a dead process. */
  async finish(operation: DiskOperation, path: string, bytes: number, fault: DiskFault | null): Promise<void> {
    if (!this.#alive) return await NEVER
    const delayMs = this.disk.latency(operation, bytes) + (fault?.delayMs ?? 0)
    if (delayMs === Infinity) return await NEVER
    if (delayMs > 0) {
      await sleep(this.disk.clock, delayMs)
      if (!this.#alive) return await NEVER
    }
    if (fault?.code !== undefined) throw new DiskError(operation, path, fault.code)
  }
}

const NEVER: Promise<never> = new Promise(() => {})
const UNLIMITED_BYTES = 2 ** 40

class SimFile implements DiskFile {
  readonly path: string
  readonly openedSize: number
  readonly #mounted: MountedDisk
  readonly #node: FileNode
  readonly #writable: boolean
  #closed = false

  constructor(mounted: MountedDisk, path: string, node: FileNode, writable: boolean) {
    this.#mounted = mounted
    this.path = path
    this.#node = node
    this.#writable = writable
    this.openedSize = node.content.size
  }

  async write(chunks: readonly Uint8Array[], position: number): Promise<void> {
    this.#check('write', true)
    const mounted = this.#mounted
    const bytes = Buffer.concat(chunks)
    const fault = mounted.begin('write', this.path, null)
    let stored = bytes.length
    if (fault?.code !== undefined) stored = Math.min(stored, fault.keepBytes ?? this.#disk.random.below(stored + 1))
    if (mounted.alive) {
      const room = this.#disk.capacityBytes - this.#disk.usedBytes + Math.max(0, this.#node.content.size - position)
      const full = stored > room
      if (full) stored = Math.max(0, Math.floor(room))
      this.#store(stored === bytes.length ? bytes : bytes.subarray(0, stored), position)
      this.#disk.trace?.event('disk-bytes', position, bytes.subarray(0, stored))
      await mounted.finish('write', this.path, bytes.length, fault)
      if (full) throw new DiskError('write', this.path, 'ENOSPC')
      assert(holds(chunks, bytes), 'a buffer changed while its write was under way')
      return
    }
    await mounted.finish('write', this.path, bytes.length, fault)
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    this.#check('read', false)
    const fault = this.#mounted.begin('read', this.path, null)
    await this.#mounted.finish('read', this.path, target.length, fault)
    return this.#node.content.read(target, position)
  }

  async truncate(size: number): Promise<void> {
    this.#check('truncate', true)
    await this.#mounted.change('truncate', this.path, 0, () => truncateNode(this.#disk, this.#node, size))
  }

  async sync(): Promise<void> {
    this.#check('sync', false)
    const fault = this.#mounted.begin('sync', this.path, null)
    const mark = this.#disk.durability.mark()
    try {
      await this.#mounted.finish('sync', this.path, 0, fault)
    } catch (error) {
      this.#disk.durability.forget(this.#node, mark)
      throw error
    }
    if (!this.#disk.lying) this.#disk.durability.flush(this.#node, mark)
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #store(bytes: Buffer, position: number): void {
    if (bytes.length === 0) return
    const content = this.#node.content
    this.#disk.account(Math.max(0, position + bytes.length - content.size))
    content.write(bytes, position)
    this.#disk.durability.recordWrite(this.#node, position, bytes)
    this.#node.modifiedMs = this.#disk.clock.now()
  }

  get #disk(): SimDisk {
    return this.#mounted.disk
  }

  #check(operation: string, writes: boolean): void {
    if (this.#closed || (writes && !this.#writable)) throw new DiskError(operation, this.path, 'EBADF')
  }
}

function truncateNode(disk: SimDisk, node: FileNode, size: number): void {
  if (node.content.size === size) return
  disk.account(size - node.content.size)
  node.content.truncate(size)
  disk.durability.recordTruncate(node, size)
  node.modifiedMs = disk.clock.now()
}

/** Whether the chunks one after another are still these bytes. */
function holds(chunks: readonly Uint8Array[], bytes: Buffer): boolean {
  let position = 0
  for (const chunk of chunks) {
    if (bytes.compare(chunk, 0, chunk.length, position, position + chunk.length) !== 0) return false
    position += chunk.length
  }
  return position === bytes.length
}
