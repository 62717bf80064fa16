import { type Address, assert, type Network, NetworkError, type Transport, type TransportOwner } from '@ottla/base'

/**
 * What every Network must do, as data: `for (const { name, run } of NETWORK_CONFORMANCE) it(name, () => run(network,
 * host))`, where `host` is an address of this machine on which `network` may listen and connect.
 */
export interface NetworkConformanceCase {
  readonly name: string
  readonly run: (network: Network, host: string) => Promise<void>
}

export const NETWORK_CONFORMANCE: readonly NetworkConformanceCase[] = [
  { name: 'bytes arrive in order, both ways, wherever the owner wants them', run: echo },
  { name: 'addresses of the two ends mirror each other, and port 0 finds a free one', run: addresses },
  { name: 'a taken port is refused, and free again after close', run: takenPort },
  { name: 'a port where nobody listens refuses', run: refused },
  { name: 'nothing is read before start', run: lazyStart },
  { name: 'megabytes pass through small targets', run: large },
  { name: 'a reader that pauses holds the writer, which is told when all is sent', run: backpressure },
  { name: 'end sends what is queued, then both sides are told of the close once', run: end },
  { name: 'destroy tells both sides once, and later calls do nothing', run: destroy },
  { name: 'connections outlive their listener', run: outlive },
  { name: 'no callback comes from inside a method', run: noReentry },
]

async function echo(network: Network, host: string): Promise<void> {
  const { client, server, close } = await pair(network, host)
  server.owner.onData = (data) => server.transport.write([data])
  client.transport.write([Buffer.from('he'), Buffer.alloc(0), Buffer.from('llo')])
  client.transport.write([Buffer.from(' world')])
  await client.owner.until(() => client.owner.text === 'hello world')
  await close()
}

async function addresses(network: Network, host: string): Promise<void> {
  const { client, server, listenerAddress, close } = await pair(network, host)
  assert(listenerAddress.port > 0, 'a free port was found')
  same(client.transport.remote, listenerAddress)
  same(client.transport.remote, server.transport.local)
  same(client.transport.local, server.transport.remote)
  await close()
}

async function takenPort(network: Network, host: string): Promise<void> {
  const first = await network.listen({ host, port: 0 }, () => {})
  await fails(
    network.listen(first.address, () => {}),
    'EADDRINUSE',
  )
  await first.close()
  const second = await network.listen(first.address, () => {})
  same(second.address, first.address)
  await second.close()
}

async function refused(network: Network, host: string): Promise<void> {
  const listener = await network.listen({ host, port: 0 }, () => {})
  await listener.close()
  await fails(network.connect(listener.address), 'ECONNREFUSED')
}

async function lazyStart(network: Network, host: string): Promise<void> {
  const ends = await unstarted(network, host)
  const client = new TestOwner()
  ends.client.start(client)
  ends.client.write([Buffer.from('early')])
  const server = new TestOwner()
  ends.server.start(server)
  await server.until(() => server.text === 'early')
  await ends.close(client, server)
}

async function large(network: Network, host: string): Promise<void> {
  const { client, server, close } = await pair(network, host, 1000)
  const chunk = Buffer.alloc(100_000, 'x')
  for (let i = 0; i < 30; i++) client.transport.write([chunk, Buffer.from([i])])
  await server.owner.until(() => server.owner.received === 30 * 100_001)
  same(server.owner.data().at(-1), 29)
  await close()
}

async function backpressure(network: Network, host: string): Promise<void> {
  const { client, server, close } = await pair(network, host)
  server.transport.pause()
  const chunk = Buffer.alloc(1024 * 1024)
  for (let i = 0; i < 32; i++) client.transport.write([chunk])
  assert(client.transport.queuedBytes > 0, 'more than the kernel takes stays queued')
  assert(server.owner.received <= 64 * 1024, 'a paused reader reads at most once more')
  same(client.owner.drains, 0)
  server.transport.resume()
  await server.owner.until(() => server.owner.received === 32 * chunk.length)
  await client.owner.until(() => client.owner.drains > 0)
  same(client.transport.queuedBytes, 0)
  await close()
}

async function end(network: Network, host: string): Promise<void> {
  const { client, server, stop } = await pair(network, host)
  client.transport.write([Buffer.alloc(3_000_000), Buffer.from('last')])
  client.transport.end()
  client.transport.write([Buffer.from('too late')])
  await server.owner.until(() => server.owner.closes > 0)
  same(server.owner.received, 3_000_004)
  await client.owner.until(() => client.owner.closes > 0)
  same(client.owner.closes + server.owner.closes, 2)
  same(client.owner.error, null)
  same(server.owner.error, null)
  await stop()
}

