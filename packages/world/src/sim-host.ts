import { type Address, type Listener, type Network, NetworkError, type Transport } from '@ottla/base'
import type { SimNetwork } from './sim-network.ts'
import { SimTransport } from './sim-transport.ts'

/**
 * A machine in the simulated network, and the Network of the process that runs on it. Names of hosts are addresses;
 * `0.0.0.0`, `127.0.0.1`, `localhost` and the empty name mean the host itself.
 */
export class SimHost implements Network {
  readonly name: string
  readonly #network: SimNetwork
  readonly #listeners = new Map<number, (transport: Transport) => void>()
  readonly #transports = new Set<SimTransport>()
  #nextPort = FIRST_EPHEMERAL_PORT
  #incarnation = 0
  #reachable = true
  #paused = false
  #held: (() => void)[] = []

  constructor(network: SimNetwork, name: string) {
    this.#network = network
    this.name = name
  }

  /** Counts the processes that have run here; what belongs to an earlier one runs no more. */
  get incarnation(): number {
    return this.#incarnation
  }

  get reachable(): boolean {
    return this.#reachable
  }

  get connections(): number {
    return this.#transports.size
  }

  async listen(address: Address, accept: (transport: Transport) => void): Promise<Listener> {
    const port = address.port === 0 ? this.#freePort() : address.port
    if (this.#listeners.has(port)) throw new NetworkError(`listen ${this.name}:${port}: EADDRINUSE`, 'EADDRINUSE')
    this.#listeners.set(port, accept)
    return {
      address: { host: this.name, port },
      close: async () => {
        if (this.#listeners.get(port) === accept) this.#listeners.delete(port)
      },
    }
  }

  connect(address: Address): Promise<Transport> {
    const name = SELF_NAMES.has(address.host) ? this.name : address.host
    const local = { host: this.name, port: this.#freePort() }
    const incarnation = this.#incarnation
    return new Promise((resolve, reject) => {
      const settle = (run: () => void): void => {
        if (this.#incarnation === incarnation) this.run(run)
      }
      const timer = this.#network.clock.schedule(this.#network.connectTimeoutMs, () =>
        settle(() => reject(new NetworkError(`connect ${name}:${address.port}: ETIMEDOUT`, 'ETIMEDOUT'))),
      )
      // There and back: the first to ask, the second with the answer.
      this.#network.carry(this.name, name, 0, 0, () => {
        const answer = this.#network.find(name)?.accept(local, address.port, this) ?? null
        if (answer === 'silence') return
        this.#network.carry(name, this.name, 0, 0, () => {
          timer.cancel()
          settle(() => {
            if (answer !== null) resolve(answer)
            else reject(new NetworkError(`connect ${name}:${address.port}: ECONNREFUSED`, 'ECONNREFUSED'))
          })
        })
      })
    })
  }

  /**
   * The process dies: its listeners and connections are gone, and none of their callbacks runs any more. With `silent`
   * the machine went too: its peers are told nothing and keep half a connection until they send.
   */
  kill(options: { readonly silent?: boolean } = {}): void {
    this.#incarnation++
    this.#paused = false
    this.#held = []
    this.#listeners.clear()
    this.#reachable = options.silent !== true
    for (const transport of this.transports()) transport.abandon(options.silent === true)
    this.#transports.clear()
  }

  /** The process stands still (SIGSTOP); its machine goes on taking connections and bytes as far as they fit. */
  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    const held = this.#held
    this.#held = []
    const incarnation = this.#incarnation
    for (const work of held) {
      this.#network.clock.defer(() => {
        if (this.#incarnation === incarnation) this.run(work)
      })
    }
  }

  /** Does the process's part of something: now, or when it runs again. For SimTransport. */
  run(work: () => void): void {
    if (this.#paused) this.#held.push(work)
    else work()
  }

  get paused(): boolean {
    return this.#paused
  }

  /** The machine is there again after a silent end; what is still sent to its former connections is answered by resets. */
  boot(): void {
    this.#reachable = true
  }

  /** For the network: the other end of a new connection; null is a refusal. */
  accept(from: Address, port: number, peer: SimHost): SimTransport | 'silence' | null {
    if (!this.#reachable) return 'silence'
    const accept = this.#listeners.get(port)
    if (accept === undefined) return null
    const to = { host: this.name, port }
    const near = new SimTransport(this.#network, this, to, from)
    const far = new SimTransport(this.#network, peer, from, to)
    SimTransport.link(near, far)
    this.#transports.add(near)
    peer.#transports.add(far)
    this.run(() => accept(near))
    return far
  }

  forget(transport: SimTransport): void {
    this.#transports.delete(transport)
  }

  /** Its connections, oldest first. */
  transports(): SimTransport[] {
    return [...this.#transports]
  }

  #freePort(): number {
    while (this.#listeners.has(this.#nextPort)) this.#nextPort++
    const port = this.#nextPort++
    if (this.#nextPort > LAST_PORT) this.#nextPort = FIRST_EPHEMERAL_PORT
    return port
  }
}

const SELF_NAMES: ReadonlySet<string> = new Set(['', '0.0.0.0', '127.0.0.1', '::1', 'localhost'])
const FIRST_EPHEMERAL_PORT = 32_768
const LAST_PORT = 65_535
