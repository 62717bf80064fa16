// Requests that no client sends, made byte by byte: the scenarios of the row `raw`.
import { batch, In, Out } from '../lib/bytes.ts'
import { Wire } from '../lib/wire.ts'

const PRODUCE = 0
const FETCH = 1
const LIST_OFFSETS = 2
const METADATA = 3
const OFFSET_FOR_LEADER_EPOCH = 23

/** An error and an offset: what most answers say of a partition. */
export interface Answer {
  readonly error: number
  readonly offset: number
}

/** Produce v3 of one batch to one partition. */
export async function produce(wire: Wire, topic: string, records: Buffer, acks: number = -1): Promise<Answer> {
  const body = new Out().text(null).i16(acks).i32(10_000).i32(1).text(topic).i32(1).i32(0)
  const answer = new In(await wire.request(PRODUCE, 3, false, body.i32(records.length).bytes(records).done()))
  const [found] = answer.array(() => {
    answer.text()
    return answer.array(() => {
      answer.i32()
      const error = answer.i16()
      const offset = answer.i64()
      answer.i64()
      return { error, offset }
    })[0]
  })
  return found ?? { error: -1, offset: -1 }
}

/** Fetch v11 of one partition without a session, with the leader epoch that the caller believes in. */
export async function fetch(wire: Wire, topic: string, offset: number, epoch: number): Promise<Answer> {
  const body = new Out()
    .i32(-1)
    .i32(0)
    .i32(1)
    .i32(1 << 20)
    .i8(0)
    .i32(0)
    .i32(-1)
  body
    .i32(1)
    .text(topic)
    .i32(1)
    .i32(0)
    .i32(epoch)
    .i64(offset)
    .i64(-1)
    .i32(1 << 20)
  const answer = new In(await wire.request(FETCH, 11, false, body.i32(0).text('').done()))
  answer.i32()
  const whole = answer.i16()
  answer.i32()
  if (whole !== 0) return { error: whole, offset: -1 }
  const [found] = answer.array(() => {
    answer.text()
    return answer.array(() => {
      answer.i32()
      const error = answer.i16()
      const high = answer.i64()
      answer.i64()
      answer.i64()
      answer.array(() => [answer.i64(), answer.i64()])
      answer.i32()
      answer.bytes()
      return { error, offset: high }
    })[0]
  })
  return found ?? { error: -1, offset: -1 }
}

/** ListOffsets v4 of one partition. */
export async function listOffsets(wire: Wire, topic: string, timestamp: number, epoch: number): Promise<Answer> {
  const body = new Out().i32(-1).i8(0).i32(1).text(topic).i32(1).i32(0).i32(epoch).i64(timestamp)
  const answer = new In(await wire.request(LIST_OFFSETS, 4, false, body.done()))
  answer.i32()
  const [found] = answer.array(() => {
    answer.text()
    return answer.array(() => {
      answer.i32()
      const error = answer.i16()
      answer.i64()
      const offset = answer.i64()
      answer.i32()
      return { error, offset }
    })[0]
  })
  return found ?? { error: -1, offset: -1 }
}

/** OffsetForLeaderEpoch v3: the end of `wanted` for one who believes in `current`. */
export async function offsetForEpoch(wire: Wire, topic: string, current: number, wanted: number): Promise<Answer> {
  const body = new Out().i32(-1).i32(1).text(topic).i32(1).i32(0).i32(current).i32(wanted)
  const answer = new In(await wire.request(OFFSET_FOR_LEADER_EPOCH, 3, false, body.done()))
  answer.i32()
  const [found] = answer.array(() => {
    answer.text()
    return answer.array(() => {
      const error = answer.i16()
      answer.i32()
      answer.i32()
      return { error, offset: answer.i64() }
    })[0]
  })
  return found ?? { error: -1, offset: -1 }
}

/** The leader epoch of partition 0, by Metadata v7; -1 while there is no leader. */
export async function leaderEpoch(wire: Wire, topic: string): Promise<number> {
  const answer = new In(await wire.request(METADATA, 7, false, new Out().i32(1).text(topic).i8(1).done()))
  answer.i32()
  answer.array(() => [answer.i32(), answer.text(), answer.i32(), answer.text()])
  answer.text()
  answer.i32()
  const [found] = answer.array(() => {
    answer.i16()
    answer.text()
    answer.i8()
    return answer.array(() => {
      const error = answer.i16()
      answer.i32()
      const leader = answer.i32()
      const epoch = answer.i32()
      answer.array(() => answer.i32())
      answer.array(() => answer.i32())
      answer.array(() => answer.i32())
      return error === 0 && leader >= 0 ? epoch : -1
    })[0]
  })
  return found ?? -1
}

/** A topic that its first Metadata makes, once it can be written: the raw client needs no other. */
export async function autoTopic(address: string, topic: string): Promise<void> {
  const end = Date.now() + 15_000
  for (;;) {
    using wire = await Wire.open(address)
    const made = (await leaderEpoch(wire, topic)) >= 0
    if (made && (await produce(wire, topic, batch(['first']))).error === 0) return
    if (Date.now() > end) throw new Error(`no topic ${topic}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
