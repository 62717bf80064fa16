import net from 'node:net'
import { type Address, type Listener, type Network, NetworkError, type Transport } from '@ottla/base'
import { NodeTransport, stripMapped } from './transport.ts'

export interface NodeNetworkOptions {
  /** A connection that is not established by then fails with ETIMEDOUT; the system's own limit is about two minutes. */
  readonly connectTimeoutMs?: number
  readonly backlog?: number
  /** A connection could not be accepted (no more descriptors); its client sees a reset, the listener goes on. */
  readonly onAcceptError?: (error: NetworkError) => void
}

/** TCP. Small answers must not wait for each other (no delay), dead peers are found out in the end (keep-alive). */
export class NodeNetwork implements Network {
  readonly #connectTimeoutMs: number
  readonly #backlog: number
  readonly #onAcceptError: (error: NetworkError) => void

  constructor(options: NodeNetworkOptions = {}) {
    this.#connectTimeoutMs = options.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS
    this.#backlog = options.backlog ?? DEFAULT_BACKLOG
    this.#onAcceptError = options.onAcceptError ?? (() => {})
  }

  /** An empty host means every address of the machine. */
  listen(address: Address, accept: (transport: Transport) => void): Promise<Listener> {
    const server = new net.Server({ pauseOnConnect: true, noDelay: true, keepAlive: true })
    server.on('connection', (socket) => {
      // A connection can be gone before it is accepted.
      if (socket.remoteAddress !== undefined) accept(new NodeTransport(socket))
    })
    return new Promise((resolve, reject) => {
      const onError = (error: NodeJS.ErrnoException): void => reject(networkError(`listen ${show(address)}`, error))
      server.once('error', onError)
      const where = { port: address.port, backlog: this.#backlog }
      server.listen(address.host === '' ? where : { ...where, host: address.host }, () => {
        server.off('error', onError)
        server.on('error', (error) => this.#onAcceptError(networkError(`accept on ${show(address)}`, error)))
        resolve(new NodeListener(server))
      })
    })
  }

  connect(address: Address): Promise<Transport> {
    const socket = new net.Socket()
    // Paused, it does not read before the transport is started.
    socket.pause()
    return new Promise((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException): void => {
        socket.destroy()
        reject(networkError(`connect ${show(address)}`, error))
      }
      socket.once('error', fail)
      socket.setTimeout(this.#connectTimeoutMs, () =>
        fail(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })),
      )
      socket.connect({ host: address.host, port: address.port }, () => {
        socket.off('error', fail)
        socket.setTimeout(0)
        socket.setNoDelay(true)
        socket.setKeepAlive(true)
        socket.removeAllListeners('timeout')
        resolve(new NodeTransport(socket))
      })
    })
  }
}

const DEFAULT_CONNECT_TIMEOUT_MS = 30_000
const DEFAULT_BACKLOG = 511

class NodeListener implements Listener {
  readonly address: Address
  readonly #server: net.Server
  #closed = false

  constructor(server: net.Server) {
    const bound = server.address() as net.AddressInfo
    this.address = { host: stripMapped(bound.address), port: bound.port }
    this.#server = server
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    // Its callback waits for all connections to end; the port is free as soon as this returns.
    this.#server.close()
  }
}

function networkError(what: string, error: NodeJS.ErrnoException): NetworkError {
  const code = error.code ?? 'EUNKNOWN'
  return new NetworkError(`${what}: ${code}`, code, error)
}

function show(address: Address): string {
  return `${address.host}:${address.port}`
}
