/** The listeners of a node: bound first, served when the broker is ready, drained in the end. */
import type { Address, Metrics, Network } from '@ottla/base'
import {
  type AdvertisedListener,
  type Broker,
  type ConnectionContext,
  Dispatcher,
  handlers,
  type ListenerKind,
} from '@ottla/broker'
import type { BrokerConfig, ListenerConfig } from '@ottla/metadata'
import { BufferPool, type ConnectionLimits, DEFAULT_CONNECTION_LIMITS, ReadBuffer, ServerListener } from '@ottla/net'
import { BoundPort } from './bound-port.ts'
import type { NodeWorld } from './kafka-node.ts'

/** Where a listener without a host is bound: nothing is open to other machines unless it says so. */
const LOOPBACK = '127.0.0.1'

interface Bound {
  readonly config: ListenerConfig
  readonly kind: ListenerKind
  readonly port: BoundPort
  listener: ServerListener<ConnectionContext> | null
}

export interface Serving {
  readonly broker: Broker
  readonly world: NodeWorld
  readonly metrics: Metrics
}

export class NodeListeners {
  /** By name, as bound. */
  readonly addresses: ReadonlyMap<string, Address>
  readonly #bound: readonly Bound[]

  private constructor(bound: readonly Bound[]) {
    this.#bound = bound
    this.addresses = new Map(bound.map(({ config, port }) => [config.name, port.address]))
  }

  /** All or none. Rejects with ListenError. */
  static async bind(config: BrokerConfig, network: Network, withControllers: boolean): Promise<NodeListeners> {
    const bound: Bound[] = []
    try {
      for (const listener of config.listeners) {
        const kind = config.controllerListenerNames.includes(listener.name) ? 'controller' : 'broker'
        if (kind === 'controller' && !withControllers) continue
        const host = listener.host === '' ? LOOPBACK : listener.host
        const port = await BoundPort.bind(network, listener.name, { host, port: listener.port })
        bound.push({ config: listener, kind, port, listener: null })
      }
    } catch (error) {
      for (const { port } of bound) await port.release()
      throw error
    }
    return new NodeListeners(bound)
  }

  /** From here on connections are answered, those that came earlier first. */
  async serve({ broker, world, metrics }: Serving): Promise<void> {
    const { config } = broker
    const pool = new BufferPool()
    const readBuffer = new ReadBuffer()
    const limits = limitsOf(config)
    for (const one of this.#bound) {
      const handler = new Dispatcher({
        broker,
        listenerKind: one.kind,
        handlers,
        logger: world.logger.child('requests'),
        metrics,
        maxRequestBytes: limits.maxRequestBytes,
      })
      one.listener = await ServerListener.listen<ConnectionContext>({
        name: one.config.name,
        network: one.port.asNetwork(),
        address: one.port.address,
        clock: world.clock,
        logger: world.logger.child('network'),
        metrics,
        handler,
        limits,
        pool,
        readBuffer,
        maxConnections: config.number('max.connections'),
        maxConnectionsPerIp: config.number('max.connections.per.ip'),
      })
    }
  }

  /** What the broker registers: `advertised.listeners`, with the bound port for 0 and a name for every address. */
  advertised(config: BrokerConfig, hostname: string): AdvertisedListener[] {
    return config.advertisedListeners
      .filter(({ name }) => !config.controllerListenerNames.includes(name))
      .map(({ name, host, port }) => {
        const bound = this.addresses.get(name)!
        const isAny = host === '0.0.0.0' || host === '::'
        return {
          name,
          host: isAny ? hostname : host === '' ? bound.host : host,
          port: port === 0 ? bound.port : port,
          // Others are refused before anything is bound.
          securityProtocol: 0,
        }
      })
  }

  /** Accepts nothing more; requests under way have `timeoutMs`. Idempotent. */
  async drain(timeoutMs: number): Promise<void> {
    await Promise.all(
      this.#bound.map(async ({ listener, port }) => {
        if (listener === null) await port.release()
        else await listener.drain(timeoutMs)
      }),
    )
  }
}

function limitsOf(config: BrokerConfig): ConnectionLimits {
  const queued = config.number('queued.max.request.bytes')
  return {
    ...DEFAULT_CONNECTION_LIMITS,
    maxRequestBytes: config.number('socket.request.max.bytes'),
    idleMs: config.number('connections.max.idle.ms'),
    ...(queued > 0 ? { maxFrameBytesTotal: queued } : {}),
  }
}
