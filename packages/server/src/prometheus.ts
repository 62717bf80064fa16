/**
 * Kafka's metrics as Prometheus text, in the naming of the JMX exporter's own Kafka rules and of Strimzi, so that
 * existing dashboards and alerts work:
 *
 * | MBean | becomes |
 * | --- | --- |
 * | `kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=t` (meter) | `kafka_server_brokertopicmetrics_bytesin_total{topic="t"}` |
 * | `kafka.network:type=RequestMetrics,name=TotalTimeMs,request=Fetch` (histogram) | `kafka_network_requestmetrics_totaltimems{request="Fetch",quantile="0.99"}` and `..._count` |
 * | `...AvgIdlePercent` | `...avgidle_percent` |
 * | gauges | as they are, lower case |
 *
 * Label names keep their case; there is no `_sum`.
 */
import type { MetricRegistry, MetricSample } from '@ottla/base'

export const PROMETHEUS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

export function prometheusText(metrics: MetricRegistry): string {
  const families = new Map<string, { type: string; lines: string[] }>()
  const add = (name: string, type: string, labels: string, value: number): void => {
    let family = families.get(name)
    if (family === undefined) families.set(name, (family = { type, lines: [] }))
    family.lines.push(`${name}${labels} ${formatValue(value)}`)
  }
  for (const sample of metrics.samples()) addSample(sample, add)
  let text = ''
  for (const [name, { type, lines }] of families) text += `# TYPE ${name} ${type}\n${lines.join('\n')}\n`
  return text
}

function addSample(
  sample: MetricSample,
  add: (name: string, type: string, labels: string, value: number) => void,
): void {
  const { id } = sample
  const name = metricName(id.group, id.type, id.name)
  const tags = id.tags ?? {}
  switch (sample.kind) {
    case 'meter':
      add(`${name.replace(/persec$/, '')}_total`, 'counter', labelText(tags), sample.value)
      break
    case 'gauge':
      add(name.replace(/percent$/, '_percent'), 'gauge', labelText(tags), sample.value)
      break
    case 'histogram':
      add(`${name}_count`, 'counter', labelText(tags), sample.value)
      for (const [quantile, value] of sample.summary!.quantiles) {
        add(name, 'gauge', labelText({ ...tags, quantile: quantileText(quantile) }), value)
      }
      break
  }
}

function metricName(...parts: string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('_')
    .replace(/[^A-Za-z0-9_]/g, '_')
    .toLowerCase()
}

function quantileText(quantile: number): string {
  return quantile.toFixed(3).replace(/0$/, '')
}

function labelText(tags: Readonly<Record<string, string>>): string {
  const entries = Object.entries(tags)
  if (entries.length === 0) return ''
  return `{${entries.map(([name, value]) => `${name.replace(/[^A-Za-z0-9_]/g, '_')}="${escapeLabel(value)}"`).join(',')}}`
}

function escapeLabel(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')
}

function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (value === Infinity) return '+Inf'
  return value === -Infinity ? '-Inf' : String(value)
}
