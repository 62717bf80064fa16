/**
 * One broker with its controller, on disks in memory and in virtual time, for tests of handlers. Requests and answers go
 * through the codec at the version under test, so that what a version has no place for is seen to be gone.
 */
import { MetricRegistry, silentLogger } from '@ottla/base'
import {
  bootstrapRecords,
  Controller,
  type ControllerOptions,
  ControllerShard,
  controllerOptionsOf,
} from '@ottla/controller'
import { LogDir, LogManager, writeMetaProperties } from '@ottla/log'
import { BrokerConfig, MetadataLoader } from '@ottla/metadata'
import {
  createBrokerHeartbeatRequest,
  createBrokerRegistrationRequest,
  createBrokerRegistrationRequestListener,
  decodeMessage,
  encodeMessage,
  type MetadataRecord,
  supportedFeatures,
} from '@ottla/protocol'
import type { Decision } from '@ottla/rsm'
import { MemoryDisk, SimClock, SimRandom } from '@ottla/world'
import { Broker } from './broker.ts'
import type { AnyHandler, Call, ConnectionContext, Handler } from './handler.ts'
import { offeredApis } from './handlers/018-api-versions.ts'
import { handlers } from './handlers/index.ts'

export const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qg'
export const BROKER_ID = 1
const DIRECTORY = 'ZuH1bTDpQdGRAxe4S5-sdw'

const PROPERTIES: Readonly<Record<string, string>> = {
  'process.roles': 'broker,controller',
  'node.id': String(BROKER_ID),
  'controller.quorum.voters': '1@localhost:9093',
  'controller.listener.names': 'CONTROLLER',
  listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093',
  'log.dirs': '/logs',
  'offsets.topic.replication.factor': '1',
}

/** Where a client came in; `EXTERNAL` is a listener that only some brokers have. */
export const CONNECTION: ConnectionContext = {
  listenerName: 'PLAINTEXT',
  listenerKind: 'broker',
  principal: 'User:ANONYMOUS',
  clientHost: '10.0.0.9',
  localHost: 'host.docker.internal',
  localPort: 19092,
  clientSoftwareName: '',
  clientSoftwareVersion: '',
  announced: false,
  onClosed: null,
}

export class TestNode {
  readonly clock: SimClock = new SimClock({ barrier: () => new Promise((resolve) => setImmediate(resolve)) })
  readonly random: SimRandom = new SimRandom(1)
  readonly disk: MemoryDisk = new MemoryDisk(this.clock)
  readonly log: MetadataRecord[] = []
  readonly shard: ControllerShard
  readonly controller: Controller
  readonly broker: Broker
  /** What the broker told whoever watches it. */
  readonly events: string[] = []
  readonly #loader = new MetadataLoader(silentLogger)
  /** Images stay as they are until `publish` is called. */
  isStale = false
  #published = 0

