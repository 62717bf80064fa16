import { type Address, assert, NetworkError, type Transport, type TransportOwner } from '@ottla/base'
import type { SimHost } from './sim-host.ts'
import type { SimNetwork } from './sim-network.ts'

/**
 * One end of a simulated connection. Each direction is a window of `WINDOW_BYTES`: what a writer hands over beyond it
 * stays queued until the reader has taken some, as with the buffers of two kernels.
 */
export class SimTransport implements Transport {
  readonly local: Address
  readonly remote: Address
  readonly host: SimHost
  readonly #network: SimNetwork
  #peer: SimTransport | null = null
  #owner: TransportOwner | null = null
  #state: 'open' | 'ending' | 'ended' | 'closed' = 'open'
  #paused = false
  #queue: Uint8Array[] = []
  #queuedBytes = 0
  #blocked = false
  /** Bytes on the way to the peer or waiting there. */
  #windowUsed = 0
  #inbox: Buffer[] = []
  #delivering = false
  #heldByHost = false
  #finReceived = false
  /** Arrivals keep their order, whatever delays the network draws. */
  #lastArrival = 0
  #pendingClose: { error: NetworkError | null } | null = null
  /** Bytes after which the connection breaks; for a reset in the middle of a frame. */
  #bytesUntilReset = Infinity

  constructor(network: SimNetwork, host: SimHost, local: Address, remote: Address) {
    this.#network = network
    this.host = host
    this.local = local
    this.remote = remote
  }

  static link(a: SimTransport, b: SimTransport): void {
    a.#peer = b
    b.#peer = a
  }

  get open(): boolean {
    return this.#state !== 'closed'
  }

