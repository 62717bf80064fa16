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
import { byName, DirNode, FileNode, FileTree, type TreeNode } from './file-tree.ts'

/**
 * A disk that is nothing but memory: no faults, no delays, `sync` does nothing. For nodes whose data may go with the
 * process. Each operation takes effect at once, before its promise is handed out.
 */
export class MemoryDisk implements Disk {
  readonly #tree = new FileTree()
  readonly #locked = new Set<TreeNode>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const node = this.#tree.file('open', path, mode === 'create' || mode === 'replace', this.#clock.now())
    if (mode === 'replace') node.content.truncate(0)
    return new MemoryFile(path, node, mode !== 'read', this.#clock)
  }

  async list(path: string): Promise<DiskEntry[]> {
    const entries = [...this.#tree.dir('list', path).entries].sort(byName)
    return entries.map(([name, node]) => ({ name, isDirectory: node instanceof DirNode }))
  }

  async stat(path: string): Promise<DiskStat | null> {
    return statOf(this.#tree.find(path))
  }

  async makeDir(path: string): Promise<void> {
    this.#tree.makeDir(path)
  }

  async rename(from: string, to: string): Promise<void> {
    this.#tree.rename(from, to)
  }

  async remove(path: string): Promise<void> {
    this.#tree.remove(path)
  }

  async removeDir(path: string): Promise<void> {
    this.#tree.removeDir(path)
  }

  async syncDir(path: string): Promise<void> {
    this.#tree.dir('syncDir', path)
  }

  /** As if there were always this much room; what really ends is the memory of the process. */
  async space(_path: string): Promise<{ totalBytes: number; freeBytes: number }> {
    return { totalBytes: NOMINAL_BYTES, freeBytes: NOMINAL_BYTES }
  }

  async lock(path: string): Promise<DiskLock> {
    const node = this.#tree.file('lock', path, true, this.#clock.now())
    if (this.#locked.has(node)) throw new DiskError('lock', path, 'ELOCKED')
    this.#locked.add(node)
    return {
      release: async () => {
        this.#locked.delete(node)
      },
    }
  }
}

const NOMINAL_BYTES = 2 ** 40

export function statOf(node: TreeNode | null): DiskStat | null {
  if (node === null) return null
  if (node instanceof FileNode) return { size: node.content.size, isDirectory: false, modifiedMs: node.modifiedMs }
  return { size: 0, isDirectory: true, modifiedMs: 0 }
}

/** An open file lives on when its name is removed or taken over, as on POSIX. */
class MemoryFile implements DiskFile {
  readonly path: string
  readonly openedSize: number
  readonly #node: FileNode
  readonly #writable: boolean
  readonly #clock: Clock
  #closed = false

  constructor(path: string, node: FileNode, writable: boolean, clock: Clock) {
    this.path = path
    this.openedSize = node.content.size
    this.#node = node
    this.#writable = writable
    this.#clock = clock
  }

  async write(chunks: readonly Uint8Array[], position: number): Promise<void> {
    this.#check('write', true)
    let at = position
    for (const chunk of chunks) {
      if (chunk.length > 0) this.#node.content.write(chunk, at)
      at += chunk.length
    }
    this.#node.modifiedMs = this.#clock.now()
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    this.#check('read', false)
    return this.#node.content.read(target, position)
  }

  async truncate(size: number): Promise<void> {
    this.#check('truncate', true)
    this.#node.content.truncate(size)
    this.#node.modifiedMs = this.#clock.now()
  }

  async sync(): Promise<void> {
    this.#check('sync', false)
  }

  async close(): Promise<void> {
    this.#closed = true
  }

  #check(operation: string, writes: boolean): void {
    if (this.#closed || (writes && !this.#writable)) throw new DiskError(operation, this.path, 'EBADF')
  }
}
