import { SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { answerTo, FETCH, METADATA, PRODUCE, request, TestServer } from './connection.test-support.ts'

describe('order', () => {
  it('pitfall 7: a long poll and a request behind it are answered in that order', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = (each) => {
      if (each.apiKey === FETCH) server.clock.schedule(5000, () => each.respond([answerTo(each)]))
      else each.respond([answerTo(each)])
    }
    client.send(request(FETCH, 1), request(METADATA, 2))
    await server.clock.runFor(4999)
    expect(client.answers()).toEqual([])
    expect(server.handler.handled.map((each) => each.apiKey)).toEqual([FETCH])
    await server.clock.runFor(1)
    expect(client.answers()).toEqual([1, 2])
  })

  it('pitfall 8: the second of two pipelined Produces waits until the first has been appended', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    const events: string[] = []
    server.handler.onRequest = (each) => {
      events.push(`handle ${each.correlationId}`)
      each.own()
      server.clock.schedule(10, () => {
        events.push(`append ${each.correlationId}`)
        each.allowNext()
        server.clock.schedule(100, () => each.respond([answerTo(each)]))
      })
    }
    client.send(request(PRODUCE, 1), request(PRODUCE, 2))
    await server.clock.runFor(50)
    expect(events).toEqual(['handle 1', 'append 1', 'handle 2', 'append 2'])
    expect(client.answers()).toEqual([])
    await server.clock.runFor(100)
    expect(client.answers()).toEqual([1, 2])
  })

  it('answers leave in the order of the requests, whichever is ready first', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = (each) => each.allowNext()
    client.send(request(PRODUCE, 1), request(PRODUCE, 2), request(PRODUCE, 3))
    await server.clock.settle()
    const [first, second, third] = server.handler.handled
    third!.respond([answerTo(third!)])
    second!.respond([answerTo(second!)])
    await server.clock.settle()
    expect(client.answers()).toEqual([])
    first!.respond([answerTo(first!)])
    await server.clock.settle()
    expect(client.answers()).toEqual([1, 2, 3])
  })

  it('a request of another API waits until all Produces before it are answered', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = (each) => {
      if (each.apiKey === PRODUCE) each.allowNext()
      else each.respond([answerTo(each)])
    }
    client.send(request(PRODUCE, 1), request(METADATA, 2))
    await server.clock.settle()
    expect(server.handler.handled).toHaveLength(1)
    const produce = server.handler.handled[0]!
    produce.respond([answerTo(produce)])
    await server.clock.settle()
    expect(client.answers()).toEqual([1, 2])
  })

  it('no more Produces are under way than the limits say, by number and by bytes', async () => {
    const byNumber = await TestServer.start({ maxPipelinedRequests: 3 })
    byNumber.handler.onRequest = (each) => each.allowNext()
    const client = await byNumber.connect()
    for (let i = 0; i < 10; i++) client.send(request(PRODUCE, i))
    await byNumber.clock.settle()
    expect(byNumber.handler.handled).toHaveLength(3)

    const byBytes = await TestServer.start({ maxPipelinedBytes: 1000 })
    byBytes.handler.onRequest = (each) => each.allowNext()
    const other = await byBytes.connect()
    for (let i = 0; i < 10; i++) other.send(request(PRODUCE, i, Buffer.alloc(400)))
    await byBytes.clock.settle()
    expect(byBytes.handler.handled).toHaveLength(3)
  })

  it('acks=0 sends nothing and lets the next request through', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = (each) => each.respond(each.apiKey === PRODUCE ? null : [answerTo(each)])
    client.send(request(PRODUCE, 1), request(PRODUCE, 2), request(METADATA, 3))
    await server.clock.settle()
    expect(client.answers()).toEqual([3])
  })

  it('pitfall 20: correlation ids come through bit-exact', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    const ids = [0, -1, 2 ** 31 - 1, -(2 ** 31), 7, 7]
    client.send(...ids.map((id) => request(METADATA, id)))
    await server.clock.settle()
    expect(client.answers()).toEqual(ids)
  })
})

