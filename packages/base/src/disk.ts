/**
 * The only file operations that exist. Paths are absolute or relative to the process, with `/` between names.
 *
 * What a crash may take: bytes written and not yet covered by `DiskFile.sync`, and names (created, renamed, removed)
 * not yet covered by `syncDir` of their directory. What survives a kill of the process alone: everything written.
 */
export interface Disk {
  /**
   * `read`: must exist. `write`: must exist, read and write. `create`: read and write, made empty if it is missing,
   * kept as it is if not. `replace`: read and write, emptied.
   */
  open(path: string, mode: OpenMode): Promise<DiskFile>
  /** Entries of a directory sorted by name (code units); a missing directory is a DiskError with code ENOENT. */
  list(path: string): Promise<DiskEntry[]>
  /** null where nothing has that name. Follows no symbolic links. */
  stat(path: string): Promise<DiskStat | null>
  /** Makes the directory and its missing parents. */
  makeDir(path: string): Promise<void>
  /** Atomic, replaces a file of the new name. */
  rename(from: string, to: string): Promise<void>
  /** Removes a file; missing is fine. */
  remove(path: string): Promise<void>
  /** Removes a directory and all in it; missing is fine. */
  removeDir(path: string): Promise<void>
  /** Makes the names inside a directory durable. */
  syncDir(path: string): Promise<void>
  /** Room of the file system that holds `path`, in bytes. */
  space(path: string): Promise<{ totalBytes: number; freeBytes: number }>
  /**
   * An exclusive lock held by this process on a file, made if missing: the same lock that Java's FileChannel.lock
   * takes, so that Apache Kafka and we refuse each other. Taken already: DiskError with code ELOCKED.
   */
  lock(path: string): Promise<DiskLock>
}

export type OpenMode = 'read' | 'write' | 'create' | 'replace'

export interface DiskFile {
  readonly path: string
  /** Size in bytes when it was opened; afterwards the caller knows what it wrote. */
  readonly openedSize: number
  /** Writes all chunks one after another at `position`; returns when all bytes are taken, or throws. */
  write(chunks: readonly Uint8Array[], position: number): Promise<void>
  /** Fills `target` from `position`; returns the bytes read, fewer only at the end of the file. */
  read(target: Uint8Array, position: number): Promise<number>
  truncate(size: number): Promise<void>
  /** fdatasync. A failure is final: the kernel may have dropped the pages, so nobody retries it. */
  sync(): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}

export interface DiskEntry {
  readonly name: string
  readonly isDirectory: boolean
}

export interface DiskStat {
  readonly size: number
  readonly isDirectory: boolean
  /** Milliseconds since the epoch. */
  readonly modifiedMs: number
}

export interface DiskLock {
  release(): Promise<void>
}

/** What the operating system refused: which operation on which path, with the errno's name (ENOSPC, EIO, ENOENT, ...). */
export class DiskError extends Error {
  override name = 'DiskError'
  readonly operation: string
  readonly path: string
  readonly code: string
  constructor(operation: string, path: string, code: string, cause?: unknown) {
    super(`${operation} ${path}: ${code}`, cause === undefined ? undefined : { cause })
    this.operation = operation
    this.path = path
    this.code = code
  }
}

/** Whole content of a file, or null where it is missing. For small files: checkpoints, properties, snapshots. */
export async function readWhole(disk: Disk, path: string): Promise<Buffer | null> {
  const stat = await disk.stat(path)
  if (stat === null) return null
  const file = await disk.open(path, 'read')
  try {
    const bytes = Buffer.alloc(file.openedSize)
    const length = await file.read(bytes, 0)
    return bytes.subarray(0, length)
  } finally {
    await file.close()
  }
}

/**
 * Replaces a file so that a crash leaves the old or the new content, never a mixture: temporary file in the same
 * directory, sync, rename, sync of the directory.
 */
export async function replaceWhole(disk: Disk, path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`
  const file = await disk.open(temporary, 'replace')
  try {
    if (content.length > 0) await file.write([content], 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await disk.rename(temporary, path)
  await disk.syncDir(parentOf(path))
}

/** `a/b/c` -> `a/b`; `c` -> `.`; `/c` -> `/`. */
export function parentOf(path: string): string {
  const cut = path.lastIndexOf('/')
  if (cut < 0) return '.'
  return cut === 0 ? '/' : path.slice(0, cut)
}
