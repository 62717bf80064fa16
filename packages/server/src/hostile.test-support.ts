/** A real node on a disk in memory, sockets that send whatever bytes, and a healthy client beside them. For tests. */
import net from 'node:net'
import { MetricRegistry } from '@ottla/base'
import { BrokerConfig } from '@ottla/metadata'
import { PeerConnection } from '@ottla/net'
import {
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createCreateTopicsRequestCreatableTopicConfig,
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  ProduceRequestType,
  ProduceResponseType,
} from '@ottla/protocol'
import { MemoryDisk } from '@ottla/world'
import { createTopics } from './create-topics.ts'
import { devProperties } from './dev-properties.ts'
import { KafkaNode } from './kafka-node.ts'
import { NodeClock, NodeNetwork, NodeRandom } from './node/index.ts'
import { fetchValues, produce } from './node.test-support.ts'
import { ErrorLog } from './raw-peer.test-support.ts'

/** A hang guard. */
const ANSWER_MS = 20_000

export class HostileStage {
  readonly node: KafkaNode
  /** What nobody handled, and what the node called an error of its own. */
  readonly unhandled: unknown[] = []
  readonly log: ErrorLog
  readonly metrics: MetricRegistry
  readonly #clock = new NodeClock()
  readonly #keep = (reason: unknown): void => void this.unhandled.push(reason)
  #healthy: PeerConnection | null = null
  #count = 0

  private constructor(node: KafkaNode, log: ErrorLog, metrics: MetricRegistry) {
    this.node = node
    this.log = log
    this.metrics = metrics
    process.on('unhandledRejection', this.#keep)
  }

  static async start(config: Record<string, string> = {}): Promise<HostileStage> {
    const clock = new NodeClock()
    const log = new ErrorLog()
    const metrics = new MetricRegistry()
    const node = await KafkaNode.start({
      config: new BrokerConfig(devProperties({ logDir: '/kafka', kafkaPort: 0, config })),
      world: {
        clock,
        random: new NodeRandom(),
        disk: new MemoryDisk(clock),
        network: new NodeNetwork(),
        logger: log,
      },
      metrics,
      formatIfEmpty: true,
      bindControllerListeners: false,
    })
    await createTopics(node.broker, [{ name: 'healthy' }, { name: 't', partitions: 2 }])
    const stage = new HostileStage(node, log, metrics)
    stage.#healthy = await stage.connect()
    return stage
  }

  get port(): number {
    return this.node.addresses.get('PLAINTEXT')!.port
  }

  connect(): Promise<PeerConnection> {
    const address = { host: '127.0.0.1', port: this.port }
    return PeerConnection.connect({ network: new NodeNetwork(), address, clock: this.#clock, clientId: 'test' })
  }

  /** The client on its own connection, from before the attack, still writes and reads, and the node has nothing to complain of. */
  async isHealthy(): Promise<boolean> {
    const value = `v${this.#count++}`
    const offset = await produce(this.#healthy!, 'healthy', [value], Date.now())
    const [read] = await fetchValues(this.#healthy!, 'healthy', offset)
    return read === value && this.node.notReady() === null && this.unhandled.length + this.log.lines.length === 0
  }

  /** Sends bytes as they are; the first frame of the answer without its length, or null where the node closed. */
  send(bytes: Buffer, ends = false): Promise<Buffer | null> {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ host: '127.0.0.1', port: this.port })
      let received = Buffer.alloc(0)
      const done = (frame: Buffer | null): void => {
        clearTimeout(guard)
        socket.destroy()
        resolve(frame)
      }
      const guard = setTimeout(() => {
        socket.destroy()
        reject(new Error('neither an answer nor a close'))
      }, ANSWER_MS)
      socket.on('data', (chunk: Buffer) => {
        received = Buffer.concat([received, chunk])
        if (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) {
          done(received.subarray(4, 4 + received.readInt32BE(0)))
        }
      })
      socket.on('close', () => done(null))
      // A reset is a close, too: it comes where bytes were left unread.
      socket.on('error', () => {})
      if (ends) socket.end(bytes)
      else socket.write(bytes)
    })
  }

  /** Makes a topic with configs of its own. */
  async createTopic(name: string, configs: Record<string, string>): Promise<void> {
    const { broker } = this.node
    const topic = createCreateTopicsRequestCreatableTopic({
      name,
      numPartitions: 1,
      replicationFactor: 1,
      configs: Object.entries(configs).map(([key, value]) =>
        createCreateTopicsRequestCreatableTopicConfig({ name: key, value }),
      ),
    })
    const request = createCreateTopicsRequest({ topics: [topic], timeoutMs: 5_000 })
    const answer = await broker.controller.createTopics(request, { principal: 'User:ANONYMOUS', apiVersion: 7 })
    if (answer.topics[0]!.errorCode !== 0) throw new Error(`topic ${name}: ${answer.topics[0]!.errorMessage}`)
    await broker.caughtUp()
  }

  /** The error code of one batch to partition 0. */
  async produceCode(peer: PeerConnection, records: Buffer | null, acks = -1, topic = 't'): Promise<number> {
    const request = produceRequest(topic, records, acks)
    const answer = await peer.request(ProduceRequestType, ProduceResponseType, 9, request)
    return answer.responses[0]!.partitionResponses[0]!.errorCode
  }

  /** The same with acks=0: no answer comes. */
  send0(peer: PeerConnection, records: Buffer): void {
    peer.send(ProduceRequestType, 9, produceRequest('t', records, 0))
  }

  async stop(): Promise<void> {
    this.#healthy?.close()
    await this.node.stop()
    process.off('unhandledRejection', this.#keep)
  }
}

/** A frame with a request header of version 1: api, version, correlation id, client id `x`. */
export function frame(apiKey: number, version: number, body: Buffer, correlationId = 7): Buffer {
  const head = Buffer.alloc(15)
  head.writeInt32BE(11 + body.length, 0)
  head.writeInt16BE(apiKey, 4)
  head.writeInt16BE(version, 6)
  head.writeInt32BE(correlationId, 8)
  head.writeInt16BE(1, 12)
  head.write('x', 14)
  return Buffer.concat([head, body])
}

function produceRequest(name: string, records: Buffer | null, acks: number): ReturnType<typeof createProduceRequest> {
  const partition = createProduceRequestPartitionProduceData({ index: 0, records })
  const topicData = [createProduceRequestTopicProduceData({ name, partitionData: [partition] })]
  return createProduceRequest({ acks, timeoutMs: 5_000, topicData })
}
