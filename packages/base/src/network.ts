/** Byte streams between processes. Real TCP and TLS in a server, scheduled delivery in a simulated world. */
export interface Network {
  /** Resolves when the port is bound; port 0 takes a free one. A taken port: NetworkError EADDRINUSE. */
  listen(address: Address, accept: (transport: Transport) => void): Promise<Listener>
  /** Resolves when connected. */
  connect(address: Address): Promise<Transport>
}

export interface Address {
  readonly host: string
  readonly port: number
}

export interface Listener {
  readonly address: Address
  /** Stops accepting; connections that are open live on. */
  close(): Promise<void>
}

/**
 * One connection. The owner calls `start` once; until then nothing is read. Callbacks never come from inside a
 * method of the same transport, so an owner need not guard against re-entry.
 */
export interface Transport {
  readonly local: Address
  readonly remote: Address
  start(owner: TransportOwner): void
  /** Takes the chunks in order; they must stay unchanged until they are sent. After a close it does nothing. */
  write(chunks: readonly Uint8Array[]): void
  /** Bytes taken by `write` and not yet given to the kernel. */
  readonly queuedBytes: number
  /** While paused nothing more is read (up to one read that is under way). */
  pause(): void
  resume(): void
  /** Sends what is queued, then closes. */
  end(): void
  /** Closes now; what is queued is dropped. */
  destroy(): void
}

export interface TransportOwner {
  /**
   * Where the next read should land: at least one byte of room. Asked once for every read, possibly long before it
   * happens: the owner may do other things in between, but the room stays reserved until the last call.
   */
  readTarget(): Uint8Array
  /** `length` bytes now stand at the start of what `readTarget` returned last. */
  onRead(length: number): void
  /** All that `write` had queued has been given to the kernel. Not called after a write that left nothing queued. */
  onDrain(): void
  /** Last call: the other side or we closed, or the connection broke (`error`). */
  onClose(error: NetworkError | null): void
}

export class NetworkError extends Error {
  override name = 'NetworkError'
  readonly code: string
  constructor(message: string, code: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