describe('memory of frames', () => {
  it('survives every way in which the network can cut a stream', async () => {
    for (let seed = 0; seed < 60; seed++) {
      const server = await TestServer.start({ maxPipelinedRequests: 4 })
      const random = new SimRandom(seed)
      server.handler.trusted = random.chance(0.5)
      const client = await server.connect()
      const expected: number[] = []
      const seen: boolean[] = []
      server.handler.onRequest = (each) => {
        // The body repeats the low byte of its id; it is looked at now and, if it was kept, again at the answer.
        const intact = (): boolean => each.bytes.subarray(8).every((byte) => byte === (each.correlationId & 0xff))
        seen.push(intact())
        if (random.chance(0.3)) {
          each.respond([answerTo(each)])
          return
        }
        each.own()
        if (random.chance(0.7)) each.allowNext()
        server.clock.schedule(random.below(20), () => {
          seen.push(intact())
          each.respond([answerTo(each, random.below(3000))])
        })
      }
      const sizes = [0, 1, 100, 5000, 70_000, 300_000]
      const stream: Buffer[] = []
      for (let id = 0; id < 25; id++) {
        const apiKey = random.pick([PRODUCE, PRODUCE, FETCH])
        stream.push(request(apiKey, id, Buffer.alloc(random.below(random.pick(sizes) + 1), id)))
        expected.push(id)
      }
      const bytes = Buffer.concat(stream)
      for (let position = 0; position < bytes.length; ) {
        const length = random.below(random.pick([3, 100, 20_000, 200_000])) + 1
        client.send(bytes.subarray(position, position + length))
        position += length
        if (random.chance(0.3)) await server.clock.runFor(random.below(5))
      }
      await server.clock.runFor(5000)
      expect(client.answers()).toEqual(expected)
      expect(seen.every(Boolean)).toBe(true)
      expect(server.pool.lentBytes).toBe(0)
    }
  })

  it('an idle connection holds none, and a slice that is retained holds its whole frame', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    let kept = server.handler.handled[0]
    server.handler.onRequest = (each) => {
      each.buffer?.retain()
      kept = each
      each.allowNext()
    }
    client.send(request(PRODUCE, 1, Buffer.alloc(100_000, 7)))
    await server.clock.settle()
    const buffer = kept!.buffer!
    kept!.respond([answerTo(kept!)])
    await server.clock.settle()
    expect(buffer.bytes.length).toBe(131_072)
    expect(server.pool.lentBytes).toBe(131_072)
    expect(kept!.bytes.subarray(8).every((byte) => byte === 7)).toBe(true)
    buffer.release()
    expect(server.pool.lentBytes).toBe(0)
    expect(server.pool.freeBytes).toBe(131_072)
  })

  it('what a handler does not borrow is its own for ever', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    client.send(request(METADATA, 1, Buffer.alloc(100, 1)), request(METADATA, 2, Buffer.alloc(200_000, 2)))
    client.send(request(PRODUCE, 3, Buffer.alloc(200_000, 9)))
    await server.clock.settle()
    const [small, large] = server.handler.handled
    expect(small!.bytes.subarray(8).every((byte) => byte === 1)).toBe(true)
    expect(large!.bytes.subarray(8).every((byte) => byte === 2)).toBe(true)
    expect(server.pool.lentBytes).toBe(0)
  })

  it('while all frames together hold too much, only those that have begun are read on', async () => {
    const server = await TestServer.start({ maxFrameBytesTotal: 1_000_000 })
    server.handler.onRequest = (each) => each.allowNext()
    const client = await server.connect('a')
    const other = await server.connect('b')
    const frames = (connection: number): Buffer[] =>
      Array.from({ length: 20 }, (_, i) => request(PRODUCE, 100 * connection + i, Buffer.alloc(200_000)))
    client.send(...frames(1))
    other.send(...frames(2))
    await server.clock.runFor(1000)
    expect(server.pool.lentBytes).toBeGreaterThan(1_000_000)
    expect(server.pool.lentBytes).toBeLessThan(2_000_000)
    server.handler.onRequest = (each) => each.respond([answerTo(each)])
    for (const waiting of server.handler.handled.slice()) waiting.respond([answerTo(waiting)])
    await server.clock.runFor(1000)
    expect([client.answers().length, other.answers().length]).toEqual([20, 20])
    expect(server.pool.lentBytes).toBe(0)
  })

  it('a request that is answered after its connection is gone gives its memory back', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = (each) => each.own()
    client.send(request(PRODUCE, 1, Buffer.alloc(50_000)))
    await server.clock.settle()
    client.transport.destroy()
    await server.clock.settle()
    expect(server.handler.closedConnections).toHaveLength(1)
    expect(server.pool.lentBytes).toBe(65_536)
    let sent = 0
    const late = server.handler.handled[0]!
    late.respond([answerTo(late)], () => sent++)
    expect(server.pool.lentBytes).toBe(0)
    expect(sent).toBe(1)
  })
})

