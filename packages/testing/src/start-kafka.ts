/** A real node inside a test: its disk is memory, its port any free one of loopback, everything between is what ships. */
import { type Logger, MetricRegistry, silentLogger } from '@ottla/base'
import { BrokerConfig } from '@ottla/metadata'
import {
  createTopics,
  devProperties,
  KafkaNode,
  lineLogger,
  NodeClock,
  NodeNetwork,
  NodeRandom,
  type TopicSpec,
} from '@ottla/server'
import { MemoryDisk } from '@ottla/world'

export interface StartKafkaOptions {
  /** Topics to begin with; a name alone has `num.partitions` partitions. Default: none. */
  readonly topics?: readonly (string | TopicSpec)[]
  /** Keys of server.properties on top of those of a node for development. */
  readonly config?: Readonly<Record<string, string>>
  /** Default 0: any free port. */
  readonly port?: number
  /** Lines of the node's log at `warn` and above go here. Default: nowhere. */
  readonly log?: (line: string) => void
}

/** A running node. `await using` stops it at the end of the block. */
export interface RunningKafka extends AsyncDisposable {
  /** `127.0.0.1:port`, as clients of most languages want it. */
  readonly bootstrapServers: string
  /** The same as a list, as KafkaJS wants it. */
  readonly brokers: readonly string[]
  readonly host: string
  readonly port: number
  readonly clusterId: string
  readonly node: KafkaNode
  readonly metrics: MetricRegistry
  /** Makes topics and resolves when clients see them. */
  createTopics(...topics: readonly (string | TopicSpec)[]): Promise<void>
  /** Idempotent. Nothing is left behind: no timer, no socket. */
  stop(): Promise<void>
}

/** Resolves when the node serves clients and the topics are there. */
export async function startKafka(options: StartKafkaOptions = {}): Promise<RunningKafka> {
  const { topics = [], config = {}, port = 0, log } = options
  const clock = new NodeClock()
  const logger: Logger = log === undefined ? silentLogger : lineLogger(clock, 'warn', log)
  const metrics = new MetricRegistry()
  const node = await KafkaNode.start({
    config: new BrokerConfig(devProperties({ logDir: '/kafka', kafkaPort: port, config })),
    world: { clock, random: new NodeRandom(), disk: new MemoryDisk(clock), network: new NodeNetwork(), logger },
    metrics,
    formatIfEmpty: true,
    bindControllerListeners: false,
  })
  try {
    await createTopics(node.broker, topics.map(specOf))
  } catch (error) {
    await node.stop()
    throw error
  }
  const address = node.addresses.get('PLAINTEXT')!
  const bootstrapServers = `${address.host}:${address.port}`
  return {
    bootstrapServers,
    brokers: [bootstrapServers],
    host: address.host,
    port: address.port,
    clusterId: node.clusterId,
    node,
    metrics,
    createTopics: (...more) => createTopics(node.broker, more.map(specOf)),
    stop: () => node.stop(),
    [Symbol.asyncDispose]: () => node.stop(),
  }
}

function specOf(topic: string | TopicSpec): TopicSpec {
  return typeof topic === 'string' ? { name: topic } : topic
}
