/** A hosted controller: loads, writes the bootstrap once, answers at commit, and is over when it is closed. */
import { silentLogger } from '@ottla/base'
import { decodeMetadataRecord, ErrorCode, encodeMetadataRecord, type MetadataRecord } from '@ottla/protocol'
import { MemoryLog } from '@ottla/rsm'
import { SimClock, SimRandom } from '@ottla/world'
import { describe, expect, it } from 'vitest'
import { OPTIONS, registration } from './host.test-support.ts'
import { hostController } from './hosting.ts'

const codec = {
  encode: (record: MetadataRecord) => ({ key: encodeMetadataRecord(record), value: null }),
  decode: (key: Buffer) => decodeMetadataRecord(key),
}

function hosted(clock: SimClock, log: MemoryLog<MetadataRecord>) {
  const options = { ...OPTIONS, maxIdleIntervalMs: 0 }
  return hostController({ log, options, clock, random: new SimRandom(1), logger: silentLogger })
}

describe('hostController', () => {
  it('writes the bootstrap into an empty log alone, and a broker epoch is the offset of its record', async () => {
    const clock = new SimClock()
    const log = new MemoryLog<MetadataRecord>(clock, codec)
    const first = hosted(clock, log)
    expect((await first.controller.registerBroker(registration(1))).errorCode).toBe(ErrorCode.NOT_CONTROLLER)
    await clock.drive(first.start())
    const end = log.endOffset
    expect(end).toBeGreaterThan(2)
    const { brokerEpoch, errorCode } = await clock.drive(first.controller.registerBroker(registration(1)))
    expect([brokerEpoch, errorCode]).toEqual([end, 0])
    first.close()
    expect((await first.controller.registerBroker(registration(2))).errorCode).toBe(ErrorCode.NOT_CONTROLLER)
    const second = hosted(clock, log)
    await clock.drive(second.start())
    expect(log.endOffset).toBe(end + 1)
    expect(second.shard.state.brokers.get(1)!.epoch).toBe(end)
    second.close()
    expect(clock.pendingTimers).toBe(0)
  })

  it('what the log loses is answered with its error and taken back', async () => {
    const clock = new SimClock()
    const log = new MemoryLog<MetadataRecord>(clock, codec)
    const host = hosted(clock, log)
    const { controller, shard } = host
    await clock.drive(host.start())
    log.stalled = true
    const answer = controller.registerBroker(registration(1))
    expect(shard.state.brokers.has(1)).toBe(true)
    log.lose(ErrorCode.KAFKA_STORAGE_ERROR)
    expect((await answer).errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    expect(shard.state.brokers.has(1)).toBe(false)
  })
})
