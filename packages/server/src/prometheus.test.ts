import { MetricRegistry } from '@ottla/base'
import { expect, it } from 'vitest'
import { prometheusText } from './prometheus.ts'

it('prints meters, gauges and histograms under the names that dashboards query', () => {
  const metrics = new MetricRegistry()
  const tags = { topic: 'a"b\\c\nd' }
  metrics.meter({ group: 'kafka.server', type: 'BrokerTopicMetrics', name: 'BytesInPerSec' }).mark(5)
  metrics.meter({ group: 'kafka.server', type: 'BrokerTopicMetrics', name: 'BytesInPerSec', tags }).mark(7)
  metrics.gauge({ group: 'kafka.server', type: 'ReplicaManager', name: 'LeaderCount' }, () => 3)
  metrics.gauge(
    { group: 'kafka.server', type: 'KafkaRequestHandlerPool', name: 'RequestHandlerAvgIdlePercent' },
    () => 0.5,
  )
  metrics
    .histogram({ group: 'kafka.network', type: 'RequestMetrics', name: 'TotalTimeMs', tags: { request: 'Fetch' } })
    .record(2)
  const text = prometheusText(metrics)
  expect(text).toContain(`# TYPE kafka_server_brokertopicmetrics_bytesin_total counter
kafka_server_brokertopicmetrics_bytesin_total 5
kafka_server_brokertopicmetrics_bytesin_total{topic="a\\"b\\\\c\\nd"} 7
`)
  expect(text).toContain('kafka_server_replicamanager_leadercount 3\n')
  expect(text).toContain('kafka_server_kafkarequesthandlerpool_requesthandleravgidle_percent 0.5\n')
  expect(text).toContain('kafka_network_requestmetrics_totaltimems_count{request="Fetch"} 1\n')
  expect(text).toContain('kafka_network_requestmetrics_totaltimems{request="Fetch",quantile="0.99"} 2\n')
})
