/** Reads of a file by position, through a window: a segment of a gigabyte is dumped without holding it. */

import { type FileHandle, open } from 'node:fs/promises'

const WINDOW_SIZE = 1024 * 1024

export class FileWindow {
  readonly size: number
  private readonly handle: FileHandle
  private window: Buffer = Buffer.alloc(0)
  private windowStart = 0

  private constructor(handle: FileHandle, size: number) {
    this.handle = handle
    this.size = size
  }

  static async open(path: string): Promise<FileWindow> {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      return new FileWindow(handle, size)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** `length` bytes at `position`, or what there is of them. Valid until the next read. */
  async read(position: number, length: number): Promise<Buffer> {
    const end = Math.min(position + length, this.size)
    if (position < this.windowStart || end > this.windowStart + this.window.length) {
      await this.fill(position, Math.min(Math.max(length, WINDOW_SIZE), this.size - position))
    }
    return this.window.subarray(position - this.windowStart, Math.max(position, end) - this.windowStart)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.handle.close()
  }

  private async fill(position: number, length: number): Promise<void> {
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, length))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await this.handle.read(bytes, filled, bytes.length - filled, position + filled)
      // The file became shorter while we read it.
      if (bytesRead === 0) break
      filled += bytesRead
    }
    this.window = bytes.subarray(0, filled)
    this.windowStart = position
  }
}
