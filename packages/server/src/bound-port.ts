/**
 * A port that is bound before anybody is there to answer: a node must know its ports to register, and must be registered
 * to answer. Who connects meanwhile waits.
 */
import { type Address, type Listener, type Network, NetworkError, type Transport } from '@ottla/base'

/** Connections that may wait; further ones are closed, as by a full backlog. */
const MAX_WAITING = 1000

export class BoundPort {
  /** As it is really bound: with the port that was found for port 0. */
  readonly address: Address
  readonly #listener: Listener
  #waiting: Transport[]
  #accept: ((transport: Transport) => void) | null = null

  private constructor(listener: Listener, waiting: Transport[]) {
    this.address = listener.address
    this.#listener = listener
    this.#waiting = waiting
  }

  /** Rejects with ListenError. */
  static async bind(network: Network, listenerName: string, address: Address): Promise<BoundPort> {
    let bound: BoundPort | null = null
    const early: Transport[] = []
    const accept = (transport: Transport): void => {
      if (bound === null) early.push(transport)
      else bound.#take(transport)
    }
    try {
      const listener = await network.listen(address, accept)
      bound = new BoundPort(listener, early)
      return bound
    } catch (error) {
      if (error instanceof NetworkError) throw new ListenError(listenerName, address, error)
      throw error
    }
  }

  /** The network as its one listener sees it: to listen is to take over this port. */
  asNetwork(): Network {
    return {
      listen: async (_address, accept) => {
        this.#accept = accept
        for (const transport of this.#waiting.splice(0)) accept(transport)
        return this.#listener
      },
      connect: () => Promise.reject(new NetworkError('a bound port connects to nobody', 'ENOTSUP')),
    }
  }

  /** For a port that nobody has taken over. */
  async release(): Promise<void> {
    for (const transport of this.#waiting.splice(0)) transport.destroy()
    this.#accept = (transport) => transport.destroy()
    await this.#listener.close()
  }

  #take(transport: Transport): void {
    if (this.#accept !== null) this.#accept(transport)
    else if (this.#waiting.length < MAX_WAITING) this.#waiting.push(transport)
    else transport.destroy()
  }
}

/** A listener could not be bound; `code` is the errno's name. */
export class ListenError extends Error {
  override name = 'ListenError'
  readonly listener: string
  readonly address: Address
  readonly code: string

  constructor(listener: string, address: Address, cause: NetworkError) {
    const { host, port } = address
    const why =
      cause.code === 'EADDRINUSE'
        ? `port ${port} on ${host} is in use by another process`
        : `cannot listen on ${host}:${port}: ${cause.code}`
    super(`listener ${listener}: ${why}`, { cause })
    this.listener = listener
    this.address = address
    this.code = cause.code
  }
}
