/** A client's machine and its one connection, made anew whenever it breaks: what producer, consumer and admin stand on. */
import { NetworkError, sleep } from '@ottla/base'
import { PeerConnection } from '@ottla/net'
import { type MessageType, ProtocolError } from '@ottla/protocol'
import type { SimRandom } from '@ottla/world'
import { BROKER_HOST, BROKER_PORT } from '../node-process.ts'
import type { World } from '../world.ts'

/** Virtual ms after which a client gives up reaching the node, which is never gone for so long. */
const REACH_LIMIT_MS = 300_000

/** The node was not there again when it should have been. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

export class Client {
  readonly name: string
  readonly world: World
  readonly random: SimRandom
  readonly #timeoutMs: number
  #peer: PeerConnection | null = null

  constructor(world: World, name: string, timeoutMs?: number) {
    this.world = world
    this.name = name
    this.random = world.random.fork(name)
    this.#timeoutMs = timeoutMs ?? this.random.pick([1_500, 4_000, 15_000])
  }

  /** The connection, made if there is none. Throws Unreachable. */
  async connection(): Promise<PeerConnection> {
    const { clock, network } = this.world
    const deadline = clock.monotonic() + REACH_LIMIT_MS
    while (clock.monotonic() < deadline) {
      if (this.#peer !== null && !this.#peer.closed) return this.#peer
      try {
        const peer = await PeerConnection.connect({
          network: network.host(this.name),
          address: { host: BROKER_HOST, port: BROKER_PORT },
          clock,
          clientId: this.name,
          requestTimeoutMs: this.#timeoutMs,
        })
        await peer.apiVersions('ottla-sim', '1')
        this.#peer = peer
      } catch (error) {
        if (!(error instanceof NetworkError)) throw error
        await sleep(clock, 20 + this.random.below(200))
      }
    }
    throw new Unreachable(`${this.name} did not reach the node within ${REACH_LIMIT_MS} ms`)
  }

  /** A version that both sides know, not below `least`: any of them, since old clients are clients, too. */
  versionFor(peer: PeerConnection, type: MessageType<unknown>, least: number): number {
    const highest = peer.versionFor(type)
    if (highest === null || highest < least) throw new ProtocolError(`no version of ${type.name} from ${least} on`)
    return this.random.chance(0.5) ? highest : least + this.random.below(highest - least + 1)
  }

  /** One request, once. Throws NetworkError where nobody knows what became of it, and Unreachable. */
  async call<Q, R>(
    types: { readonly request: MessageType<Q>; readonly response: MessageType<R> },
    least: number,
    body: (version: number) => Q,
  ): Promise<{ readonly answer: R; readonly version: number }> {
    const peer = await this.connection()
    const version = this.versionFor(peer, types.request as MessageType<unknown>, least)
    return { answer: await peer.request(types.request, types.response, version, body(version)), version }
  }

  async pause(atMostMs: number): Promise<void> {
    await sleep(this.world.clock, this.random.float() * atMostMs)
  }

  close(): void {
    this.#peer?.close()
    this.#peer = null
  }
}

/** What a failed exchange is called in a history. Rethrows what no network does. */
export function networkErrorName(error: unknown): string {
  if (error instanceof NetworkError) return error.code
  throw error
}