describe('bad input', () => {
  /** Sends bytes, and says how the connection ended, and how much memory it took at most. */
  async function sent(bytes: Uint8Array): Promise<{ server: TestServer; closed: boolean }> {
    const server = await TestServer.start()
    const healthy = await server.connect('healthy')
    const client = await server.connect('hostile')
    client.send(bytes)
    await server.clock.settle()
    expect(server.pool.lentBytes + server.pool.freeBytes).toBe(0)
    healthy.send(request(METADATA, 1))
    await server.clock.settle()
    expect(healthy.answers()).toEqual([1])
    return { server, closed: client.closed }
  }

  function length(value: number): Buffer {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32BE(value)
    return bytes
  }

  it('pitfall 9: an impossible length closes the connection before anything is allocated', async () => {
    for (const value of [-1, -(2 ** 31), 0, 1, 7, 2 ** 31 - 1, 104_857_601]) {
      const { server, closed } = await sent(length(value))
      expect(closed).toBe(true)
      expect(server.closes()).toEqual(['protocol'])
      expect(server.lastDetail()).toBe(`a frame of ${value} bytes`)
    }
  })

  it('pitfall 9: an HTTP request is told so in the log', async () => {
    for (const text of ['GET / HTTP/1.1\r\n\r\n', 'POST /topics HTTP/1.1\r\n', 'PRI * HTTP/2.0\r\n']) {
      const { server, closed } = await sent(Buffer.from(text))
      expect(closed).toBe(true)
      expect(server.lastDetail()).toContain('HTTP')
    }
  })

  it('a TLS handshake on a plaintext listener is told so in the log', async () => {
    const { server, closed } = await sent(Buffer.from('16030100f8010000f40303', 'hex'))
    expect(closed).toBe(true)
    expect(server.lastDetail()).toContain('TLS')
  })

  it('pitfall 12: an API that is not served closes the connection, not the process', async () => {
    const { server, closed } = await sent(request(4, 1))
    expect(closed).toBe(true)
    expect(server.lastDetail()).toContain('API key 4')
  })

  it('what came before bad input is answered before the connection closes', async () => {
    for (const bad of [request(4, 3), length(0), length(-1)]) {
      for (const delayMs of [0, 100]) {
        const server = await TestServer.start()
        const client = await server.connect()
        server.handler.onRequest = (each) => {
          if (delayMs === 0) each.respond([answerTo(each)])
          else server.clock.schedule(delayMs, () => each.respond([answerTo(each)]))
        }
        client.send(request(METADATA, 1), bad, request(METADATA, 5))
        await server.clock.runFor(delayMs / 2)
        expect(client.closed).toBe(delayMs === 0)
        await server.clock.runFor(delayMs)
        await server.clock.settle()
        expect(client.answers()).toEqual([1])
        expect(client.closed).toBe(true)
        expect(server.handler.handled.map(({ correlationId }) => correlationId)).toEqual([1])
        expect(server.closes()).toEqual(['protocol'])
        expect(server.pool.lentBytes).toBe(0)
      }
    }
  })

  it('a request that is refused leaves those before it their answers', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = (each) => {
      if (each.correlationId === 2) {
        each.connection.closeInOrder({ kind: 'refused', detail: 'acks=0 with an error' })
        each.respond(null)
        return
      }
      each.own()
      each.allowNext()
      server.clock.schedule(100, () => each.respond([answerTo(each)]))
    }
    client.send(request(PRODUCE, 1), request(PRODUCE, 2), request(PRODUCE, 3))
    await server.clock.runFor(50)
    expect(client.closed).toBe(false)
    await server.clock.runFor(100)
    await server.clock.settle()
    expect(client.answers()).toEqual([1])
    expect(client.closed).toBe(true)
    expect(server.lastDetail()).toBe('acks=0 with an error')
  })

  it('a frame that is too long for its API closes the connection after its first 8 bytes', async () => {
    const { server, closed } = await sent(Buffer.concat([length(2_000_000), Buffer.from([0, METADATA, 0, 0])]))
    expect(closed).toBe(true)
    expect(server.lastDetail()).toContain('where 1048576 are allowed')
  })

  it('a frame that trickles in is closed at its deadline and held no more than came', async () => {
    const server = await TestServer.start()
    server.handler.trusted = false
    const client = await server.connect()
    client.send(length(100_000_000), Buffer.from([0, PRODUCE, 0, 0]))
    for (let i = 0; i < 5; i++) {
      await server.clock.runFor(5000)
      client.send(Buffer.alloc(1))
    }
    expect(client.closed).toBe(false)
    expect(server.pool.lentBytes).toBe(16_384)
    await server.clock.runFor(5000)
    expect(client.closed).toBe(true)
    expect(server.lastDetail()).toBe('a frame was not completed')
    expect(server.pool.lentBytes).toBe(0)
  })

  it('room grows with the bytes that came, for the trusted as well above a limit', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    client.send(length(100_000_000), Buffer.from([0, PRODUCE, 0, 0]), Buffer.alloc(100_000))
    await server.clock.settle()
    expect(server.pool.lentBytes).toBe(131_072)
  })

  it('a connection that says nothing is closed', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    await server.clock.runFor(9999)
    expect(client.closed).toBe(false)
    await server.clock.runFor(1)
    expect(client.closed).toBe(true)
    expect(server.lastDetail()).toBe('no request came')
  })

  it('half a length and then the end is no warning', async () => {
    const server = await TestServer.start()
    const ending = await server.connect()
    ending.send(Buffer.from([0, 0]))
    ending.transport.end()
    await server.clock.settle()
    const breaking = await server.connect()
    breaking.send(Buffer.from([0, 0]))
    await server.clock.settle()
    server.network.reset('client', 'broker')
    await server.clock.settle()
    expect(server.closes()).toEqual(['broken', 'broken'])
    expect(server.lines.every((line) => line.level === 'debug')).toBe(true)
    expect(server.listener.connections.size).toBe(0)
  })

  it('who asks and never reads is not served on, and closed when nothing moves', async () => {
    const server = await TestServer.start()
    server.handler.onRequest = (each) => each.respond([answerTo(each, 100_000)])
    const client = await server.connect()
    client.transport.pause()
    for (let i = 0; i < 1000; i++) client.send(request(METADATA, i))
    await server.clock.runFor(1000)
    const handled = server.handler.handled.length
    expect(handled).toBeLessThan(20)
    await server.clock.runFor(58_000)
    expect(server.handler.handled).toHaveLength(handled)
    expect(server.listener.connections.size).toBe(1)
    await server.clock.runFor(120_000)
    expect(server.listener.connections.size).toBe(0)
    expect(server.lastDetail()).toBe('answers are not read')
    expect(server.pool.lentBytes).toBe(0)
  })

  it('a client that reads slowly is served to the end', async () => {
    const server = await TestServer.start()
    server.handler.onRequest = (each) => each.respond([answerTo(each, 100_000)])
    const client = await server.connect()
    for (let i = 0; i < 60; i++) client.send(request(METADATA, i))
    for (let i = 0; i < 200; i++) {
      client.transport.pause()
      await server.clock.runFor(20_000)
      client.transport.resume()
      await server.clock.settle()
    }
    expect(client.answers()).toHaveLength(60)
  })

  it('a client that misbehaves in a loop does not fill the log', async () => {
    const server = await TestServer.start()
    for (let i = 0; i < 50; i++) {
      const client = await server.connect()
      client.send(length(-1))
      await server.clock.settle()
    }
    expect(server.lines).toHaveLength(20)
    await server.clock.runFor(60_000)
    const client = await server.connect()
    client.send(length(-1))
    await server.clock.settle()
    expect(server.lines).toHaveLength(21)
  })
})

