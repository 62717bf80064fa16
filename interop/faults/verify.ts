// Reads everything back after a start and holds it against what was acknowledged and what was seen before.
import type { PeerConnection } from '@ottla/net'
import {
  createFetchRequest,
  createFetchRequestFetchPartition,
  createFetchRequestFetchTopic,
  createFindCoordinatorRequest,
  createOffsetFetchRequest,
  createOffsetFetchRequestTopic,
  FetchRequestType,
  FetchResponseType,
  FindCoordinatorRequestType,
  FindCoordinatorResponseType,
  isCrcValid,
  OffsetFetchRequestType,
  OffsetFetchResponseType,
  readRecords,
} from '@ottla/protocol'
import { GROUP, PARTITIONS, TOPIC, type Truth } from './load.ts'

const MAX_WRONG = 8
/** A hang guard. */
const LIMIT_MS = 30_000

/** Adds what is wrong to `truth.wrong`, and what was read to `truth.seen`. */
export async function verify(peer: PeerConnection, truth: Truth): Promise<void> {
  for (let partition = 0; partition < PARTITIONS; partition++) {
    compare(partition, await readAll(peer, partition, truth), truth)
  }
  await verifyCommits(peer, truth)
}

/** Every record from offset 0 to the high watermark. */
async function readAll(peer: PeerConnection, partition: number, truth: Truth): Promise<string[]> {
  const values: string[] = []
  for (;;) {
    const wanted = createFetchRequestFetchPartition({
      partition,
      fetchOffset: values.length,
      partitionMaxBytes: 4 << 20,
    })
    const request = createFetchRequest({
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 4 << 20,
      topics: [createFetchRequestFetchTopic({ topic: TOPIC, partitions: [wanted] })],
    })
    const answer = await peer.request(FetchRequestType, FetchResponseType, 12, request)
    const found = answer.responses[0]?.partitions[0]
    if (found === undefined || found.errorCode !== 0) {
      throw new Error(`Fetch of ${TOPIC}-${partition} at ${values.length}: error ${found?.errorCode}`)
    }
    if (values.length >= found.highWatermark) return values
    const before = values.length
    const chunks = Array.isArray(found.records) ? (found.records as Buffer[]) : [found.records as Buffer]
    take(Buffer.concat(chunks), partition, values, truth)
    if (values.length === before) throw new Error(`${TOPIC}-${partition}: no records at ${before}`)
  }
}

function take(bytes: Buffer, partition: number, values: string[], truth: Truth): void {
  for (let at = 0; at + 12 <= bytes.length; ) {
    const size = 12 + bytes.readInt32BE(at + 8)
    // The last batch of an answer may be cut.
    if (at + size > bytes.length) return
    if (!isCrcValid(bytes, at, size)) truth.wrong.push(`${TOPIC}-${partition}: bad CRC at ${values.length}`)
    for (const record of readRecords(bytes, at).records ?? []) {
      // A batch begins at or before the offset that was asked for.
      if (record.offset < values.length) continue
      if (record.offset > values.length) {
        truth.wrong.push(`${TOPIC}-${partition}: offset ${record.offset} follows ${values.length - 1}`)
      }
      values[record.offset] = record.value?.toString() ?? ''
    }
    at += size
  }
}

function compare(partition: number, values: string[], truth: Truth): void {
  const name = `${TOPIC}-${partition}`
  const wrong: string[] = []
  for (const [offset, value] of truth.acknowledged[partition] ?? []) {
    if (values[offset] !== value) wrong.push(`${name}: acknowledged at ${offset}, ${differs(value, values[offset])}`)
  }
  for (const [offset, value] of (truth.seen[partition] ?? []).entries()) {
    if (values[offset] !== value) wrong.push(`${name}: was read at ${offset}, ${differs(value, values[offset])}`)
  }
  const offsets = new Map<string, number>()
  for (const [offset, value] of values.entries()) {
    const other = offsets.get(value)
    if (other !== undefined) wrong.push(`${name}: ${short(value)} stands at ${other} and at ${offset}`)
    offsets.set(value, offset)
    if (truth.sent[partition]?.has(value) !== true) wrong.push(`${name}: ${short(value)} at ${offset} was never sent`)
  }
  truth.wrong.push(...wrong.slice(0, MAX_WRONG))
  truth.seen[partition] = values
}

/** Asks for the group's coordinator as clients do before they commit: the question creates `__consumer_offsets`. */
export async function findCoordinator(peer: PeerConnection): Promise<void> {
  const request = createFindCoordinatorRequest({ key: GROUP, keyType: 0 })
  const end = Date.now() + LIMIT_MS
  for (;;) {
    const answer = await peer.request(FindCoordinatorRequestType, FindCoordinatorResponseType, 3, request)
    if (answer.errorCode === 0) return
    if (Date.now() > end) throw new Error(`FindCoordinator: error ${answer.errorCode}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function verifyCommits(peer: PeerConnection, truth: Truth): Promise<void> {
  await findCoordinator(peer)
  const all = Array.from({ length: PARTITIONS }, (_, at) => at)
  const request = createOffsetFetchRequest({
    groupId: GROUP,
    topics: [createOffsetFetchRequestTopic({ name: TOPIC, partitionIndexes: all })],
  })
  // While the coordinator still loads its partition it says so (14, 15, 16).
  const end = Date.now() + LIMIT_MS
  for (;;) {
    const answer = await peer.request(OffsetFetchRequestType, OffsetFetchResponseType, 7, request)
    if ([14, 15, 16].includes(answer.errorCode) && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      continue
    }
    if (answer.errorCode !== 0) throw new Error(`OffsetFetch: error ${answer.errorCode}`)
    for (const found of answer.topics[0]?.partitions ?? []) {
      const committed = truth.committed[found.partitionIndex]
      if (committed === undefined) continue
      const offset = Number(found.committedOffset)
      if (offset < committed.acknowledged || offset > committed.sent) {
        const range = `${committed.acknowledged} to ${committed.sent}`
        truth.wrong.push(`${GROUP}: partition ${found.partitionIndex} committed ${offset}, not ${range}`)
      }
      if (offset >= 0 && found.metadata !== `m${offset}`) truth.wrong.push(`${GROUP}: metadata ${found.metadata}`)
      // What was read once may not go back either.
      committed.acknowledged = offset
    }
    return
  }
}

function differs(want: string, got: string | undefined): string {
  return got === undefined ? `${short(want)} is not there` : `${short(got)} instead of ${short(want)}`
}

function short(value: string): string {
  return value.slice(0, 24)
}
