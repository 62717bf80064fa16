import net from 'node:net'
import { type Address, assert, NetworkError, type Transport, type TransportOwner } from '@ottla/base'

/**
 * A TCP connection whose reads land where its owner wants them: in the buffer that all connections share, or directly
 * in the frame that is being received. Against the stream of chunks that Node offers this saves half of the CPU time
 * and six of seven reads.
 *
 * Node documents the `onread` option for outgoing sockets that decide before they connect. For all others this file
 * moves the handle of a paused socket into a new one that has it: undocumented, so it is tried only where the handle
 * looks as expected, and otherwise, or if `NodeTransport.preferDirect` is off, chunks are copied from the stream.
 */
export class NodeTransport implements Transport {
  /** Off: read by the documented stream. For tests, and as a way out. */
  static preferDirect = true

  readonly local: Address
  readonly remote: Address
  #socket: net.Socket
  #owner: TransportOwner | null = null
  #direct = false
  /** Taken by `write`, not yet handed to the socket: one batch at a time is under way there. */
  #queue: Uint8Array[] = []
  #queueBytes = 0
  #batchBytes = 0
  #batchesSent = 0
  #batchesDone = 0
  #ending = false
  #closed = false
  #error: NetworkError | null = null

  /** `socket` is connected, and has not read anything. */
  constructor(socket: net.Socket) {
    this.#socket = socket
    this.local = { host: stripMapped(socket.localAddress ?? ''), port: socket.localPort ?? 0 }
    this.remote = { host: stripMapped(socket.remoteAddress ?? ''), port: socket.remotePort ?? 0 }
    this.#listen()
  }

  start(owner: TransportOwner): void {
    assert(this.#owner === null, 'a transport is started once')
    this.#owner = owner
    if (this.#closed) {
      // It broke before it was started; the owner still gets its last call, but not from in here.
      queueMicrotask(() => owner.onClose(this.#error))
      return
    }
    this.#direct = this.#readDirectly()
    if (!this.#direct) this.#readStream()
  }

  /** Reads land in the owner's targets without a copy. Known once it is started. */
  get direct(): boolean {
    return this.#direct
  }

  write(chunks: readonly Uint8Array[]): void {
    if (this.#closed || this.#ending) return
    for (const chunk of chunks) {
      if (chunk.length === 0) continue
      this.#queue.push(chunk)
      this.#queueBytes += chunk.length
    }
    if (this.#batchBytes === 0) this.#sendBatch()
  }

  get queuedBytes(): number {
    if (this.#batchBytes === 0) return this.#queueBytes
    // What the kernel has taken of the batch under way does not count, where the handle tells.
    const left = handleOf(this.#socket)?.writeQueueSize
    return this.#queueBytes + (left === undefined ? this.#batchBytes : Math.min(left, this.#batchBytes))
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    if (!this.#closed) this.#socket.resume()
  }

  end(): void {
    if (this.#closed || this.#ending) return
    this.#ending = true
    if (this.#batchBytes === 0 && this.#queue.length === 0) this.#sendEnd()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #listen(): void {
    this.#socket.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? 'EUNKNOWN'
      this.#error ??= new NetworkError(error.message, code, error)
    })
    this.#socket.on('close', () => {
      this.#closed = true
      this.#queue = []
      this.#queueBytes = 0
      this.#batchBytes = 0
      this.#owner?.onClose(this.#error)
    })
  }

  #sendBatch(): void {
    const batch = this.#queue
    if (batch.length === 0) return
    this.#queue = []
    this.#batchBytes = this.#queueBytes
    this.#queueBytes = 0
    this.#batchesSent++
    const socket = this.#socket
    if (batch.length > 1) socket.cork()
    for (let i = 0; i < batch.length - 1; i++) socket.write(batch[i]!)
    socket.write(batch.at(-1)!, this.#onBatch)
    if (batch.length > 1) socket.uncork()
    // The kernel usually takes all of it at once; then there is nothing to wait for, and `#onBatch` finds nothing.
    if (handleOf(socket)?.writeQueueSize === 0) this.#batchBytes = 0
  }

  readonly #onBatch = (error?: Error | null): void => {
    this.#batchesDone++
    // On an error `close` follows. An older callback: its batch had gone at once, and a later one is under way.
    if (this.#closed || (error !== null && error !== undefined) || this.#batchesDone < this.#batchesSent) return
    const waited = this.#batchBytes > 0
    this.#batchBytes = 0
    this.#sendBatch()
    if (this.queuedBytes > 0) return
    if (this.#ending) this.#sendEnd()
    else if (waited) this.#owner?.onDrain()
  }

  #sendEnd(): void {
    const socket = this.#socket
    if (socket.writableEnded) return
    socket.end()
    // Closing with unread bytes would reset the connection and take back what was just sent: read on until the other
    // side has closed too, for a while.
    socket.resume()
    const linger = setTimeout(() => socket.destroy(), LINGER_MS).unref()
    socket.once('close', () => clearTimeout(linger))
  }

  #readDirectly(): boolean {
    const old = this.#socket
    const handle = handleOf(old)
    if (!NodeTransport.preferDirect || handle?.useUserBuffer === undefined || old.writableLength > 0) return false
    old.removeAllListeners('error')
    old.removeAllListeners('close')
    const options = { handle, manualStart: true, onread: { buffer: this.#nextTarget, callback: this.#onRead } }
    this.#socket = new net.Socket(options as unknown as net.SocketConstructorOpts)
    ;(old as unknown as { _handle: null })._handle = null
    // Without its handle it closes nothing; its server stops counting it.
    old.destroy()
    this.#listen()
    this.#socket.resume()
    return true
  }

  readonly #nextTarget = (): Uint8Array => {
    return this.#ending || this.#closed ? DISCARDED : this.#owner!.readTarget()
  }

  readonly #onRead = (length: number): boolean => {
    if (!this.#ending && !this.#closed) this.#owner!.onRead(length)
    return true
  }

  #readStream(): void {
    this.#socket.on('data', (data: Buffer) => {
      for (let position = 0; position < data.length; ) {
        if (this.#ending || this.#closed || this.#socket.destroyed) return
        const target = this.#owner!.readTarget()
        const length = Math.min(target.length, data.length - position)
        target.set(data.subarray(position, position + length))
        position += length
        this.#owner!.onRead(length)
      }
    })
    this.#socket.resume()
  }
}

/** What is used of the object that stands behind a socket. */
interface TcpHandle {
  readonly useUserBuffer?: (buffer: Uint8Array) => void
  readonly writeQueueSize?: number
}

function handleOf(socket: net.Socket): TcpHandle | null {
  return (socket as unknown as { _handle: TcpHandle | null })._handle
}

/** `::ffff:127.0.0.1` is how a socket that takes both families shows an IPv4 address. */
export function stripMapped(host: string): string {
  return host.startsWith('::ffff:') && host.includes('.') ? host.slice(7) : host
}

/** Where bytes go that nobody wants any more. */
const DISCARDED = new Uint8Array(16 * 1024)
const LINGER_MS = 2000
