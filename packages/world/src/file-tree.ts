import { DiskError } from '@ottla/base'
import { FileContent } from './file-content.ts'

/**
 * Names of a file system in memory, with the errors a POSIX system gives. Knows nothing of durability: whoever needs
 * it is told of each change of a name by `onNames`.
 */
export class FileTree {
  readonly root: DirNode = new DirNode()
  readonly #onNames: (change: NameChange) => void

  constructor(onNames: (change: NameChange) => void = () => {}) {
    this.#onNames = onNames
  }

  /** What stands at `path`, or null. */
  find(path: string): TreeNode | null {
    let node: TreeNode = this.root
    for (const name of namesOf(path)) {
      if (!(node instanceof DirNode)) return null
      const next = node.entries.get(name)
      if (next === undefined) return null
      node = next
    }
    return node
  }

  /** The file at `path`; made empty if missing and `make` is set. */
  file(operation: string, path: string, make: boolean, nowMs: number): FileNode {
    const found = this.find(path)
    if (found instanceof FileNode) return found
    if (found !== null) throw new DiskError(operation, path, 'EISDIR')
    const { dir, name } = this.#parent(operation, path)
    if (!make) throw new DiskError(operation, path, 'ENOENT')
    const file = new FileNode(nowMs)
    dir.entries.set(name, file)
    this.#onNames({ puts: [{ dir, name, node: file }], removes: [] })
    return file
  }

  dir(operation: string, path: string): DirNode {
    const found = this.find(path)
    if (found instanceof DirNode) return found
    throw new DiskError(operation, path, found === null ? 'ENOENT' : 'ENOTDIR')
  }

  makeDir(path: string): void {
    let dir = this.root
    for (const name of namesOf(path)) {
      const next = dir.entries.get(name)
      if (next instanceof FileNode) throw new DiskError('makeDir', path, 'EEXIST')
      if (next instanceof DirNode) {
        dir = next
        continue
      }
      const made = new DirNode()
      dir.entries.set(name, made)
      this.#onNames({ puts: [{ dir, name, node: made }], removes: [] })
      dir = made
    }
  }

  /** Returns the file whose name was taken over, if there was one. */
  rename(from: string, to: string): FileNode | null {
    const node = this.find(from)
    if (node === null) throw new DiskError('rename', from, 'ENOENT')
    const source = this.#parent('rename', from)
    const target = this.#parent('rename', to)
    const replaced = target.dir.entries.get(target.name)
    if (replaced === node) return null
    if (replaced instanceof DirNode) {
      if (!(node instanceof DirNode)) throw new DiskError('rename', to, 'EISDIR')
      if (replaced.entries.size > 0) throw new DiskError('rename', to, 'ENOTEMPTY')
    } else if (replaced !== undefined && node instanceof DirNode) {
      throw new DiskError('rename', to, 'ENOTDIR')
    }
    if (node instanceof DirNode && isBelow(to, from)) throw new DiskError('rename', to, 'EINVAL')
    source.dir.entries.delete(source.name)
    target.dir.entries.set(target.name, node)
    this.#onNames({ puts: [{ ...target, node }], removes: [{ ...source, node }] })
    return replaced instanceof FileNode ? replaced : null
  }

  /** Returns the file that was removed; null where there was none. */
  remove(path: string): FileNode | null {
    const node = this.find(path)
    if (node === null) return null
    if (node instanceof DirNode) throw new DiskError('remove', path, 'EISDIR')
    const { dir, name } = this.#parent('remove', path)
    dir.entries.delete(name)
    this.#onNames({ puts: [], removes: [{ dir, name, node }] })
    return node
  }

  /** Removes all below `path` and then `path`, one name at a time as an operating system does; returns the files. */
  removeDir(path: string): FileNode[] {
    const node = this.find(path)
    if (node === null) return []
    if (node instanceof FileNode) throw new DiskError('removeDir', path, 'ENOTDIR')
    const removed: FileNode[] = []
    this.#empty(node, removed)
    if (node !== this.root) {
      const { dir, name } = this.#parent('removeDir', path)
      dir.entries.delete(name)
      this.#onNames({ puts: [], removes: [{ dir, name, node }] })
    }
    return removed
  }

  /** Every file with its path, in the order of names. */
  *files(dir: DirNode = this.root, prefix = ''): Generator<{ path: string; file: FileNode }> {
    for (const [name, node] of [...dir.entries].sort(byName)) {
      const path = `${prefix}/${name}`
      if (node instanceof FileNode) yield { path, file: node }
      else yield* this.files(node, path)
    }
  }

  #empty(dir: DirNode, removed: FileNode[]): void {
    for (const [name, node] of [...dir.entries].sort(byName)) {
      if (node instanceof DirNode) this.#empty(node, removed)
      else removed.push(node)
      dir.entries.delete(name)
      this.#onNames({ puts: [], removes: [{ dir, name, node }] })
    }
  }

  #parent(operation: string, path: string): { dir: DirNode; name: string } {
    const names = namesOf(path)
    const name = names.pop()
    if (name === undefined) throw new DiskError(operation, path, 'EBUSY')
    let node: TreeNode = this.root
    for (const step of names) {
      if (!(node instanceof DirNode)) throw new DiskError(operation, path, 'ENOTDIR')
      const next = node.entries.get(step)
      if (next === undefined) throw new DiskError(operation, path, 'ENOENT')
      node = next
    }
    if (!(node instanceof DirNode)) throw new DiskError(operation, path, 'ENOTDIR')
    return { dir: node, name }
  }
}

export type TreeNode = FileNode | DirNode

export class FileNode {
  content: FileContent = new FileContent()
  modifiedMs: number
  constructor(modifiedMs: number) {
    this.modifiedMs = modifiedMs
  }
}

export class DirNode {
  entries: Map<string, TreeNode> = new Map()
}

/** One atomic change of names; a rename both removes and puts. */
export interface NameChange {
  readonly puts: readonly NameSlot[]
  readonly removes: readonly NameSlot[]
}

export interface NameSlot {
  readonly dir: DirNode
  readonly name: string
  readonly node: TreeNode
}

/** Relative paths stand below the root as absolute ones do: there is one directory per process, and this is it. */
export function namesOf(path: string): string[] {
  const names: string[] = []
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue
    if (name === '..') names.pop()
    else names.push(name)
  }
  return names
}

export function normalPath(path: string): string {
  return `/${namesOf(path).join('/')}`
}

export function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}

function isBelow(path: string, ancestor: string): boolean {
  return normalPath(path).startsWith(`${normalPath(ancestor)}/`)
}
