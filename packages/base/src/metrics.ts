/**
 * Counters, gauges and histograms under Kafka's own names: an MBean `kafka.server:type=BrokerTopicMetrics,
 * name=BytesInPerSec,topic=orders` is { group: 'kafka.server', type: 'BrokerTopicMetrics', name: 'BytesInPerSec',
 * tags: { topic: 'orders' } }. Look a metric up once and keep it; `mark` and `record` allocate nothing.
 */
export interface Metrics {
  meter(id: MetricId): Meter
  /** `read` is called when somebody looks. Registering the same id again replaces the reader. */
  gauge(id: MetricId, read: () => number): void
  histogram(id: MetricId): Histogram
  /** Forgets every metric whose tags contain all of `tags`: a deleted topic, a closed partition. */
  remove(tags: Readonly<Record<string, string>>): void
}

export interface MetricId {
  readonly group: string
  readonly type: string
  readonly name: string
  readonly tags?: Readonly<Record<string, string>>
}

export interface Meter {
  mark(count: number): void
  readonly count: number
}

export interface Histogram {
  record(value: number): void
}

/** Every metric of one process, in the order of registration, for whoever prints them. */
export class MetricRegistry implements Metrics {
  readonly #meters = new Map<string, { id: MetricId; meter: CountingMeter }>()
  readonly #gauges = new Map<string, { id: MetricId; read: () => number }>()
  readonly #histograms = new Map<string, { id: MetricId; histogram: ReservoirHistogram }>()
  /** Keys by their tag `topic`: to forget thousands of topics must not look at all metrics for each. */
  readonly #byTopic = new Map<string, Set<string>>()

  meter(id: MetricId): Meter {
    const key = keyOf(id)
    let entry = this.#meters.get(key)
    if (entry === undefined) {
      entry = { id, meter: new CountingMeter() }
      this.#meters.set(key, entry)
      this.#index(key, id)
    }
    return entry.meter
  }

  gauge(id: MetricId, read: () => number): void {
    const key = keyOf(id)
    this.#gauges.set(key, { id, read })
    this.#index(key, id)
  }

  histogram(id: MetricId): Histogram {
    const key = keyOf(id)
    let entry = this.#histograms.get(key)
    if (entry === undefined) {
      entry = { id, histogram: new ReservoirHistogram() }
      this.#histograms.set(key, entry)
      this.#index(key, id)
    }
    return entry.histogram
  }

  remove(tags: Readonly<Record<string, string>>): void {
    const maps: readonly Map<string, { id: MetricId }>[] = [this.#meters, this.#gauges, this.#histograms]
    const topic = tags['topic']
    const keys = topic === undefined ? maps.flatMap((map) => [...map.keys()]) : [...(this.#byTopic.get(topic) ?? [])]
    for (const key of keys) {
      for (const map of maps) {
        const id = map.get(key)?.id
        if (id === undefined || !Object.entries(tags).every(([name, value]) => id.tags?.[name] === value)) continue
        map.delete(key)
        this.#forget(key, id)
      }
    }
  }

  #index(key: string, { tags }: MetricId): void {
    const topic = tags?.['topic']
    if (topic === undefined) return
    const keys = this.#byTopic.get(topic)
    if (keys === undefined) this.#byTopic.set(topic, new Set([key]))
    else keys.add(key)
  }

  #forget(key: string, { tags }: MetricId): void {
    const topic = tags?.['topic']
    if (topic === undefined) return
    const keys = this.#byTopic.get(topic)
    keys?.delete(key)
    if (keys?.size === 0) this.#byTopic.delete(topic)
  }

  /** Values now: a meter is its count, a histogram its count, mean, max and quantiles. */
  *samples(): Generator<MetricSample> {
    for (const { id, meter } of this.#meters.values()) yield { id, kind: 'meter', value: meter.count }
    for (const { id, read } of this.#gauges.values()) yield { id, kind: 'gauge', value: read() }
    for (const { id, histogram } of this.#histograms.values()) {
      yield { id, kind: 'histogram', value: histogram.count, summary: histogram.summary() }
    }
  }
}

export interface MetricSample {
  readonly id: MetricId
  readonly kind: 'meter' | 'gauge' | 'histogram'
  readonly value: number
  readonly summary?: HistogramSummary
}

export interface HistogramSummary {
  readonly mean: number
  readonly max: number
  /** [quantile, value] for 0.5, 0.75, 0.95, 0.98, 0.99, 0.999, as Kafka's histograms show them. */
  readonly quantiles: readonly (readonly [number, number])[]
}

const QUANTILES = [0.5, 0.75, 0.95, 0.98, 0.99, 0.999]

/** Recent values kept per histogram; the oldest is overwritten. */
const HISTOGRAM_WINDOW = 1024

class CountingMeter implements Meter {
  count = 0
  mark(count: number): void {
    this.count += count
  }
}

class ReservoirHistogram implements Histogram {
  count = 0
  #sum = 0
  #max = 0
  readonly #recent = new Float64Array(HISTOGRAM_WINDOW)

  record(value: number): void {
    this.#recent[this.count % HISTOGRAM_WINDOW] = value
    this.count++
    this.#sum += value
    if (value > this.#max) this.#max = value
  }

  summary(): HistogramSummary {
    const sorted = this.#recent.slice(0, Math.min(this.count, HISTOGRAM_WINDOW)).sort()
    const at = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
    return {
      mean: this.count === 0 ? 0 : this.#sum / this.count,
      max: this.#max,
      quantiles: QUANTILES.map((q) => [q, at(q)] as const),
    }
  }
}

function keyOf(id: MetricId): string {
  const tags = id.tags === undefined ? '' : JSON.stringify(id.tags)
  return `${id.group}:${id.type}:${id.name}${tags}`
}
