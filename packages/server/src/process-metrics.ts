/** What Prometheus' own client libraries tell of a process, under the same names. */
import type { Metrics } from '@ottla/base'

export function addProcessMetrics(metrics: Metrics): void {
  const gauge = (name: string, read: () => number): void => metrics.gauge({ group: 'process', type: '', name }, read)
  const startedAt = Date.now() / 1000 - process.uptime()
  gauge('resident_memory_bytes', () => process.memoryUsage.rss())
  gauge('heap_bytes', () => process.memoryUsage().heapUsed)
  gauge('start_time_seconds', () => startedAt)
  gauge('cpu_seconds', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
}