describe('life of a connection', () => {
  it('is closed after its idle time, which every request renews', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    for (let i = 0; i < 5; i++) {
      client.send(request(METADATA, i))
      await server.clock.runFor(500_000)
    }
    expect(client.closed).toBe(false)
    await server.clock.runFor(100_000)
    expect(client.closed).toBe(true)
    expect(server.closes()).toEqual(['idle'])
  })

  it('is not idle while a request is under way', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = () => {}
    client.send(request(FETCH, 1))
    await server.clock.runFor(3_000_000)
    expect(client.closed).toBe(false)
  })

  it('tells the handler at once when a client goes away during a long poll', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = () => {}
    client.send(request(FETCH, 1))
    await server.clock.runFor(100)
    client.transport.destroy()
    await server.clock.settle()
    expect(server.handler.closedConnections).toHaveLength(1)
  })

  it('takes nothing while it is muted', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    client.send(request(METADATA, 1))
    await server.clock.settle()
    server.handler.handled[0]!.connection.mute(3000)
    client.send(request(METADATA, 2))
    await server.clock.runFor(2999)
    expect(client.answers()).toEqual([1])
    await server.clock.runFor(1)
    expect(client.answers()).toEqual([1, 2])
  })

  it('sends the last answer before it closes', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    server.handler.onRequest = (each) => {
      each.respond([answerTo(each, 500_000)])
      each.connection.closeAfterSending({ kind: 'refused', detail: 'test' })
    }
    client.send(request(METADATA, 1), request(METADATA, 2))
    await server.clock.runFor(10)
    expect(client.answers()).toEqual([1])
    expect(client.closed).toBe(true)
  })

  it('does not wait for ever for a client that does not read its last answer', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    client.transport.pause()
    let sent = 0
    server.handler.onRequest = (each) => {
      each.respond([answerTo(each, 500_000)], () => sent++)
      each.connection.closeAfterSending({ kind: 'refused', detail: 'test' })
    }
    client.send(request(METADATA, 1))
    await server.clock.runFor(59_000)
    expect([sent, server.network.host('broker').connections]).toEqual([0, 1])
    await server.clock.runFor(1000)
    expect([sent, server.network.host('broker').connections]).toEqual([1, 0])
    expect(server.clock.pendingTimers).toBe(0)
  })

  it('drain answers what is under way, takes nothing new, and closes', async () => {
    const server = await TestServer.start()
    const idle = await server.connect()
    const busy = await server.connect()
    const stuck = await server.connect()
    server.handler.onRequest = (each) => {
      if (each.correlationId !== 9) server.clock.schedule(500, () => each.respond([answerTo(each)]))
    }
    busy.send(request(FETCH, 1), request(METADATA, 2))
    stuck.send(request(FETCH, 9))
    await server.clock.settle()
    const drained = server.listener.drain(2000)
    await server.clock.runFor(600)
    expect([idle.closed, busy.closed, stuck.closed]).toEqual([true, true, false])
    expect(busy.answers()).toEqual([1])
    await server.clock.drive(drained)
    await server.clock.settle()
    expect(stuck.closed).toBe(true)
    await expect(server.connect()).rejects.toThrow('ECONNREFUSED')
  })
})

