/**
 * Topics that are made because somebody asked for them: by Metadata, where `auto.create.topics.enable` allows it, and the
 * internal ones by FindCoordinator. The controller makes them; whoever asked is told to ask again.
 */
import {
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createCreateTopicsRequestCreatableTopicConfig,
  ErrorCode,
} from '@ottla/protocol'
import type { Broker } from './broker.ts'
import { GROUP_TOPIC, INTERNAL_TOPICS, TRANSACTION_TOPIC } from './internal-topics.ts'

/** Topics under way at once; beyond it a request creates nothing, and its client asks again. */
const MAX_IN_FLIGHT = 10_000
/** Topics of one request to the controller. */
const MAX_AT_ONCE = 100
const TIMEOUT_MS = 30_000

export class AutoTopics {
  readonly #broker: Broker
  readonly #inFlight = new Set<string>()

  constructor(broker: Broker) {
    this.#broker = broker
  }

  /** Begins to make the topics that are not under way yet. Returns at once. */
  create(names: readonly string[]): void {
    const wanted = names.filter((name) => !this.#inFlight.has(name)).slice(0, MAX_IN_FLIGHT - this.#inFlight.size)
    if (wanted.length === 0) return
    for (const name of wanted) this.#inFlight.add(name)
    void this.#makeAll(wanted)
  }

  /** In parts, between which others are served: a small request can name thousands. */
  async #makeAll(names: readonly string[]): Promise<void> {
    for (let at = 0; at < names.length; at += MAX_AT_ONCE) await this.#make(names.slice(at, at + MAX_AT_ONCE))
  }

  /** Never rejects. */
  async #make(names: readonly string[]): Promise<void> {
    const { controller, events, logger } = this.#broker
    try {
      const topics = names.map((name) => this.#topic(name))
      const request = createCreateTopicsRequest({ topics, timeoutMs: TIMEOUT_MS })
      const answer = await controller.createTopics(request, { principal: 'User:ANONYMOUS', apiVersion: 7 })
      for (const { name, errorCode, errorMessage, numPartitions } of answer.topics) {
        if (errorCode === ErrorCode.NONE) events.topicCreated?.({ name, partitions: numPartitions, automatic: true })
        else if (errorCode !== ErrorCode.TOPIC_ALREADY_EXISTS) {
          logger.log('warn', 'a topic that was asked for could not be made', { topic: name, errorCode, errorMessage })
        }
      }
      await this.#broker.caughtUp()
    } catch (error) {
      logger.log('error', 'topics that were asked for could not be made', { topics: names, error })
    } finally {
      for (const name of names) this.#inFlight.delete(name)
    }
  }

  #topic(name: string): ReturnType<typeof createCreateTopicsRequestCreatableTopic> {
    if (!INTERNAL_TOPICS.has(name))
      return createCreateTopicsRequestCreatableTopic({ name, numPartitions: -1, replicationFactor: -1 })
    const { partitions, replicas, configs } = internalSettings(this.#broker, name)
    return createCreateTopicsRequestCreatableTopic({
      name,
      numPartitions: partitions,
      replicationFactor: replicas,
      configs: Object.entries(configs).map(([key, value]) =>
        createCreateTopicsRequestCreatableTopicConfig({ name: key, value }),
      ),
    })
  }
}

interface InternalSettings {
  readonly partitions: number
  readonly replicas: number
  readonly configs: Readonly<Record<string, string>>
}

function internalSettings({ config }: Broker, name: string): InternalSettings {
  const number = (key: string): number => config.number(key)
  if (name === GROUP_TOPIC) {
    return {
      partitions: number('offsets.topic.num.partitions'),
      replicas: number('offsets.topic.replication.factor'),
      configs: {
        'cleanup.policy': 'compact',
        'segment.bytes': String(number('offsets.topic.segment.bytes')),
        'compression.type': 'producer',
      },
    }
  }
  if (name === TRANSACTION_TOPIC) {
    return {
      partitions: number('transaction.state.log.num.partitions'),
      replicas: number('transaction.state.log.replication.factor'),
      configs: {
        'cleanup.policy': 'compact',
        'segment.bytes': String(number('transaction.state.log.segment.bytes')),
        'compression.type': 'uncompressed',
        'min.insync.replicas': String(number('transaction.state.log.min.isr')),
        'unclean.leader.election.enable': 'false',
      },
    }
  }
  return {
    partitions: number('share.coordinator.state.topic.num.partitions'),
    replicas: number('share.coordinator.state.topic.replication.factor'),
    configs: {
      'cleanup.policy': 'delete',
      'retention.ms': '-1',
      'segment.bytes': String(number('share.coordinator.state.topic.segment.bytes')),
      'min.insync.replicas': String(number('share.coordinator.state.topic.min.isr')),
    },
  }
}
