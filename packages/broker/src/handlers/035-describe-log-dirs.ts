/**
 * DescribeLogDirs, versions 1-5 (KIP-113, KIP-827, KIP-1066).
 *
 * - Every log directory is in the answer, with those of the wanted partitions (null: all) that lie in it. One that is
 *   offline is KAFKA_STORAGE_ERROR without partitions.
 * - The lag of a replica is how far its end is behind the high watermark: 0 where it leads.
 * - v3: an error of the whole answer. v4: total and usable bytes of the file system; -1 where they are unknown.
 * - v5: cordoned, which gets no new replicas.
 */
import { DiskError } from '@ottla/base'
import type { LogDir, PartitionLog } from '@ottla/log'
import {
  createDescribeLogDirsResponse,
  createDescribeLogDirsResponseDescribeLogDirsPartition,
  createDescribeLogDirsResponseDescribeLogDirsResult,
  createDescribeLogDirsResponseDescribeLogDirsTopic,
  type DescribeLogDirsRequest,
  DescribeLogDirsRequestType,
  type DescribeLogDirsResponse,
  type DescribeLogDirsResponseDescribeLogDirsResult,
  type DescribeLogDirsResponseDescribeLogDirsTopic,
  DescribeLogDirsResponseType,
  ErrorCode,
} from '@ottla/protocol'
import type { Broker } from '../broker.ts'
import { type AnyHandler, type Call, handler } from '../handler.ts'

/** In `cordoned.log.dirs`: all of them. */
const ALL_DIRS = '*'

export const describeLogDirsHandler: AnyHandler = handler<DescribeLogDirsRequest, DescribeLogDirsResponse>({
  request: DescribeLogDirsRequestType,
  response: DescribeLogDirsResponseType,
  listeners: ['broker'],
  needs: [{ operation: 'DESCRIBE', resource: 'CLUSTER' }],
  throttled: true,
  handle: describeLogDirs,
})

async function describeLogDirs(request: DescribeLogDirsRequest, { broker }: Call): Promise<DescribeLogDirsResponse> {
  const byDir = topicsByDir(broker, wantedOf(request))
  const results = await Promise.all(broker.logs.dirs.map((dir) => describe(broker, dir, byDir.get(dir))))
  return createDescribeLogDirsResponse({ results })
}

async function describe(
  broker: Broker,
  dir: LogDir,
  topics: ReadonlyMap<string, DescribeLogDirsResponseDescribeLogDirsTopic> | undefined,
): Promise<DescribeLogDirsResponseDescribeLogDirsResult> {
  const result = createDescribeLogDirsResponseDescribeLogDirsResult({
    logDir: dir.path,
    isCordoned: isCordoned(broker, dir),
  })
  if (!dir.online) {
    result.errorCode = ErrorCode.KAFKA_STORAGE_ERROR
    return result
  }
  result.topics = [...(topics?.values() ?? [])]
  try {
    const { totalBytes, freeBytes } = await dir.space()
    result.totalBytes = totalBytes
    result.usableBytes = freeBytes
  } catch (error) {
    if (!(error instanceof DiskError)) throw error
    broker.logger.log('warn', 'a file system does not tell its room', { dir: dir.path, problem: error.message })
  }
  return result
}

/** null: all. */
function wantedOf({ topics }: DescribeLogDirsRequest): ReadonlyMap<string, ReadonlySet<number>> | null {
  if (topics === null) return null
  const wanted = new Map<string, Set<number>>()
  for (const { topic, partitions } of topics) {
    const known = wanted.get(topic)
    if (known === undefined) wanted.set(topic, new Set(partitions))
    else for (const partition of partitions) known.add(partition)
  }
  return wanted
}

type TopicsByDir = Map<LogDir, Map<string, DescribeLogDirsResponseDescribeLogDirsTopic>>

function topicsByDir({ logs }: Broker, wanted: ReadonlyMap<string, ReadonlySet<number>> | null): TopicsByDir {
  const byDir: TopicsByDir = new Map()
  for (const log of logs.logs()) {
    const { topic: name, partition } = log
    if (wanted !== null && wanted.get(name)?.has(partition) !== true) continue
    const dir = logs.dirOf(name, partition)
    if (dir === null) continue
    let topics = byDir.get(dir)
    if (topics === undefined) byDir.set(dir, (topics = new Map<string, DescribeLogDirsResponseDescribeLogDirsTopic>()))
    let topic = topics.get(name)
    if (topic === undefined) topics.set(name, (topic = createDescribeLogDirsResponseDescribeLogDirsTopic({ name })))
    topic.partitions.push(describePartition(log))
  }
  return byDir
}

function describePartition(log: PartitionLog): DescribeLogDirsResponseDescribeLogDirsTopic['partitions'][number] {
  return createDescribeLogDirsResponseDescribeLogDirsPartition({
    partitionIndex: log.partition,
    partitionSize: log.sizeInBytes,
    offsetLag: Math.max(0, log.highWatermark - log.endOffset),
  })
}

function isCordoned(broker: Broker, dir: LogDir): boolean {
  const names = (broker.configs.brokerValue('cordoned.log.dirs') ?? '').split(',').map((name) => name.trim())
  return names.includes(ALL_DIRS) || names.includes(dir.path)
}
