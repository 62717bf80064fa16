// Batches as they are compared: byte by byte, but for what a server made itself: its compression, and its time.
import {
  batchAttributes,
  batchBaseOffset,
  batchBaseSequence,
  batchBaseTimestamp,
  batchCodec,
  batchLastOffsetDelta,
  batchLeaderEpoch,
  batchMaxTimestamp,
  batchProducerEpoch,
  batchProducerId,
  batchRecordCount,
  decompress,
  isCrcValid,
  isLogAppendTime,
  nextBatch,
} from '@ottla/protocol'
import type { Plain } from './message.ts'

const HEADER_BYTES = 61
/** All records that are sent are older: what is newer is the server's own time. */
const RECENT = 1_750_000_000_000

/** The records of an answer: their bytes as they came where nothing in them is the server's own, else what is in each batch. */
export function viewOf(base64: string): Plain {
  const bytes = Buffer.from(base64, 'base64')
  const batches: { [name: string]: Plain }[] = []
  let own = false
  for (let at = 0, size = nextBatch(bytes, 0); size > 0; at += size, size = nextBatch(bytes, at)) {
    const codec = batchCodec(bytes, at)
    const stamped = isLogAppendTime(bytes, at)
    own ||= codec !== 0 || stamped
    batches.push({
      baseOffset: batchBaseOffset(bytes, at),
      leaderEpoch: batchLeaderEpoch(bytes, at),
      crcIsValid: isCrcValid(bytes, at, size),
      attributes: batchAttributes(bytes, at),
      lastOffsetDelta: batchLastOffsetDelta(bytes, at),
      baseTimestamp: timeOf(batchBaseTimestamp(bytes, at)),
      maxTimestamp: timeOf(batchMaxTimestamp(bytes, at)),
      producerId: batchProducerId(bytes, at),
      producerEpoch: batchProducerEpoch(bytes, at),
      baseSequence: batchBaseSequence(bytes, at),
      count: batchRecordCount(bytes, at),
      records: decompress(codec, bytes.subarray(at + HEADER_BYTES, at + size)).toString('base64'),
    })
  }
  return own ? batches : base64
}

function timeOf(timestamp: number): Plain {
  return timestamp > RECENT && timestamp < 2 * RECENT ? '<recent>' : timestamp
}