async function destroy(network: Network, host: string): Promise<void> {
  const { client, server, stop } = await pair(network, host)
  client.transport.destroy()
  await client.owner.until(() => client.owner.closes > 0)
  await server.owner.until(() => server.owner.closes > 0)
  for (const { transport, owner } of [client, server]) {
    transport.write([Buffer.from('x')])
    transport.pause()
    transport.resume()
    transport.end()
    transport.destroy()
    same(transport.queuedBytes, 0)
    same(owner.closes, 1)
  }
  await stop()
}

async function outlive(network: Network, host: string): Promise<void> {
  const { client, server, stop } = await pair(network, host)
  await stop()
  client.transport.write([Buffer.from('still here')])
  await server.owner.until(() => server.owner.text === 'still here')
  client.transport.destroy()
  await server.owner.until(() => server.owner.closes > 0)
}

async function noReentry(network: Network, host: string): Promise<void> {
  const { client, server, stop } = await pair(network, host)
  let inside = false
  const watch = (owner: TestOwner): void => {
    owner.onAny = () => assert(!inside, 'a callback came from inside a method')
  }
  watch(client.owner)
  watch(server.owner)
  const call = (method: () => void): void => {
    inside = true
    method()
    inside = false
  }
  call(() => client.transport.write([Buffer.from('ping')]))
  await server.owner.until(() => server.owner.text === 'ping')
  call(() => server.transport.pause())
  call(() => server.transport.resume())
  call(() => server.transport.write([Buffer.from('pong')]))
  await client.owner.until(() => client.owner.text === 'pong')
  call(() => client.transport.end())
  await server.owner.until(() => server.owner.closes > 0)
  call(() => server.transport.destroy())
  await client.owner.until(() => client.owner.closes > 0)
  await stop()
}

interface End {
  readonly transport: Transport
  readonly owner: TestOwner
}

interface Pair {
  readonly client: End
  readonly server: End
  readonly listenerAddress: Address
  /** Closes the listener. */
  readonly stop: () => Promise<void>
  /** Closes everything, and waits until both ends know. */
  readonly close: () => Promise<void>
}

async function pair(network: Network, host: string, serverTargetBytes: number = 64 * 1024): Promise<Pair> {
  const ends = await unstarted(network, host)
  const client = { transport: ends.client, owner: new TestOwner() }
  const server = { transport: ends.server, owner: new TestOwner(serverTargetBytes) }
  client.transport.start(client.owner)
  server.transport.start(server.owner)
  return {
    client,
    server,
    listenerAddress: ends.listenerAddress,
    stop: ends.stop,
    close: () => ends.close(client.owner, server.owner),
  }
}

async function unstarted(network: Network, host: string) {
  let accepted: (transport: Transport) => void
  const server = new Promise<Transport>((resolve) => {
    accepted = resolve
  })
  const listener = await network.listen({ host, port: 0 }, (transport) => accepted(transport))
  const client = await network.connect(listener.address)
  const stop = (): Promise<void> => listener.close()
  return {
    client,
    server: await server,
    listenerAddress: listener.address,
    stop,
    close: async (clientOwner: TestOwner, serverOwner: TestOwner): Promise<void> => {
      client.destroy()
      await clientOwner.until(() => clientOwner.closes > 0)
      await serverOwner.until(() => serverOwner.closes > 0)
      await stop()
    },
  }
}

/** Keeps what it is told. */
class TestOwner implements TransportOwner {
  readonly target: Uint8Array
  received = 0
  drains = 0
  closes = 0
  error: NetworkError | null = null
  onData: (data: Buffer) => void = () => {}
  onAny: () => void = () => {}
  readonly #chunks: Buffer[] = []
  #waiting: { condition: () => boolean; resolve: () => void }[] = []

  constructor(targetBytes: number = 64 * 1024) {
    this.target = new Uint8Array(targetBytes)
  }

  get text(): string {
    return this.data().toString()
  }

  data(): Buffer {
    return Buffer.concat(this.#chunks)
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ condition, resolve })
      this.#look()
    })
  }

  readTarget(): Uint8Array {
    return this.target
  }

  onRead(length: number): void {
    this.onAny()
    assert(length > 0 && length <= this.target.length, 'a read fits its target')
    assert(this.closes === 0, 'nothing comes after the close')
    const data = Buffer.from(this.target.subarray(0, length))
    this.received += length
    this.#chunks.push(data)
    this.onData(data)
    this.#look()
  }

  onDrain(): void {
    this.onAny()
    this.drains++
    this.#look()
  }

  onClose(error: NetworkError | null): void {
    this.onAny()
    this.closes++
    this.error = error
    this.#look()
  }

  #look(): void {
    this.#waiting = this.#waiting.filter(({ condition, resolve }) => {
      if (!condition()) return true
      resolve()
      return false
    })
  }
}

function same(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return
  throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`)
}

async function fails(work: Promise<unknown>, code: string): Promise<void> {
  let error: unknown = null
  try {
    await work
  } catch (thrown) {
    error = thrown
  }
  if (!(error instanceof NetworkError)) throw new Error(`expected a NetworkError, found ${String(error)}`)
  same(error.code, code)
}
