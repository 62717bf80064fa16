/** A controller takes over the metadata log of Apache Kafka and goes on. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  batchSizeInBytes,
  createNoOpRecord,
  decodeMetadataRecord,
  isControlBatch,
  type MetadataRecord,
  metadataRecord,
  nextBatch,
  readRecords,
} from '@ottla/protocol'
import { describe, expect, it } from 'vitest'
import { registration, TestHost } from './host.test-support.ts'

const GOLDEN = new URL('../../log/testdata/golden/', import.meta.url)

/** Records of the log by offset; an idle one where Raft has its own. */
function logOf(name: string): MetadataRecord[] {
  const tar = gunzipSync(readFileSync(new URL(`${name}.tar.gz`, GOLDEN)))
  const header = tar.indexOf(`${name}/__cluster_metadata-0/00000000000000000000.log`)
  const size = Number.parseInt(tar.toString('latin1', header + 124, header + 136), 8)
  const file = tar.subarray(header + 512, header + 512 + size)
  const log: MetadataRecord[] = []
  for (let at = 0; nextBatch(file, at) > 0; at += batchSizeInBytes(file, at)) {
    for (const { value } of readRecords(file, at).records ?? []) {
      const idle = metadataRecord('NoOpRecord', 0, createNoOpRecord())
      log.push(isControlBatch(file, at) ? idle : decodeMetadataRecord(value!))
    }
  }
  return log
}

describe.each(['2-plain', '3-transactions', '5-groups', '6-metadata', '7-killed'])('the log of %s', (name) => {
  it('is taken over: nothing is bootstrapped, the broker comes back, every partition has its leader', async () => {
    const host = new TestHost({}, logOf(name))
    const before = host.log.length
    await host.controller.activate()
    expect(host.log.length).toBe(before)
    const { epoch, directories } = host.shard.state.brokers.get(1)!
    const again = {
      ...registration(1, { incarnation: 'AAAAAAAAAAAAAAAAAAAAbA', previous: epoch }),
      logDirs: [...directories],
    }
    const { errorCode, brokerEpoch } = await host.controller.registerBroker(again)
    expect(errorCode).toBe(0)
    await host.heartbeat(1, brokerEpoch)
    expect(host.shard.state.topics.size).toBeGreaterThan(0)
    for (const topic of host.shard.state.topics.values()) {
      for (const partition of topic.partitions.values()) {
        expect(partition).toMatchObject({ leader: 1, isr: [1], elr: [], lastKnownElr: [], leaderRecoveryState: 0 })
      }
    }
  })

  it('is taken over after a kill, too: the last known leader leads, as the one who has to recover', async () => {
    const host = new TestHost({}, logOf(name))
    const { directories } = host.shard.state.brokers.get(1)!
    const again = { ...registration(1, { incarnation: 'AAAAAAAAAAAAAAAAAAAAbA' }), logDirs: [...directories] }
    const { brokerEpoch } = await host.controller.registerBroker(again)
    await host.heartbeat(1, brokerEpoch)
    for (const topic of host.shard.state.topics.values()) {
      for (const partition of topic.partitions.values()) expect(partition).toMatchObject({ leader: 1, isr: [1] })
    }
  })
})
