/** The life of a node in the simulated world. */
import { BrokerLifecycle, RegistrationError } from '@ottla/broker'
import {
  createBrokerHeartbeatRequest,
  createMetadataRequest,
  createUnregisterBrokerRequest,
  ErrorCode,
  MetadataRequestType,
  MetadataResponseType,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { createTopics } from './create-topics.ts'
import type { KafkaNode } from './kafka-node.ts'
import { fetchValues, produce, SimMachine } from './node.test-support.ts'

function brokerOf(node: KafkaNode): { fenced: boolean; epoch: number; incarnationId: string } {
  return node.broker.image.cluster.broker(1)!
}

describe('KafkaNode', () => {
  it('pitfall 227: registers fenced, and is shown to clients once it has read its own registration', async () => {
    const machine = new SimMachine(1)
    const starting = machine.start()
    // A client that comes too early waits; it is neither refused nor told of a cluster without brokers.
    const early = machine.connect()
    const node = await machine.clock.drive(starting)
    const peer = await machine.clock.drive(early)
    const registration = node.broker.image.cluster.broker(1)!
    expect(registration).toMatchObject({ fenced: false, inControlledShutdown: false, rack: null })
    expect(registration.epoch).toBe(node.broker.brokerEpoch)
    expect([...registration.listeners.values()]).toEqual([
      { name: 'PLAINTEXT', host: '127.0.0.1', port: 9092, securityProtocol: 0 },
    ])
    expect(registration.directories).toHaveLength(1)
    expect(registration.cordonedDirectories).toEqual([])
    expect(node.broker.image.cluster.controllers.get(1)!.listeners.get('CONTROLLER')!.port).toBe(9093)
    expect([...node.broker.image.features.all()]).toEqual([
      ['eligible.leader.replicas.version', 1],
      ['metadata.version', 30],
    ])
    expect(node.notReady()).toBe(null)
    const all = createMetadataRequest({ topics: null })
    const answer = await machine.clock.drive(peer.request(MetadataRequestType, MetadataResponseType, 12, all))
    expect(answer.brokers.map(({ nodeId }) => nodeId)).toEqual([1])
    await machine.clock.drive(node.stop())
  })

  it('pitfall 21: each listener answers with its own address', async () => {
    const machine = new SimMachine(15)
    const node = await machine.clock.drive(
      machine.start({
        listeners: 'INTERNAL://:9092,EXTERNAL://:9094,CONTROLLER://:9093',
        'advertised.listeners': 'INTERNAL://inside:9092,EXTERNAL://outside:443',
        'listener.security.protocol.map': 'INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
        'inter.broker.listener.name': 'INTERNAL',
      }),
    )
    const seen: string[] = []
    for (const port of [9092, 9094]) {
      const peer = await machine.clock.drive(machine.connect(port))
      const all = createMetadataRequest({ topics: null })
      const answer = await machine.clock.drive(peer.request(MetadataRequestType, MetadataResponseType, 12, all))
      seen.push(...answer.brokers.map((broker) => `${broker.host}:${broker.port}`))
    }
    expect(seen).toEqual(['inside:9092', 'outside:443'])
    await machine.clock.drive(node.stop())
  })

  it('pitfall 191: a broker that is unregistered while it lives is gone, and its heartbeats are refused', async () => {
    const machine = new SimMachine(16)
    const node = await machine.clock.drive(machine.start())
    const { controller, brokerEpoch } = node.broker
    const request = createUnregisterBrokerRequest({ brokerId: 1 })
    expect((await machine.clock.drive(controller.unregisterBroker(request))).errorCode).toBe(0)
    await machine.clock.runFor(5000)
    expect(node.broker.image.cluster.broker(1)).toBe(undefined)
    const heartbeat = createBrokerHeartbeatRequest({ brokerId: 1, brokerEpoch })
    const answer = await machine.clock.drive(controller.brokerHeartbeat(heartbeat))
    expect(answer.errorCode).toBe(ErrorCode.BROKER_ID_NOT_REGISTERED)
    await machine.clock.drive(node.stop())
  })

  it('stops cleanly: fenced, marked with its epoch, nothing set; the next start knows the marker', async () => {
    const machine = new SimMachine(2)
    const node = await machine.clock.drive(machine.start())
    await machine.clock.drive(createTopics(node.broker, [{ name: 't', partitions: 3 }]))
    const epoch = node.broker.brokerEpoch
    const [first, second] = [node.stop(), node.stop()]
    expect(first).toBe(second)
    await machine.clock.drive(first)
    expect(node.notReady()).toBe('stopping')
    expect(JSON.parse(machine.disk.peek('/kafka/.kafka_cleanshutdown')!.toString())).toMatchObject({
      brokerEpoch: epoch,
    })
    expect(machine.clock.pendingTimers).toBe(0)

    const again = await machine.clock.drive(machine.start())
    expect(brokerOf(again)).toMatchObject({ fenced: false })
    expect(brokerOf(again).epoch).toBeGreaterThan(epoch)
    expect(machine.disk.peek('/kafka/.kafka_cleanshutdown')).toBe(null)
    const { partitions } = again.broker.image.topics.topic('t')!
    for (const partition of partitions.values()) {
      expect(partition).toMatchObject({ leader: 1, isr: [1], leaderRecoveryState: 0, elr: [] })
    }
    await machine.clock.drive(again.stop())
  })

  it('keeps its session while it is idle', async () => {
    const machine = new SimMachine(3)
    const node = await machine.clock.drive(machine.start())
    await machine.clock.runFor(60_000)
    expect(brokerOf(node)).toMatchObject({ fenced: false, epoch: node.broker.brokerEpoch })
    await machine.clock.drive(node.stop())
  })

  it('serves again after it was suspended for longer than its session', async () => {
    const machine = new SimMachine(13)
    const node = await machine.clock.drive(machine.start())
    await machine.clock.drive(createTopics(node.broker, [{ name: 't' }]))
    const { epoch } = brokerOf(node)
    machine.pause()
    await machine.clock.runFor(3_600_000)
    machine.resume()
    await machine.clock.runFor(5000)
    expect(brokerOf(node)).toMatchObject({ fenced: false, epoch })
    expect(node.notReady()).toBe(null)
    const peer = await machine.clock.drive(machine.connect())
    expect(await machine.clock.drive(produce(peer, 't', ['a'], machine.clock.now()))).toBe(0)
    await machine.clock.drive(node.stop())
  })

  it('pitfall 224: a second broker with the same id is refused while the first one is alive', async () => {
    const machine = new SimMachine(14)
    const node = await machine.clock.drive(machine.start())
    const { broker } = node
    const other = new BrokerLifecycle({
      broker,
      random: machine.random.fork('twin'),
      listeners: [],
      logDirs: [...broker.image.cluster.broker(1)!.directories],
      previousBrokerEpoch: -1,
      offlineLogDirs: () => [],
    })
    await expect(machine.clock.drive(other.start())).rejects.toThrow(RegistrationError)
    expect(brokerOf(node)).toMatchObject({ fenced: false })
    await machine.clock.drive(node.stop())
  })

  it('comes back after a kill with all that was acknowledged, and says that its partitions are sound', async () => {
    const machine = new SimMachine(4)
    const node = await machine.clock.drive(machine.start())
    await machine.clock.drive(createTopics(node.broker, [{ name: 't', partitions: 2 }]))
    const peer = await machine.clock.drive(machine.connect())
    for (const value of ['a', 'b', 'c']) await machine.clock.drive(produce(peer, 't', [value], machine.clock.now()))
    machine.kill()
    const again = await machine.clock.drive(machine.start())
    const peer2 = await machine.clock.drive(machine.connect())
    expect(await machine.clock.drive(fetchValues(peer2, 't'))).toEqual(['a', 'b', 'c'])
    await machine.clock.runFor(100)
    for (const partition of again.broker.image.topics.topic('t')!.partitions.values()) {
      expect(partition).toMatchObject({ leader: 1, isr: [1], leaderRecoveryState: 0 })
    }
    await machine.clock.drive(again.stop())
  })

  it.each([5, 6, 7])('loses nothing acknowledged at a power cut under fsync (seed %i)', async (seed) => {
    const machine = new SimMachine(seed)
    const node = await machine.clock.drive(machine.start())
    await machine.clock.drive(createTopics(node.broker, [{ name: 't' }]))
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round++) {
      const peer = await machine.clock.drive(machine.connect())
      const loop = (async (): Promise<void> => {
        for (let n = 0; ; n++) {
          await produce(peer, 't', [`${round}-${n}`], machine.clock.now())
          acknowledged.push(`${round}-${n}`)
        }
      })()
      loop.catch(() => {})
      await machine.clock.runFor(40 + round * 7)
      machine.powerCut()
      await machine.clock.drive(machine.start())
    }
    const peer = await machine.clock.drive(machine.connect())
    const values = await machine.clock.drive(fetchValues(peer, 't'))
    expect(acknowledged.length).toBeGreaterThan(10)
    // What was under way at a cut may be there or not; order and everything acknowledged must be.
    expect(values.filter((value) => acknowledged.includes(value))).toEqual(acknowledged)
  })

  it('runs the same way under the same seed', async () => {
    const hashes: string[] = []
    for (let run = 0; run < 2; run++) {
      const machine = new SimMachine(8)
      const node = await machine.clock.drive(machine.start())
      await machine.clock.drive(createTopics(node.broker, [{ name: 't' }]))
      const peer = await machine.clock.drive(machine.connect())
      await machine.clock.drive(produce(peer, 't', ['a', 'b'], machine.clock.now()))
      machine.powerCut()
      const again = await machine.clock.drive(machine.start())
      await machine.clock.drive(again.stop())
      hashes.push(`${machine.trace.events} ${machine.trace.hash()}`)
    }
    expect(hashes[0]).toBe(hashes[1])
    expect(hashes[0]).toMatch(/^\d{3,} /)
  })

  it('stops under load: every request is answered or its connection closed', async () => {
    const machine = new SimMachine(9)
    const node = await machine.clock.drive(machine.start())
    await machine.clock.drive(createTopics(node.broker, [{ name: 't' }]))
    const acknowledged: string[] = []
    const ends: Promise<unknown>[] = []
    for (let client = 0; client < 5; client++) {
      const peer = await machine.clock.drive(machine.connect())
      const loop = (async (): Promise<void> => {
        for (let n = 0; ; n++) {
          await produce(peer, 't', [`${client}-${n}`], machine.clock.now())
          acknowledged.push(`${client}-${n}`)
        }
      })()
      ends.push(loop.catch((error: unknown) => error))
    }
    const waiting = await machine.clock.drive(machine.connect())
    ends.push(fetchValues(waiting, 't', 1_000_000).catch((error: unknown) => error))
    await machine.clock.runFor(50)
    await machine.clock.drive(node.stop())
    await machine.clock.drive(Promise.all(ends))
    expect(machine.clock.pendingTimers).toBe(0)
    const again = await machine.clock.drive(machine.start())
    const peer = await machine.clock.drive(machine.connect())
    const values = new Set(await machine.clock.drive(fetchValues(peer, 't')))
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(acknowledged.filter((value) => !values.has(value))).toEqual([])
    await machine.clock.drive(again.stop())
  })

  it('tells the controller in which directory each replica is, and spreads them', async () => {
    const machine = new SimMachine(11)
    const config = { 'log.dirs': '/disk1/kafka,/disk2/kafka' }
    const node = await machine.clock.drive(machine.start(config))
    await machine.clock.drive(createTopics(node.broker, [{ name: 't', partitions: 4 }]))
    await machine.clock.runFor(100)
    const { directories } = node.broker.image.cluster.broker(1)!
    expect(directories).toHaveLength(2)
    const assigned = [...node.broker.image.topics.topic('t')!.partitions.values()].map((one) => one.directories[0])
    expect(assigned.map((id) => directories.indexOf(id!)).sort((a, b) => a - b)).toEqual([0, 0, 1, 1])
    await machine.clock.drive(node.stop())
    expect(machine.clock.pendingTimers).toBe(0)
  })

  it('cannot go on without its metadata log, and says so once', async () => {
    const machine = new SimMachine(12)
    const fatal: Error[] = []
    const node = await machine.clock.drive(machine.start({}, { onFatal: (error) => fatal.push(error) }))
    machine.disk.faults.add({ path: /__cluster_metadata/, operation: 'write', code: 'EIO' })
    await machine.clock.runFor(5000)
    expect(fatal).toHaveLength(1)
    expect(node.notReady()).not.toBe(null)
    await machine.clock.drive(node.stop())
    expect(machine.clock.pendingTimers).toBe(0)
  })

  it('writes a snapshot of the metadata when one is due, and starts from it', async () => {
    const machine = new SimMachine(10)
    const config = { 'metadata.log.max.snapshot.interval.ms': '1000' }
    const node = await machine.clock.drive(machine.start(config))
    await machine.clock.drive(createTopics(node.broker, [{ name: 'kept', partitions: 4 }]))
    await machine.clock.runFor(5000)
    const snapshots = machine.disk
      .paths()
      .filter((path) => /__cluster_metadata-0\/0*[1-9]\d*-\d+\.checkpoint$/.test(path))
    expect(snapshots.length).toBeGreaterThan(0)
    await machine.clock.drive(node.stop())
    const again = await machine.clock.drive(machine.start(config))
    expect(again.broker.image.topics.topic('kept')!.partitions.size).toBe(4)
    await machine.clock.drive(again.stop())
  })
})
