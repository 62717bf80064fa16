/** The snapshots of a metadata log on its disk. A file that has its final name is whole and on the medium. */
import type { Clock, Disk } from '@ottla/base'
import { DamagedMetadataError } from './errors.ts'
import {
  type DecodedSnapshot,
  decodeSnapshot,
  encodeSnapshot,
  type SnapshotContent,
  type SnapshotId,
  snapshotFileName,
  snapshotIdOf,
} from './snapshot-file.ts'

const PART_SUFFIX = '.part'
const DELETED_SUFFIX = '.deleted'
const READ_BYTES: number = 4 * 1024 * 1024

export interface StoredSnapshot extends SnapshotId {
  readonly sizeInBytes: number
}

export class SnapshotStore {
  readonly #disk: Disk
  readonly #clock: Clock
  readonly #dir: string
  /** By offset, then epoch. */
  #snapshots: StoredSnapshot[] = []

  private constructor(disk: Disk, clock: Clock, dir: string) {
    this.#disk = disk
    this.#clock = clock
    this.#dir = dir
  }

  /** Finds the snapshots and removes what a crash left half written or half removed. */
  static async open(disk: Disk, clock: Clock, dir: string): Promise<SnapshotStore> {
    const store = new SnapshotStore(disk, clock, dir)
    for (const { name, isDirectory } of await disk.list(dir)) {
      if (isDirectory) continue
      const whole = name.endsWith(PART_SUFFIX) || name.endsWith(DELETED_SUFFIX) ? name.replace(/\.[a-z]+$/, '') : null
      if (whole !== null && snapshotIdOf(whole) !== null) {
        await disk.remove(`${dir}/${name}`)
        continue
      }
      const id = snapshotIdOf(name)
      if (id === null) continue
      const stat = await disk.stat(`${dir}/${name}`)
      store.#snapshots.push({ ...id, sizeInBytes: stat?.size ?? 0 })
    }
    store.#snapshots.sort((a, b) => a.offset - b.offset || a.epoch - b.epoch)
    return store
  }

  /** Oldest first. */
  get all(): readonly StoredSnapshot[] {
    return this.#snapshots
  }

  get latest(): StoredSnapshot | null {
    return this.#snapshots.at(-1) ?? null
  }

  get oldest(): StoredSnapshot | null {
    return this.#snapshots[0] ?? null
  }

  path(id: SnapshotId): string {
    return `${this.#dir}/${snapshotFileName(id)}`
  }

  /** Throws DamagedMetadataError and DiskError. */
  async read(id: SnapshotId): Promise<DecodedSnapshot> {
    const path = this.path(id)
    const file = await this.#disk.open(path, 'read')
    try {
      const bytes = Buffer.allocUnsafe(file.openedSize)
      for (let at = 0; at < bytes.length; ) {
        const length = await file.read(bytes.subarray(at, Math.min(at + READ_BYTES, bytes.length)), at)
        if (length === 0) throw new DamagedMetadataError(`${path} became shorter while it was read`)
        at += length
      }
      return decodeSnapshot(bytes, path)
    } finally {
      await file.close()
    }
  }

  /** On the medium when it resolves; a crash before leaves nothing that counts. */
  async write(id: SnapshotId, content: SnapshotContent): Promise<StoredSnapshot> {
    const part = `${this.path(id)}${PART_SUFFIX}`
    const file = await this.#disk.open(part, 'replace')
    let sizeInBytes = 0
    try {
      for (const chunk of encodeSnapshot(content, () => this.#clock.now())) {
        await file.write([chunk], sizeInBytes)
        sizeInBytes += chunk.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await this.#disk.rename(part, this.path(id))
    await this.#disk.syncDir(this.#dir)
    const stored = { offset: id.offset, epoch: id.epoch, sizeInBytes }
    this.#snapshots = this.#snapshots.filter((other) => other.offset !== id.offset || other.epoch !== id.epoch)
    this.#snapshots.push(stored)
    this.#snapshots.sort((a, b) => a.offset - b.offset || a.epoch - b.epoch)
    return stored
  }

  async removeOldest(): Promise<void> {
    const [oldest] = this.#snapshots
    if (oldest === undefined) return
    this.#snapshots = this.#snapshots.slice(1)
    await this.#disk.rename(this.path(oldest), `${this.path(oldest)}${DELETED_SUFFIX}`)
    await this.#disk.remove(`${this.path(oldest)}${DELETED_SUFFIX}`)
    await this.#disk.syncDir(this.#dir)
  }
}
