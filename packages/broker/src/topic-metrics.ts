/** Kafka's BrokerTopicMetrics: each meter for all topics together and for each one. Looked up once, kept by topic. */
import type { Meter, Metrics } from '@ottla/base'

const NAMES = [
  'MessagesInPerSec',
  'BytesInPerSec',
  'BytesOutPerSec',
  'BytesRejectedPerSec',
  'TotalProduceRequestsPerSec',
  'TotalFetchRequestsPerSec',
  'FailedProduceRequestsPerSec',
  'FailedFetchRequestsPerSec',
] as const

export type TopicMeters = Readonly<Record<(typeof NAMES)[number], Meter>>

export class TopicMetrics {
  readonly all: TopicMeters
  readonly #metrics: Metrics
  readonly #byTopic = new Map<string, TopicMeters>()

  constructor(metrics: Metrics) {
    this.#metrics = metrics
    this.all = metersOf(metrics, null)
  }

  of(topic: string): TopicMeters {
    let meters = this.#byTopic.get(topic)
    if (meters === undefined) this.#byTopic.set(topic, (meters = metersOf(this.#metrics, topic)))
    return meters
  }

  mark(topic: string, name: (typeof NAMES)[number], count: number): void {
    this.all[name].mark(count)
    this.of(topic)[name].mark(count)
  }

  forget(topic: string): void {
    this.#byTopic.delete(topic)
  }
}

function metersOf(metrics: Metrics, topic: string | null): TopicMeters {
  const meter = (name: string): Meter =>
    metrics.meter({
      group: 'kafka.server',
      type: 'BrokerTopicMetrics',
      name,
      ...(topic === null ? {} : { tags: { topic } }),
    })
  return Object.fromEntries(NAMES.map((name) => [name, meter(name)])) as unknown as TopicMeters
}
