/** Directories that Apache Kafka left, opened on the real disk, read through the real network, and opened again. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MetricRegistry, silentLogger } from '@ottla/base'
import { BrokerConfig } from '@ottla/metadata'
import { PeerConnection } from '@ottla/net'
import { afterEach, describe, expect, it } from 'vitest'
import { devProperties } from './dev-properties.ts'
import { KafkaNode } from './kafka-node.ts'
import { NodeClock, NodeDisk, NodeNetwork, NodeRandom } from './node/index.ts'
import { EARLIEST, fetchValues, LATEST, offsetOf, produce } from './node.test-support.ts'

const GOLDEN = join(import.meta.dirname, '..', '..', 'log', 'testdata', 'golden')

interface Truth {
  readonly clusterId: string
  readonly topics: Readonly<
    Record<
      string,
      {
        readonly id: string
        readonly configs: Readonly<Record<string, string>>
        readonly partitions: Readonly<Record<string, { readonly earliest: number; readonly latest: number }>>
      }
    >
  >
}

const scratch: string[] = []
afterEach(() => {
  for (const dir of scratch.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function scratchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'ottla-server-'))
  scratch.push(dir)
  return dir
}

async function startAt(logDir: string): Promise<KafkaNode> {
  return await KafkaNode.start({
    config: new BrokerConfig(devProperties({ logDir, kafkaPort: 0 })),
    world: {
      clock: new NodeClock(),
      random: new NodeRandom(),
      disk: new NodeDisk(),
      network: new NodeNetwork(),
      logger: silentLogger,
    },
    metrics: new MetricRegistry(),
    formatIfEmpty: true,
    bindControllerListeners: false,
  })
}

async function connect(node: KafkaNode): Promise<PeerConnection> {
  const address = node.addresses.get('PLAINTEXT')!
  return await PeerConnection.connect({ network: new NodeNetwork(), address, clock: new NodeClock(), clientId: 'test' })
}

async function expectTruth(node: KafkaNode, truth: Truth): Promise<void> {
  const { topics } = node.broker.image
  const peer = await connect(node)
  for (const [name, { id, partitions }] of Object.entries(truth.topics)) {
    expect(topics.topic(name)?.id, name).toBe(id)
    for (const [index, { earliest, latest }] of Object.entries(partitions)) {
      const at = Number(index)
      expect(await offsetOf(peer, name, at, EARLIEST), `${name}-${index} earliest`).toBe(earliest)
      expect(await offsetOf(peer, name, at, LATEST), `${name}-${index} latest`).toBe(latest)
    }
  }
  peer.close()
}

describe.each(['2-plain', '3-transactions', '4-compacted', '5-groups', '6-metadata', '7-killed'])(
  'golden directory %s',
  (name) => {
    it('serves what its clients saw, and again after a restart', async () => {
      const dir = scratchDir()
      execFileSync('tar', ['-xzf', join(GOLDEN, `${name}.tar.gz`), '-C', dir])
      const truth = JSON.parse(readFileSync(join(GOLDEN, `${name}.truth.json`), 'utf8')) as Truth
      for (let start = 0; start < 2; start++) {
        await using node = await startAt(join(dir, name))
        expect(node.formatted).toBe(false)
        expect(node.clusterId).toBe(truth.clusterId)
        await expectTruth(node, truth)
      }
    })
  },
)

describe.each(['1-formatted', '1-started'])('golden directory %s', (name) => {
  it('is taken over and takes records', async () => {
    const dir = scratchDir()
    execFileSync('tar', ['-xzf', join(GOLDEN, `${name}.tar.gz`), '-C', dir])
    await using node = await startAt(join(dir, name))
    expect(node.notReady()).toBe(null)
  })
})

describe('the real disk', () => {
  it('keeps topics and records over restarts', async () => {
    const dir = join(scratchDir(), 'kafka')
    const written: string[] = []
    for (let start = 0; start < 3; start++) {
      await using node = await startAt(dir)
      if (start === 0) {
        const { createTopics } = await import('./create-topics.ts')
        await createTopics(node.broker, [{ name: 't', partitions: 2 }])
      }
      const peer = await connect(node)
      expect(await fetchValuesOrNone(peer, written.length)).toEqual(written)
      const values = [`${start}-a`, `${start}-b`]
      expect(await produce(peer, 't', values, Date.now())).toBe(written.length)
      written.push(...values)
      peer.close()
    }
  })
})

describe('two nodes of one process', () => {
  it('refuse each other the same directory', async () => {
    const dir = join(scratchDir(), 'kafka')
    await using node = await startAt(dir)
    await expect(startAt(dir)).rejects.toMatchObject({ name: 'DiskError', code: 'ELOCKED' })
    expect(node.notReady()).toBe(null)
  })
})

async function fetchValuesOrNone(peer: PeerConnection, expected: number): Promise<string[]> {
  return expected === 0 ? [] : await fetchValues(peer, 't')
}