describe('number of connections', () => {
  it('beyond the limit the longest idle one makes room; without one the new one is refused', async () => {
    const server = await TestServer.start({}, { maxConnections: 2 })
    server.handler.onRequest = (each) => {
      if (each.apiKey === METADATA) each.respond([answerTo(each)])
    }
    const first = await server.connect()
    await server.clock.runFor(10)
    const second = await server.connect()
    await server.clock.runFor(10)
    first.send(request(METADATA, 1))
    await server.clock.runFor(10)
    const third = await server.connect()
    await server.clock.settle()
    expect([first.closed, second.closed, third.closed]).toEqual([false, true, false])
    first.send(request(FETCH, 1))
    third.send(request(FETCH, 1))
    await server.clock.settle()
    const fourth = await server.connect()
    await server.clock.settle()
    expect([first.closed, third.closed, fourth.closed]).toEqual([false, false, true])
    expect(server.listener.connections.size).toBe(2)
  })

  it('beyond the limit of one address its new ones are refused', async () => {
    const server = await TestServer.start({}, { maxConnectionsPerIp: 1 })
    const first = await server.connect('a')
    const refused = await server.connect('a')
    const other = await server.connect('b')
    await server.clock.settle()
    expect([first.closed, refused.closed, other.closed]).toEqual([false, true, false])
    first.transport.destroy()
    await server.clock.settle()
    const again = await server.connect('a')
    await server.clock.settle()
    expect(again.closed).toBe(false)
  })

  it('is counted under the names of Kafka', async () => {
    const server = await TestServer.start()
    const client = await server.connect()
    await server.connect()
    client.transport.destroy()
    await server.clock.settle()
    const values = Object.fromEntries([...server.metrics.samples()].map((sample) => [sample.id.name, sample.value]))
    expect(values).toEqual({ 'connection-creation-total': 2, 'connection-close-total': 1, 'connection-count': 1 })
  })
})