  private constructor(properties: Readonly<Record<string, string>>) {
    const config = new BrokerConfig(new Map(Object.entries({ ...PROPERTIES, ...properties })))
    const options: ControllerOptions = controllerOptionsOf(config, {
      clusterId: CLUSTER_ID,
      bootstrapRecords: bootstrapRecords('4.3-IV0')!,
    })
    const timers = { schedule: () => {}, cancel: () => {} }
    this.shard = new ControllerShard(options, { timers, nextOffset: () => this.log.length }, this.random)
    this.shard.loaded()
    this.controller = new Controller(this.shard, { write: async (operation) => this.#run(operation) })
    this.broker = new Broker({
      config,
      clusterId: CLUSTER_ID,
      durability: 'fsync',
      clock: this.clock,
      random: this.random,
      logger: silentLogger,
      metrics: new MetricRegistry(),
      controller: this.controller,
      events: {
        topicCreated: ({ name, partitions, automatic }) =>
          void this.events.push(`created ${name} ${partitions}${automatic ? ' automatically' : ''}`),
        topicDeleted: (name) => void this.events.push(`deleted ${name}`),
      },
      committedMetadataOffset: () => this.log.length,
      kraftVersion: () => 1,
    })
  }

  /** A node that serves: its broker is registered and unfenced. */
  static async start(properties: Readonly<Record<string, string>> = {}): Promise<TestNode> {
    const node = new TestNode(properties)
    await node.clock.drive(node.#start())
    return node
  }

  async #start(): Promise<void> {
    const { clock, random, disk, broker } = this
    const world = { clock, random, disk, logger: silentLogger, metrics: new MetricRegistry() }
    await world.disk.makeDir('/logs')
    const meta = { version: 1 as const, clusterId: CLUSTER_ID, nodeId: BROKER_ID, directoryId: DIRECTORY }
    await writeMetaProperties(world.disk, '/logs', meta)
    const dir = await LogDir.open({ path: '/logs', world })
    broker.attachLogs(await LogManager.open({ dirs: [dir], configFor: (topic) => broker.logConfig(topic), world }))
    this.#loader.addPublisher(broker)
    await this.controller.activate()
    broker.brokerEpoch = await this.join(BROKER_ID)
    await broker.caughtUp()
  }

  /** A broker registers, and is unfenced unless told otherwise. */
  async join(
    id: number,
    options: { readonly listeners?: readonly string[]; readonly rack?: string; readonly fenced?: boolean } = {},
  ): Promise<number> {
    const { listeners = ['PLAINTEXT'], rack = null, fenced = false } = options
    const { brokerEpoch, errorCode } = await this.controller.registerBroker(
      createBrokerRegistrationRequest({
        brokerId: id,
        clusterId: CLUSTER_ID,
        incarnationId: `xL15UVuURUa7vH7MgUJw${id}A`,
        listeners: listeners.map((name, at) =>
          createBrokerRegistrationRequestListener({
            name,
            host: `broker-${id}.${name.toLowerCase()}`,
            port: 9092 + at,
          }),
        ),
        features: supportedFeatures
          .filter(({ listener }) => listener === 'broker')
          .map(({ name, min, max }) => ({
            name,
            minSupportedVersion: min,
            maxSupportedVersion: max,
            unknownTags: null,
          })),
        rack,
        logDirs: [id === BROKER_ID ? DIRECTORY : `ZuH1bTDpQdGRAxe4S5-${id}dw`],
      }),
    )
    if (errorCode !== 0) throw new Error(`broker ${id} cannot register: ${errorCode}`)
    if (!fenced) await this.heartbeat(id, brokerEpoch)
    return brokerEpoch
  }

  async heartbeat(id: number, brokerEpoch: number, wantFence = false): Promise<void> {
    const currentMetadataOffset = this.log.length - 1
    await this.controller.brokerHeartbeat(
      createBrokerHeartbeatRequest({
        brokerId: id,
        brokerEpoch,
        currentMetadataOffset,
        wantFence,
        cordonedLogDirs: [],
      }),
    )
  }

  /** Records that no request of ours makes, as if a controller had decided them. */
  async replay(...records: readonly MetadataRecord[]): Promise<void> {
    this.#run(() => ({ records, reply: undefined }))
    await this.clock.drive(this.broker.caughtUp())
  }

  /** Sends a request through the codec to its handler, and gives back the answer as a client would read it. */
  async ask<Q, S extends object>(
    any: AnyHandler,
    request: Q,
    apiVersion: number,
    connection: Partial<ConnectionContext> = {},
    clientId = 'test',
  ): Promise<S> {
    const handler = any as unknown as Handler<Q, S>
    const decoded = decodeMessage(handler.request, encodeMessage(handler.request, request, apiVersion), apiVersion)
    const call: Call = {
      broker: this.broker,
      clock: this.clock,
      connection: { ...CONNECTION, ...connection },
      apis: offeredApis(handlers, 'broker'),
      apiVersion,
      clientId,
      // Handlers of requests with records ask it for leave to go on, and for their memory: none here.
      frame: { allowNext: () => {}, buffer: null } as never,
      onSent: () => {},
      refuse: (detail) => {
        throw new Error(`refused: ${detail}`)
      },
    }
    const response = await this.clock.drive(Promise.resolve(handler.handle(decoded, call)))
    if (response === null) throw new Error('no answer')
    return decodeMessage(handler.response, encodeMessage(handler.response, response, apiVersion), apiVersion)
  }

  /** Lets what was begun in the background come to its end. */
  async settle(): Promise<void> {
    await this.clock.settle()
  }

  #run<T>(operation: (now: number) => Decision<MetadataRecord, T>): T {
    const { records, reply } = operation(this.clock.now())
    const baseOffset = this.log.length
    records.forEach((record, at) => {
      this.shard.timeline.advance(baseOffset + at)
      this.shard.replay(baseOffset + at, record)
    })
    this.log.push(...records)
    this.shard.timeline.commitTo(this.log.length)
    if (!this.isStale) this.publish()
    return reply
  }

  /** The broker learns of everything that is committed. */
  publish(): void {
    const records = this.log.slice(this.#published)
    if (records.length === 0) return
    this.#loader.loadBatches([
      {
        baseOffset: this.#published,
        lastOffset: this.log.length - 1,
        epoch: 1,
        appendTimestamp: 0,
        sizeInBytes: 0,
        records,
      },
    ])
    this.#published = this.log.length
  }
}
