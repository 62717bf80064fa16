import { MetricRegistry, type Network, silentLogger } from '@ottla/base'
import {
  BufferPool,
  type ConnectionHandler,
  DEFAULT_CONNECTION_LIMITS,
  ReadBuffer,
  type RequestFrame,
  ServerListener,
} from '@ottla/net'
import { SimRandom } from '@ottla/world'
import { afterEach, describe, expect, it } from 'vitest'
import { NodeClock } from './clock.ts'
import { NodeNetwork } from './network.ts'
import { NodeTransport } from './transport.ts'

/** Answers each request, some later, and counts those whose body is not what its id says. */
class CheckingHandler implements ConnectionHandler<null> {
  broken = 0
  readonly direct = new Set<boolean>()
  readonly #clock: NodeClock
  readonly #random: SimRandom

  constructor(clock: NodeClock, random: SimRandom) {
    this.#clock = clock
    this.#random = random
  }

  open(): null {
    return null
  }

  policy() {
    return { maxBytes: 10_000_000, pipelined: true, borrow: true, trusted: this.#random.chance(0.5) }
  }

  handle(request: RequestFrame<null>): void {
    this.direct.add((request.connection.transport as NodeTransport).direct)
    this.#check(request)
    if (this.#random.chance(0.5)) {
      this.#answer(request)
      return
    }
    request.own()
    request.allowNext()
    this.#clock.schedule(this.#random.below(5), () => {
      this.#check(request)
      this.#answer(request)
    })
  }

  closed(): void {}

  #check(request: RequestFrame<null>): void {
    const fill = request.correlationId & 0xff
    if (!request.bytes.subarray(8).every((byte) => byte === fill)) this.broken++
  }

  #answer(request: RequestFrame<null>): void {
    const answer = Buffer.alloc(8)
    answer.writeInt32BE(4, 0)
    answer.writeInt32BE(request.correlationId, 4)
    request.respond([answer])
  }
}

/** Sends `count` requests in pieces of random size; resolves with the ids of the answers. */
async function talk(
  network: Network,
  port: number,
  first: number,
  count: number,
  random: SimRandom,
): Promise<number[]> {
  const transport = await network.connect({ host: '127.0.0.1', port })
  const frames: Buffer[] = []
  for (let id = first; id < first + count; id++) {
    const body = random.below(random.pick([10, 1000, 100_000, 500_000]))
    const frame = Buffer.alloc(12 + body, id & 0xff)
    frame.writeInt32BE(8 + body, 0)
    frame.writeInt32BE(0, 4)
    frame.writeInt32BE(id, 8)
    frames.push(frame)
  }
  const stream = Buffer.concat(frames)
  const received: Buffer[] = []
  const target = Buffer.alloc(1000)
  return await new Promise((resolve) => {
    const ids = (): number[] => {
      const bytes = Buffer.concat(received)
      return Array.from({ length: Math.floor(bytes.length / 8) }, (_, i) => bytes.readInt32BE(8 * i + 4))
    }
    transport.start({
      readTarget: () => target,
      onRead: (length) => {
        received.push(Buffer.from(target.subarray(0, length)))
        if (ids().length === count) transport.end()
      },
      onDrain: () => {},
      onClose: () => resolve(ids()),
    })
    let position = 0
    const send = (): void => {
      const length = 1 + random.below(random.pick([10, 5000, 300_000]))
      transport.write([stream.subarray(position, position + length)])
      position += length
      if (position < stream.length) setImmediate(send)
    }
    send()
  })
}

describe('frames over TCP', () => {
  afterEach(() => {
    NodeTransport.preferDirect = true
  })

  for (const direct of [true, false]) {
    it(`many connections share one read buffer and do not mix, read ${direct ? 'directly' : 'as a stream'}`, async () => {
      NodeTransport.preferDirect = direct
      const clock = new NodeClock()
      const network = new NodeNetwork()
      const pool = new BufferPool()
      const handler = new CheckingHandler(clock, new SimRandom(1))
      const listener = await ServerListener.listen({
        name: 'PLAINTEXT',
        network,
        address: { host: '127.0.0.1', port: 0 },
        clock,
        logger: silentLogger,
        metrics: new MetricRegistry(),
        handler,
        limits: DEFAULT_CONNECTION_LIMITS,
        pool,
        readBuffer: new ReadBuffer(),
        maxConnections: 100,
        maxConnectionsPerIp: 100,
      })
      const talks = Array.from({ length: 8 }, (_, i) =>
        talk(network, listener.address.port, 1000 * i, 40, new SimRandom(100 + i)),
      )
      const answers = await Promise.all(talks)
      for (const [i, ids] of answers.entries()) expect(ids).toEqual(Array.from({ length: 40 }, (_, j) => 1000 * i + j))
      await listener.drain(10_000)
      expect(handler.broken).toBe(0)
      expect(handler.direct).toEqual(new Set([direct]))
      expect(pool.lentBytes).toBe(0)
      expect(listener.connections.size).toBe(0)
    })
  }
})
