/**
 * The server.properties of a node for development: alone, on loopback, quick. Every key is Kafka's; where a value differs from
 * Kafka's default, it is what a single node needs, or what spares a developer a wait.
 */
export interface DevOptions {
  readonly logDir: string
  /** 0: any free one. */
  readonly kafkaPort: number
  /** Keys of server.properties that replace these, or come on top. */
  readonly config?: Readonly<Record<string, string>>
}

export function devProperties({ logDir, kafkaPort, config = {} }: DevOptions): Map<string, string> {
  const controllerPort = kafkaPort === CONTROLLER_PORT ? CONTROLLER_PORT + 1 : CONTROLLER_PORT
  return new Map(
    Object.entries({
      'process.roles': 'broker,controller',
      'node.id': '1',
      'log.dirs': logDir,
      // The controller's listener stands in the voters' records; alone in its process nobody connects to it, and it is not bound.
      listeners: `PLAINTEXT://127.0.0.1:${kafkaPort},CONTROLLER://127.0.0.1:${controllerPort}`,
      'controller.listener.names': 'CONTROLLER',
      'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
      'default.replication.factor': '1',
      'offsets.topic.replication.factor': '1',
      'offsets.topic.num.partitions': '1',
      'transaction.state.log.replication.factor': '1',
      'transaction.state.log.min.isr': '1',
      'transaction.state.log.num.partitions': '1',
      'share.coordinator.state.topic.replication.factor': '1',
      'share.coordinator.state.topic.min.isr': '1',
      'share.coordinator.state.topic.num.partitions': '1',
      // A group's first rebalance does not wait for further members: Kafka waits for three seconds.
      'group.initial.rebalance.delay.ms': '0',
      ...config,
    }),
  )
}

const CONTROLLER_PORT = 9093
