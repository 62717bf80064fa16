/** Directories of every level of metadata.version since Kafka 3.3: served, snapshots too, and left at their level. */
import { bootstrapRecords } from '@ottla/controller'
import { type MetadataRecord, metadataVersions } from '@ottla/protocol'
import { formatStandalone, METADATA_LOG_DIR } from '@ottla/raft'
import { describe, expect, it } from 'vitest'
import { createTopics } from './create-topics.ts'
import { fetchValues, produce, SimMachine } from './node.test-support.ts'

const CLUSTER_ID = 'AAAAAAAAAAAAAAAAAAAAAg'
/** 3.7-IV2. */
const DIRECTORIES = 17
const CONFIG = {
  'log.dirs': '/kafka,/second',
  'controller.quorum.voters': '1@127.0.0.1:9093',
  'controller.quorum.bootstrap.servers': '',
  'metadata.log.max.record.bytes.between.snapshots': '400',
}

async function formatted(seed: number, records: readonly MetadataRecord[]): Promise<SimMachine> {
  const machine = new SimMachine(seed)
  const { clock, random, disk } = machine
  const directories = { logDirs: ['/kafka', '/second'], metadataLogDir: '/kafka' }
  const identity = { nodeId: 1, clusterId: CLUSTER_ID, controllerEndpoints: null, bootstrapRecords: records }
  await clock.drive(formatStandalone({ disk: disk.mount(), clock, random, ...directories, ...identity }))
  return machine
}

const levels = metadataVersions.filter(({ production }) => production).map(({ level, name }) => ({ level, name }))

describe.each(levels)('metadata.version $name', ({ level, name }) => {
  it('is served, and kept', async () => {
    const machine = await formatted(level, bootstrapRecords(name)!)
    for (let start = 0; start < 3; start++) {
      const node = await machine.clock.drive(machine.start(CONFIG))
      expect(node.formatted).toBe(false)
      expect(node.broker.image.features.metadataVersion).toBe(level)
      expect(node.broker.image.cluster.broker(1)!.directories).toHaveLength(level >= DIRECTORIES ? 2 : 0)
      await machine.clock.drive(createTopics(node.broker, [{ name: `t${start}`, partitions: 4 }]))
      await machine.clock.runFor(3000)
      const peer = await machine.clock.drive(machine.connect())
      expect(await machine.clock.drive(produce(peer, 't0', [`value ${start}`], machine.clock.now()))).toBe(start)
      const values = Array.from({ length: start + 1 }, (_, at) => `value ${at}`)
      expect(await machine.clock.drive(fetchValues(peer, 't0'))).toEqual(values)
      const partition = node.broker.image.topics.topic('t0')!.partitions.get(0)!
      // All ids of directories that have no meaning of their own end alike.
      expect(/^A{21}/.test(partition.directories[0]!)).toBe(level < DIRECTORIES)
      await machine.clock.drive(node.stop())
    }
    const snapshots = machine.disk
      .paths()
      .filter((path) => path.includes(METADATA_LOG_DIR) && path.endsWith('.checkpoint'))
    expect(snapshots.length).toBeGreaterThan(1)
  })
})

it('a directory formatted by Apache Kafka 4.4 has its features in the snapshot at offset 0', async () => {
  const machine = await formatted(1, bootstrapRecords('4.2-IV1')!)
  const disk = machine.disk.mount()
  await machine.clock.drive(disk.makeDir(`/kafka/${METADATA_LOG_DIR}`))
  const snapshot = `/kafka/${METADATA_LOG_DIR}/00000000000000000000-0000000000.checkpoint`
  await machine.clock.drive(disk.rename('/kafka/bootstrap.checkpoint', snapshot))
  const node = await machine.clock.drive(machine.start(CONFIG))
  expect(Object.fromEntries(node.broker.image.features.all())).toEqual({
    'metadata.version': metadataVersions.find(({ name }) => name === '4.2-IV1')!.level,
    'eligible.leader.replicas.version': 1,
    'group.version': 1,
    'share.version': 1,
    'streams.version': 1,
    'transaction.version': 2,
  })
  await machine.clock.drive(node.stop())
})
