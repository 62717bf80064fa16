/** A machine in a simulated world with a node on it, and a client beside it. For tests. */
import { type Disk, type Logger, MetricRegistry, silentLogger } from '@ottla/base'
import { BrokerConfig } from '@ottla/metadata'
import { PeerConnection } from '@ottla/net'
import {
  BatchBuilder,
  createFetchRequest,
  createFetchRequestFetchPartition,
  createFetchRequestFetchTopic,
  createListOffsetsRequest,
  createListOffsetsRequestListOffsetsPartition,
  createListOffsetsRequestListOffsetsTopic,
  createProduceRequest,
  createProduceRequestPartitionProduceData,
  createProduceRequestTopicProduceData,
  FetchRequestType,
  FetchResponseType,
  ListOffsetsRequestType,
  ListOffsetsResponseType,
  ProduceRequestType,
  ProduceResponseType,
  readRecords,
} from '@ottla/protocol'
import { ProcessClock, SimClock, SimDisk, type SimHost, SimNetwork, SimRandom, Trace } from '@ottla/world'
import { devProperties } from './dev-properties.ts'
import { KafkaNode, type KafkaNodeOptions } from './kafka-node.ts'

export const KAFKA_PORT = 9092

export class SimMachine {
  readonly trace: Trace = new Trace()
  readonly clock: SimClock
  readonly disk: SimDisk
  readonly host: SimHost
  readonly client: SimHost
  readonly random: SimRandom
  /** Of the nodes that are started from now on. */
  logger: Logger = silentLogger
  #process: ProcessClock | null = null
  #starts = 0

  constructor(seed: number) {
    this.clock = new SimClock({ barrier: () => new Promise((resolve) => setImmediate(resolve)) })
    this.random = new SimRandom(seed)
    const delays = this.random.fork('delays')
    this.disk = new SimDisk({
      clock: this.clock,
      random: this.random.fork('disk'),
      trace: this.trace,
      latency: () => delays.float(),
    })
    const network = new SimNetwork({ clock: this.clock, latency: () => delays.float(), trace: this.trace })
    this.host = network.host('kafka')
    this.client = network.host('client')
  }

  /** Starts a process with a node; drive the clock to see it through. */
  start(config: Record<string, string> = {}, more: Partial<KafkaNodeOptions> = {}): Promise<KafkaNode> {
    this.#process = new ProcessClock(this.clock)
    return KafkaNode.start({
      config: new BrokerConfig(devProperties({ logDir: '/kafka', kafkaPort: KAFKA_PORT, config })),
      world: {
        clock: this.#process,
        random: this.random.fork(`process ${this.#starts++}`),
        disk: this.disk.mount() as Disk,
        network: this.host,
        logger: this.logger,
      },
      metrics: new MetricRegistry(),
      formatIfEmpty: true,
      bindControllerListeners: false,
      ...more,
    })
  }

  /** SIGKILL. */
  kill(): void {
    this.#process?.kill()
    this.host.kill()
    this.disk.kill()
  }

  /** SIGSTOP, and SIGCONT after it. */
  pause(): void {
    this.#process?.pause()
    this.host.pause()
  }

  resume(): void {
    this.#process?.resume()
    this.host.resume()
  }

  powerCut(): void {
    this.#process?.kill()
    this.host.kill()
    this.disk.powerCut()
  }

  connect(port: number = KAFKA_PORT): Promise<PeerConnection> {
    return PeerConnection.connect({
      network: this.client,
      address: { host: 'kafka', port },
      clock: this.clock,
      clientId: 'test',
    })
  }
}

/** Produces one batch with acks=all; resolves to its base offset or rejects with the error code. */
export async function produce(
  peer: PeerConnection,
  topic: string,
  values: readonly string[],
  nowMs: number,
): Promise<number> {
  const builder = new BatchBuilder({ baseOffset: 0, leaderEpoch: -1 })
  for (const value of values) builder.append(nowMs, null, Buffer.from(value))
  const partition = createProduceRequestPartitionProduceData({ index: 0, records: builder.build() })
  const request = createProduceRequest({
    acks: -1,
    timeoutMs: 10_000,
    topicData: [createProduceRequestTopicProduceData({ name: topic, partitionData: [partition] })],
  })
  const answer = await peer.request(ProduceRequestType, ProduceResponseType, 9, request)
  const { errorCode, baseOffset } = answer.responses[0]!.partitionResponses[0]!
  if (errorCode !== 0) throw new Error(`produce: error ${errorCode}`)
  return baseOffset
}

/** Values of partition 0 from an offset on, as one Fetch gives them. */
export async function fetchValues(peer: PeerConnection, topic: string, fetchOffset = 0): Promise<string[]> {
  const partition = createFetchRequestFetchPartition({ partition: 0, fetchOffset, partitionMaxBytes: 1 << 20 })
  const request = createFetchRequest({
    maxWaitMs: 500,
    minBytes: 1,
    maxBytes: 1 << 24,
    topics: [createFetchRequestFetchTopic({ topic, partitions: [partition] })],
  })
  const answer = await peer.request(FetchRequestType, FetchResponseType, 12, request)
  const { errorCode, records } = answer.responses[0]!.partitions[0]!
  if (errorCode !== 0) throw new Error(`fetch: error ${errorCode}`)
  if (records === null) return []
  const chunks = Array.isArray(records) ? (records as Buffer[]) : [records as Buffer]
  const values: string[] = []
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += 12 + chunk.readInt32BE(at + 8)) {
      for (const { value } of readRecords(chunk, at).records ?? []) values.push(value?.toString() ?? '')
    }
  }
  return values
}

export const EARLIEST = -2n
export const LATEST = -1n

export async function offsetOf(
  peer: PeerConnection,
  topic: string,
  partition: number,
  timestamp: bigint,
): Promise<number> {
  const wanted = createListOffsetsRequestListOffsetsPartition({ partitionIndex: partition, timestamp })
  const request = createListOffsetsRequest({
    topics: [createListOffsetsRequestListOffsetsTopic({ name: topic, partitions: [wanted] })],
  })
  const answer = await peer.request(ListOffsetsRequestType, ListOffsetsResponseType, 6, request)
  const { errorCode, offset } = answer.topics[0]!.partitions[0]!
  if (errorCode !== 0) throw new Error(`ListOffsets of ${topic}-${partition}: error ${errorCode}`)
  return offset
}
