// Ottla as a process of its own on one port, for the fault programs: started, asked, ended. `ottla dev` on one directory, or
// `ottla start` where there is a file of properties.
import { join } from 'node:path'
import { PeerConnection } from '@ottla/net'
import {
  CreateTopicsRequestType,
  CreateTopicsResponseType,
  createCreateTopicsRequest,
  createCreateTopicsRequestCreatableTopic,
  createCreateTopicsRequestCreatableTopicConfig,
} from '@ottla/protocol'
import { NodeClock, NodeNetwork } from '@ottla/server'
import { nodeBinary, rootDir } from '../lib/cache.ts'
import { type Child, sleep, startChild } from '../lib/process.ts'
import { isServing } from '../lib/wire.ts'
import { PARTITIONS, TOPIC, type Truth } from './load.ts'
import { findCoordinator, verify } from './verify.ts'

/** A hang guard, many times what it guards. */
const READY_LIMIT_MS = 60_000

export class LiveNode {
  readonly dir: string
  /** The log directory. */
  readonly logs: string
  readonly port: number
  readonly #properties: string | null
  readonly #clock = new NodeClock()
  readonly #network = new NodeNetwork()

  constructor(dir: string, port: number, properties: string | null = null) {
    this.dir = dir
    this.#properties = properties
    this.logs = join(dir, 'kafka')
    this.port = port
  }

  spawn(durability: string): Child {
    const main = join(rootDir, 'packages', 'cli', 'src', 'main.ts')
    if (this.#properties !== null) return startChild(nodeBinary, [main, 'start', '-c', this.#properties])
    const args = ['dev', '--kafka-port', String(this.port), '--http-port', '0', '--data', this.dir, '--json']
    return startChild(nodeBinary, [main, ...args, '--durability', durability])
  }

  async isServing(): Promise<boolean> {
    return await isServing(`127.0.0.1:${this.port}`)
  }

  /** ms until clients are served. */
  async ready(child: Child): Promise<number> {
    const begin = performance.now()
    while (!(await this.isServing())) {
      if (child.ended()) throw new Error(`the node ended: ${child.output()}`)
      if (performance.now() - begin > READY_LIMIT_MS) throw new Error(`not ready: ${child.output()}`)
      await sleep(10)
    }
    return Math.round(performance.now() - begin)
  }

  async connect(): Promise<PeerConnection> {
    const address = { host: '127.0.0.1', port: this.port }
    const options = { network: this.#network, address, clock: this.#clock, clientId: 'faults' }
    return await PeerConnection.connect(options)
  }

  /** Runs `work` with a connection of its own. */
  async withPeer<T>(work: (peer: PeerConnection) => Promise<T>): Promise<T> {
    const peer = await this.connect()
    try {
      return await work(peer)
    } finally {
      peer.close()
    }
  }

  /** The topic of the load, and the one of the commits. */
  async createTopics(): Promise<void> {
    await this.withPeer(async (peer) => {
      const errorCode = await createTopic(peer, TOPIC, PARTITIONS)
      if (errorCode !== 0) throw new Error(`CreateTopics: error ${errorCode}`)
      await findCoordinator(peer)
    })
  }

  /** Reads everything and holds it against `truth`. */
  async check(truth: Truth): Promise<void> {
    await this.withPeer(async (peer) => await verify(peer, truth))
  }
}

/** Its error code. */
export async function createTopic(peer: PeerConnection, name: string, numPartitions: number): Promise<number> {
  // Small segments: deaths shall meet rolls.
  const small = createCreateTopicsRequestCreatableTopicConfig({ name: 'segment.bytes', value: '1048576' })
  const topic = createCreateTopicsRequestCreatableTopic({
    name,
    numPartitions,
    replicationFactor: 1,
    configs: [small],
  })
  const request = createCreateTopicsRequest({ topics: [topic], timeoutMs: 10_000 })
  const answer = await peer.request(CreateTopicsRequestType, CreateTopicsResponseType, 7, request)
  return answer.topics[0]?.errorCode ?? 0
}
