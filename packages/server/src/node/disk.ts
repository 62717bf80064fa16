import fs from 'node:fs'
import {
  type Disk,
  type DiskEntry,
  DiskError,
  type DiskFile,
  type DiskLock,
  type DiskStat,
  type OpenMode,
} from '@ottla/base'
import { tryLock, unlock } from 'fs-native-extensions'

/**
 * Files of the operating system, by Node's callbacks on file descriptors (the promise-based handles cost more for each
 * call). Every call occupies one thread of libuv's pool while it runs: flushes of many logs at once need more than the
 * four it has unless UV_THREADPOOL_SIZE is set, which must happen before the first use of the pool.
 */
export class NodeDisk implements Disk {
  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const fd = await call<number>('open', path, (done) => fs.open(path, OPEN_FLAGS[mode], done))
    try {
      const stats = await call<fs.Stats>('open', path, (done) => fs.fstat(fd, done))
      if (stats.isDirectory()) throw new DiskError('open', path, 'EISDIR')
      return new NodeFile(path, fd, stats.size)
    } catch (error) {
      await closeFd(path, fd)
      throw error
    }
  }

  async list(path: string): Promise<DiskEntry[]> {
    const entries = await call<fs.Dirent[]>('list', path, (done) => fs.readdir(path, { withFileTypes: true }, done))
    return entries
      .map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  }

  async stat(path: string): Promise<DiskStat | null> {
    const stats = await unlessMissing(call<fs.Stats>('stat', path, (done) => fs.lstat(path, done)))
    if (stats === null) return null
    return { size: stats.size, isDirectory: stats.isDirectory(), modifiedMs: stats.mtimeMs }
  }

  async makeDir(path: string): Promise<void> {
    await call('makeDir', path, (done) => fs.mkdir(path, { recursive: true }, (error) => done(error)))
  }

  async rename(from: string, to: string): Promise<void> {
    await call('rename', from, (done) => fs.rename(from, to, done))
  }

  async remove(path: string): Promise<void> {
    await unlessMissing(call('remove', path, (done) => fs.unlink(path, done)))
  }

  async removeDir(path: string): Promise<void> {
    await call('removeDir', path, (done) => fs.rm(path, { recursive: true, force: true }, done))
  }

  async syncDir(path: string): Promise<void> {
    // Windows opens no directories, and NTFS logs its names by itself.
    if (process.platform === 'win32') return
    const fd = await call<number>('syncDir', path, (done) =>
      fs.open(path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY, done),
    )
    try {
      await call('syncDir', path, (done) => fs.fsync(fd, done))
    } finally {
      await closeFd(path, fd)
    }
  }

  async space(path: string): Promise<{ totalBytes: number; freeBytes: number }> {
    const stats = await call<fs.StatsFs>('space', path, (done) => fs.statfs(path, done))
    return { totalBytes: stats.blocks * stats.bsize, freeBytes: stats.bavail * stats.bsize }
  }

  /**
   * On Linux an open-file-description lock. It and the record lock that a JVM takes refuse each other, and unlike that
   * one it is not lost when the process closes some other descriptor of the same file.
   */
  async lock(path: string): Promise<DiskLock> {
    const fd = await call<number>('lock', path, (done) => fs.open(path, OPEN_FLAGS.create, done))
    let taken = false
    try {
      taken = tryLock(fd)
    } catch (error) {
      throw diskError('lock', path, error)
    } finally {
      if (!taken) await closeFd(path, fd)
    }
    if (!taken) throw new DiskError('lock', path, 'ELOCKED')
    let held = true
    return {
      release: async () => {
        if (!held) return
        held = false
        unlock(fd)
        await closeFd(path, fd)
      },
    }
  }
}

const { O_RDONLY, O_RDWR, O_CREAT, O_TRUNC } = fs.constants

const OPEN_FLAGS: Readonly<Record<OpenMode, number>> = {
  read: O_RDONLY,
  write: O_RDWR,
  create: O_RDWR | O_CREAT,
  replace: O_RDWR | O_CREAT | O_TRUNC,
}

class NodeFile implements DiskFile {
  readonly path: string
  readonly openedSize: number
  readonly #fd: number
  /** Calls under way: a descriptor that is closed under one of them may already be another file. */
  #running = 0
  #closed: Promise<void> | null = null
  #whenQuiet: (() => void) | null = null

  constructor(path: string, fd: number, size: number) {
    this.path = path
    this.#fd = fd
    this.openedSize = size
  }

  async write(chunks: readonly Uint8Array[], position: number): Promise<void> {
    let rest = chunks.filter((chunk) => chunk.length > 0)
    let at = position
    while (rest.length > 0) {
      const written = await this.#call<number>('write', (done) =>
        rest.length === 1
          ? fs.write(this.#fd, rest[0]!, 0, rest[0]!.length, at, done)
          : fs.writev(this.#fd, rest, at, done),
      )
      // A call may take less than it was given (a full disk, a signal) and says so without an error.
      if (written === 0) throw new DiskError('write', this.path, 'EIO')
      at += written
      rest = afterBytes(rest, written)
    }
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    let filled = 0
    do {
      const length = await this.#call<number>('read', (done) =>
        fs.read(this.#fd, target, filled, target.length - filled, position + filled, done),
      )
      if (length === 0) break
      filled += length
    } while (filled < target.length)
    return filled
  }

  async truncate(size: number): Promise<void> {
    await this.#call('truncate', (done) => fs.ftruncate(this.#fd, size, done))
  }

  async sync(): Promise<void> {
    await this.#call('sync', (done) => fs.fdatasync(this.#fd, done))
  }

  close(): Promise<void> {
    this.#closed ??= this.#closeWhenQuiet()
    return this.#closed
  }

  async #closeWhenQuiet(): Promise<void> {
    if (this.#running > 0) {
      await new Promise<void>((resolve) => {
        this.#whenQuiet = resolve
      })
    }
    await closeFd(this.path, this.#fd)
  }

  async #call<T>(operation: string, start: (done: Done<T>) => void): Promise<T> {
    if (this.#closed !== null) throw new DiskError(operation, this.path, 'EBADF')
    this.#running++
    try {
      return await call(operation, this.path, start)
    } finally {
      this.#running--
      if (this.#running === 0) this.#whenQuiet?.()
    }
  }
}

type Done<T> = (error: NodeJS.ErrnoException | null, value?: T) => void

function call<T = void>(operation: string, path: string, start: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => {
      if (error === null || error === undefined) resolve(value as T)
      else reject(diskError(operation, path, error))
    })
  })
}

function diskError(operation: string, path: string, error: unknown): DiskError {
  const code = (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN'
  return new DiskError(operation, path, code, error)
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DiskError && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw error
  }
}

async function closeFd(path: string, fd: number): Promise<void> {
  await call('close', path, (done) => fs.close(fd, done))
}

/** What is left of the chunks once their first `count` bytes are gone. */
function afterBytes(chunks: readonly Uint8Array[], count: number): Uint8Array[] {
  let skip = count
  let index = 0
  while (index < chunks.length && skip >= chunks[index]!.length) skip -= chunks[index++]!.length
  const rest = chunks.slice(index)
  if (skip > 0) rest[0] = rest[0]!.subarray(skip)
  return rest
}
