/** A client of bytes: it sends whatever it is given, and gets frames as they come. For tests, in any world. */
import type { Address, Logger, Network, Transport, TransportOwner } from '@ottla/base'

export class RawPeer implements TransportOwner {
  readonly #transport: Transport
  readonly #target = Buffer.alloc(64 * 1024)
  #received = Buffer.alloc(0)
  #closed = false
  #waiting: (() => void)[] = []

  private constructor(transport: Transport) {
    this.#transport = transport
  }

  static async connect(network: Network, address: Address): Promise<RawPeer> {
    const transport = await network.connect(address)
    const peer = new RawPeer(transport)
    transport.start(peer)
    return peer
  }

  /** The other side closed, or we did. */
  get closed(): boolean {
    return this.#closed
  }

  send(...chunks: Buffer[]): void {
    this.#transport.write(chunks)
  }

  /** The next frame without its length; null: the connection is closed. */
  async next(): Promise<Buffer | null> {
    for (;;) {
      const frame = this.#take()
      if (frame !== null) return frame
      if (this.#closed) return null
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  /** Reads no more: what is sent to this peer stays on the way. */
  stopReading(): void {
    this.#transport.pause()
  }

  async untilClosed(): Promise<void> {
    while (!this.#closed) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  destroy(): void {
    this.#transport.destroy()
  }

  readTarget(): Uint8Array {
    return this.#target
  }

  onRead(length: number): void {
    this.#received = Buffer.concat([this.#received, this.#target.subarray(0, length)])
    this.#wake()
  }

  onDrain(): void {}

  onClose(): void {
    this.#closed = true
    this.#wake()
  }

  #take(): Buffer | null {
    if (this.#received.length < 4) return null
    const end = 4 + this.#received.readInt32BE(0)
    if (this.#received.length < end) return null
    const frame = this.#received.subarray(4, end)
    this.#received = this.#received.subarray(end)
    return frame
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}

/** Keeps the lines of level `error`: what the node calls a mistake of its own, or of its disk. */
export class ErrorLog implements Logger {
  readonly lines: string[] = []

  enabled(level: string): boolean {
    return level === 'error'
  }

  log(level: string, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    if (level !== 'error') return
    const shown = Object.entries(fields).map(([name, value]) => `${name}=${textOf(value)}`)
    this.lines.push([message, ...shown].join(' '))
  }

  child(): Logger {
    return this
  }
}

function textOf(value: unknown): string {
  return value instanceof Error ? (value.stack ?? value.message) : String(value)
}