  start(owner: TransportOwner): void {
    assert(this.#owner === null, 'a transport is started once')
    this.#owner = owner
    const closed = this.#pendingClose
    if (closed !== null) this.#later(() => owner.onClose(closed.error))
    else this.#wake()
  }

  write(chunks: readonly Uint8Array[]): void {
    if (this.#state !== 'open') return
    for (const chunk of chunks) {
      if (chunk.length === 0) continue
      this.#queue.push(chunk)
      this.#queuedBytes += chunk.length
    }
    this.#send()
    if (this.#queuedBytes > 0) this.#blocked = true
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#wake()
  }

  end(): void {
    if (this.#state !== 'open') return
    this.#state = 'ending'
    this.#inbox = []
    this.#sendEnd()
  }

  destroy(): void {
    if (this.#state === 'closed') return
    this.#close(null)
    this.#toPeer(0, (peer) => peer.#onReset(null))
  }

  /** The connection breaks after this end has sent `bytes` more; both sides see ECONNRESET. */
  resetAfter(bytes: number): void {
    this.#bytesUntilReset = bytes
  }

  reset(): void {
    if (this.#state === 'closed') return
    const error = new NetworkError('connection reset', 'ECONNRESET')
    this.#close(error)
    if (this.#peer !== null) this.#peer.#onReset(error)
  }

  /** The process behind this end is gone, and runs nothing more. `silent`: its machine too, so nobody tells the peer. */
  abandon(silent: boolean): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#owner = null
    this.#drop()
    if (!silent) this.#toPeer(0, (peer) => peer.#onReset(new NetworkError('connection reset', 'ECONNRESET')))
  }

  #send(): void {
    while (this.#queue.length > 0 && this.#windowUsed < WINDOW_BYTES && this.open) {
      const chunk = this.#queue[0]!
      const limit = Math.min(WINDOW_BYTES - this.#windowUsed, MAX_SEGMENT_BYTES, this.#bytesUntilReset)
      const segment = Buffer.from(chunk.subarray(0, limit))
      if (segment.length === chunk.length) this.#queue.shift()
      else this.#queue[0] = chunk.subarray(segment.length)
      this.#queuedBytes -= segment.length
      this.#windowUsed += segment.length
      this.#bytesUntilReset -= segment.length
      if (segment.length > 0) this.#toPeer(segment.length, (peer) => peer.#onArrival(segment))
      if (this.#bytesUntilReset === 0) {
        this.#bytesUntilReset = Infinity
        this.#toPeer(0, () => this.reset())
        return
      }
    }
  }

  #sendEnd(): void {
    if (this.#state !== 'ending' || this.#queuedBytes > 0) return
    this.#state = 'ended'
    this.#toPeer(0, (peer) => peer.#onEnd())
  }

  #onArrival(segment: Buffer): void {
    if (this.#state === 'closed') {
      // Nobody is here any more: the machine answers for its dead process.
      if (this.host.reachable) this.#toPeer(0, (peer) => peer.#onReset(new NetworkError('reset', 'ECONNRESET')))
      return
    }
    if (this.#state !== 'open') {
      this.#acknowledge(segment.length)
      return
    }
    this.#network.trace?.event('net', this.remote.host, this.remote.port, this.local.host, this.local.port, segment)
    this.#inbox.push(segment)
    this.#deliver()
  }

  #onEnd(): void {
    this.#finReceived = true
    this.#deliver()
  }

  #onReset(error: NetworkError | null): void {
    if (this.#state === 'closed') return
    // A clean close comes behind the data; what the reader has not taken yet is still its own.
    if (error === null && this.#state === 'open' && this.#inbox.length > 0) this.#onEnd()
    else this.#close(error)
  }

  #wake(): void {
    if (this.#inbox.length > 0 || this.#finReceived) this.#later(() => this.#deliver())
  }

  #deliver(): void {
    if (this.#owner === null || this.#delivering) return
    if (this.host.paused) {
      if (!this.#heldByHost) this.host.run(() => this.#deliverHeld())
      this.#heldByHost = true
      return
    }
    this.#delivering = true
    while (this.#inbox.length > 0 && !this.#paused && this.#state === 'open') this.#deliverOne()
    this.#delivering = false
    if (this.#finReceived && (this.#inbox.length === 0 || this.#state !== 'open') && this.#state !== 'closed') {
      this.#close(null)
      // An end that has not been answered is answered, so that the other side closes too.
      this.#toPeer(0, (peer) => peer.#onEnd())
    }
  }

  #deliverHeld(): void {
    this.#heldByHost = false
    this.#deliver()
  }

  #deliverOne(): void {
    const owner = this.#owner!
    const segment = this.#inbox[0]!
    const target = owner.readTarget()
    assert(target.length > 0, 'a read target has room')
    const length = Math.min(target.length, segment.length)
    target.set(segment.subarray(0, length))
    if (length === segment.length) this.#inbox.shift()
    else this.#inbox[0] = segment.subarray(length)
    this.#acknowledge(length)
    owner.onRead(length)
  }

  #acknowledge(bytes: number): void {
    if (this.#peer !== null) this.#peer.#onTaken(bytes)
  }

  #onTaken(bytes: number): void {
    this.#windowUsed -= bytes
    if (this.#queuedBytes > 0) this.#later(() => this.#sendMore())
  }

  #sendMore(): void {
    if (this.#state === 'closed') return
    this.#send()
    if (this.#queuedBytes > 0) return
    if (this.#state === 'ending') {
      this.#sendEnd()
    } else if (this.#blocked) {
      this.#blocked = false
      this.#owner?.onDrain()
    }
  }

  #close(error: NetworkError | null): void {
    this.#state = 'closed'
    this.#drop()
    this.#pendingClose = { error }
    const owner = this.#owner
    if (owner !== null) this.#later(() => owner.onClose(error))
  }

  #drop(): void {
    this.#queue = []
    this.#queuedBytes = 0
    this.#inbox = []
    this.host.forget(this)
  }

  /** Runs as an event of its own, unless the process has died by then. */
  #later(run: () => void): void {
    const incarnation = this.host.incarnation
    this.#network.clock.defer(() => {
      if (this.host.incarnation === incarnation) this.host.run(run)
    })
  }

  #toPeer(bytes: number, arrive: (peer: SimTransport) => void): void {
    const peer = this.#peer
    if (peer === null) return
    this.#lastArrival = this.#network.carry(this.host.name, peer.host.name, bytes, this.#lastArrival, () =>
      arrive(peer),
    )
  }
}

/** What two kernels buffer between a writer and a reader. */
const WINDOW_BYTES = 256 * 1024

/** What arrives at once, at most. */
const MAX_SEGMENT_BYTES = 64 * 1024
