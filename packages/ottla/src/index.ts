/** A node inside a program: `KafkaNode` over any clock, disk and network; `startKafka` in `ottla/testing` over memory. */

export {
  createTopics,
  devProperties,
  KafkaNode,
  type KafkaNodeOptions,
  lineLogger,
  NodeClock,
  NodeDisk,
  NodeNetwork,
  NodeRandom,
  type NodeWorld,
  type TopicSpec,
} from '@ottla/server'
export { type RunningKafka, type StartKafkaOptions, startKafka } from '@ottla/testing'
