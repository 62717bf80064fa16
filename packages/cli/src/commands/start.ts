/** `ottla start`: a node by a server.properties as Apache Kafka reads it. */
import { hostname } from 'node:os'
import { type Address, type Logger, MetricRegistry } from '@ottla/base'
import { type BrokerConfig, ConfigError } from '@ottla/metadata'
import { isLoopback, lineLogger, NodeClock, NodeDisk, nodeSettingsOf } from '@ottla/server'
import { readConfig } from '../config-file.ts'
import { keyValues } from '../key-values.ts'
import { RunningNode } from '../run-node.ts'

export interface StartOptions {
  readonly config: string
  readonly override: readonly string[]
}

export async function start(options: StartOptions): Promise<void> {
  const config = await readConfig(options.config, keyValues('--override', options.override))
  const clock = new NodeClock()
  const logger = lineLogger(clock, 'info', (line) => process.stderr.write(line))
  logKeys(config, logger)
  const running = await RunningNode.start({
    config,
    clock,
    disk: new NodeDisk(),
    logger,
    metrics: new MetricRegistry(),
    http: httpAddress(config),
    portHint: (what) => (what === 'kafka' ? '; change listeners' : '; change ottla.http.address'),
    node: { formatIfEmpty: true, hostname: hostname() },
  })
  const { node, http } = running
  if (node.formatted)
    logger.log('info', 'the directories were empty and have been formatted', { dirs: config.logDirs.join(',') })
  const listeners = [...node.addresses].map(([name, { host, port }]) => `${name}://${host}:${port}`).join(',')
  const metrics = http === null ? '' : `, http://${http.host}:${http.port}/metrics`
  process.stdout.write(
    `ottla node ${node.nodeId} ready in ${Math.round(performance.now())} ms: ${listeners}${metrics}, cluster ${node.clusterId}, data in ${config.logDirs.join(',')}\n`,
  )
  process.exitCode = await running.untilStopped((why) => logger.log('info', 'stopping', { why }))
  logger.log('info', 'stopped')
}

/** Once, in one line each: what is not followed. */
function logKeys(config: BrokerConfig, logger: Logger): void {
  const { jvmOnlyKeys, unknownKeys } = config
  if (jvmOnlyKeys.length > 0) {
    logger.log('info', 'keys that only a JVM can follow are ignored', { keys: jvmOnlyKeys.join(', ') })
  }
  if (unknownKeys.length > 0) logger.log('warn', 'keys that nothing reads', { keys: unknownKeys.join(', ') })
}

/** `ottla.http.address=host:port`; null where it is not set. */
function httpAddress(config: BrokerConfig): Address | null {
  const text = config.properties.get('ottla.http.address')?.trim()
  if (text === undefined || text === '') return null
  const match = /^(\[[0-9a-fA-F:]+\]|[^:]*):(\d{1,5})$/.exec(text)
  const port = Number(match?.[2])
  if (match === null || port > 65_535) throw ConfigError.invalid('ottla.http.address', text, 'write host:port')
  const host = match[1]!.replace(/^\[|\]$/g, '')
  if (!isLoopback(host) && !nodeSettingsOf(config).allowRemotePlaintext) {
    throw new ConfigError(
      `ottla.http.address on ${host} is open to other machines: set ottla.allow.remote.plaintext=true if that is meant`,
    )
  }
  return { host: host === '' ? '127.0.0.1' : host, port }
}
