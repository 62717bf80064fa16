/** A controller on a log in memory that commits at once, with timers that fire when the test says so. For tests. */
import type { Random } from '@ottla/base'
import {
  createBrokerHeartbeatRequest,
  createBrokerRegistrationRequest,
  type MetadataRecord,
  supportedFeatures,
} from '@ottla/protocol'
import { AppendError, type Decision } from '@ottla/rsm'
import { bootstrapRecords } from './bootstrap.ts'
import { Controller } from './controller.ts'
import type { ControllerOptions } from './options.ts'
import { ControllerShard } from './shard.ts'

export const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qg'
export const DIRECTORY = 'ZuH1bTDpQdGRAxe4S5-sdw'

export const OPTIONS: ControllerOptions = {
  nodeId: 1,
  clusterId: CLUSTER_ID,
  isCombined: true,
  staticConfigs: new Map(),
  defaultPartitions: 1,
  defaultReplicationFactor: 1,
  deleteTopicEnable: true,
  sessionTimeoutMs: 9000,
  maxIdleIntervalMs: 500,
  bootstrapRecords: bootstrapRecords('4.3-IV0')!,
}

export function seededRandom(seed = 1): Random {
  let state = seed
  const uint32 = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) ^ (state >>> 12)) >>> 0
  }
  return {
    uint32,
    below: (limit) => uint32() % limit,
    float: () => uint32() / 2 ** 32,
    bytes: (length) => Buffer.from(Array.from({ length }, () => uint32() & 255)),
    fork: (label) => seededRandom(seed + label.length),
  }
}

export class TestHost {
  readonly log: MetadataRecord[]
  readonly shard: ControllerShard
  readonly controller: Controller
  readonly #timers = new Map<string, { at: number; operation: (now: number) => Decision<MetadataRecord, void> }>()
  /** The next append is lost after its records were replayed. */
  failNext = false
  now = 0

  constructor(options: Partial<ControllerOptions> = {}, log: MetadataRecord[] = []) {
    this.log = log
    const timers = {
      schedule: (key: string, delayMs: number, operation: (now: number) => Decision<MetadataRecord, void>) =>
        void this.#timers.set(key, { at: this.now + delayMs, operation }),
      cancel: (key: string) => void this.#timers.delete(key),
    }
    const host = { timers, nextOffset: () => this.log.length }
    this.shard = new ControllerShard({ ...OPTIONS, ...options }, host, seededRandom())
    this.controller = new Controller(this.shard, { write: async (operation) => this.run(operation) })
    log.forEach((record, offset) => {
      this.#replay(record, offset)
    })
    this.shard.loaded()
  }

  run<T>(operation: (now: number) => Decision<MetadataRecord, T>): T {
    const { records, reply } = operation(this.now)
    const base = this.log.length
    records.forEach((record, at) => {
      this.#replay(record, base + at)
    })
    if (this.failNext) {
      this.failNext = false
      this.shard.timeline.revertTo(base)
      throw new AppendError(41, 'not the leader')
    }
    this.log.push(...records)
    this.shard.timeline.commitTo(this.log.length)
    return reply
  }

  advance(ms: number): void {
    const end = this.now + ms
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0]
      if (due === undefined) break
      this.#timers.delete(due[0])
      this.now = due[1].at
      this.run(due[1].operation)
    }
    this.now = end
  }

  /** Records since `from`, without idle ones. */
  since(from: number): MetadataRecord[] {
    return this.log.slice(from).filter(({ type }) => type !== 'NoOpRecord')
  }

  /** A broker registers and is unfenced. Returns its epoch. */
  async join(id: number, changes: { rack?: string; incarnation?: string; previous?: number } = {}): Promise<number> {
    const { brokerEpoch, errorCode } = await this.controller.registerBroker(registration(id, changes))
    if (errorCode !== 0) throw new Error(`registration of ${id}: ${errorCode}`)
    await this.heartbeat(id, brokerEpoch)
    return brokerEpoch
  }

  heartbeat(id: number, brokerEpoch: number, changes: object = {}): ReturnType<Controller['brokerHeartbeat']> {
    const fields = { brokerId: id, brokerEpoch, currentMetadataOffset: this.log.length - 1, cordonedLogDirs: [] }
    return this.controller.brokerHeartbeat(createBrokerHeartbeatRequest({ ...fields, ...changes }))
  }

  #replay(record: MetadataRecord, offset: number): void {
    this.shard.timeline.advance(offset)
    this.shard.replay(offset, record)
  }
}

/** A host whose log has its bootstrap. */
export async function activated(options: Partial<ControllerOptions> = {}): Promise<TestHost> {
  const host = new TestHost(options)
  await host.controller.activate()
  return host
}

export function registration(
  id: number,
  changes: { rack?: string; incarnation?: string; previous?: number } = {},
): ReturnType<typeof createBrokerRegistrationRequest> {
  return createBrokerRegistrationRequest({
    brokerId: id,
    clusterId: CLUSTER_ID,
    incarnationId: changes.incarnation ?? `xL15UVuURUa7vH7MgUJw${id}A`,
    listeners: [{ name: 'PLAINTEXT', host: '127.0.0.1', port: 32800, securityProtocol: 0, unknownTags: null }],
    features: supportedFeatures
      .filter(({ listener }) => listener === 'broker')
      .map(({ name, min, max }) => ({
        name,
        minSupportedVersion: min,
        maxSupportedVersion: max,
        unknownTags: null,
      })),
    rack: changes.rack ?? null,
    logDirs: [id === 1 ? DIRECTORY : `ZuH1bTDpQdGRAxe4S5-${id}dw`],
    previousBrokerEpoch: changes.previous ?? -1,
  })
}
