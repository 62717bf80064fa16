import type { NetworkError, Transport, TransportOwner } from '@ottla/base'
import { describe, expect, it } from 'vitest'
import { SimClock } from './sim-clock.ts'
import { SimNetwork } from './sim-network.ts'
import { SimRandom } from './sim-random.ts'
import { Trace } from './trace.ts'

class Owner implements TransportOwner {
  text = ''
  closed: string | null = null
  readonly transport: Transport
  readonly #target = Buffer.alloc(100)
  constructor(transport: Transport) {
    this.transport = transport
    transport.start(this)
  }
  send(text: string): void {
    this.transport.write([Buffer.from(text)])
  }
  readTarget(): Uint8Array {
    return this.#target
  }
  onRead(length: number): void {
    this.text += this.#target.toString('utf8', 0, length)
  }
  onDrain(): void {}
  onClose(error: NetworkError | null): void {
    this.closed = error?.code ?? 'clean'
  }
}

async function world(latencyMs: number = 10) {
  const clock = new SimClock()
  const network = new SimNetwork({ clock, latency: () => latencyMs })
  const [a, b] = [network.host('a'), network.host('b')]
  const accepted: Owner[] = []
  await b.listen({ host: 'b', port: 9092 }, (transport) => accepted.push(new Owner(transport)))
  const near = new Owner(await clock.drive(a.connect({ host: 'b', port: 9092 })))
  return { clock, network, a, b, near, far: accepted[0]!, accepted }
}

describe('simulated network', () => {
  it('takes its time, and keeps the order of a stream whatever the delays', async () => {
    const { clock, network, near, far } = await world()
    expect(clock.monotonic()).toBe(20)
    near.send('slow ')
    network.latency = () => 1
    near.send('fast')
    await clock.runFor(9)
    expect(far.text).toBe('')
    await clock.runFor(1)
    expect(far.text).toBe('slow fast')
  })

  it('a partition holds what is sent, in order, until it heals; one way if so', async () => {
    const { clock, network, near, far } = await world()
    const heal = network.partition((from, to) => from === 'a' && to === 'b')
    near.send('1')
    await clock.runFor(60_000)
    near.send('2')
    far.send('other way')
    await clock.runFor(60_000)
    expect([near.text, far.text]).toEqual(['other way', ''])
    heal()
    near.send('3')
    await clock.runFor(100)
    expect(far.text).toBe('123')
  })

  it('nobody connects through a partition: the attempt times out', async () => {
    const { clock, network, a } = await world()
    network.partition(() => true)
    await expect(clock.drive(a.connect({ host: 'b', port: 9092 }))).rejects.toMatchObject({ code: 'ETIMEDOUT' })
    network.heal()
    await expect(clock.drive(a.connect({ host: 'b', port: 1 }))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('a connection can break in the middle of a frame', async () => {
    const { clock, network, near, far } = await world()
    network.reset('a', 'b', 5)
    near.send('hello world')
    await clock.runFor(100)
    expect(far.text).toBe('hello')
    expect([near.closed, far.closed]).toEqual(['ECONNRESET', 'ECONNRESET'])
  })

  it('a killed process leaves resets behind, and none of its own callbacks runs', async () => {
    const { clock, b, near, far } = await world()
    near.send('late')
    b.kill()
    await clock.runFor(100)
    expect([near.closed, far.closed, far.text]).toEqual(['ECONNRESET', null, ''])
    await expect(clock.drive(b.connect({ host: 'b', port: 9092 }))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await b.listen({ host: 'b', port: 9092 }, () => {})
  })

  it('a machine that vanishes leaves half a connection, until it is back and hears from it', async () => {
    const { clock, b, near } = await world()
    b.kill({ silent: true })
    near.send('anybody there?')
    await clock.runFor(600_000)
    expect(near.closed).toBe(null)
    b.boot()
    near.send('now?')
    await clock.runFor(100)
    expect(near.closed).toBe('ECONNRESET')
  })

  it('a process that stands still takes nothing, and finds all of it when it goes on', async () => {
    const { clock, a, b, near, far, accepted } = await world()
    b.pause()
    near.send('one ')
    await clock.runFor(10_000)
    near.send('two')
    const other = new Owner(await clock.drive(a.connect({ host: 'b', port: 9092 })))
    near.transport.end()
    await clock.runFor(10_000)
    expect([far.text, far.closed, accepted.length, other.closed]).toEqual(['', null, 1, null])
    b.resume()
    await clock.runFor(100)
    expect([far.text, far.closed, accepted.length]).toEqual(['one two', 'clean', 2])
  })

  it('two runs of one seed leave the same trace', async () => {
    const run = async (seed: number): Promise<string> => {
      const trace = new Trace()
      const clock = new SimClock()
      const random = new SimRandom(seed)
      const network = new SimNetwork({ clock, trace, latency: () => random.below(50) })
      const received: Owner[] = []
      await network.host('b').listen({ host: 'b', port: 1 }, (transport) => received.push(new Owner(transport)))
      const clients: Owner[] = []
      for (let i = 0; i < 3; i++) {
        clients.push(new Owner(await clock.drive(network.host('a').connect({ host: 'b', port: 1 }))))
      }
      for (let i = 0; i < 50; i++) {
        random.pick(clients).send(`message ${i}`)
        random.pick(received).send(`answer ${i}`)
        if (random.chance(0.2)) await clock.runFor(random.below(30))
      }
      await clock.runFor(1000)
      return trace.hash()
    }
    expect(await run(1)).toBe(await run(1))
    expect(await run(1)).not.toBe(await run(2))
  })
})
