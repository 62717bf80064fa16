/** The last reading: every partition from its start to its end, every committed offset, every topic. */
import { Admin } from '../client/admin.ts'
import { Client } from '../client/client.ts'
import { Consumer, FULL_FETCH_VERSIONS } from '../client/consumer.ts'
import { OffsetsClient } from '../client/offsets.ts'
import type { History, OffsetsOp, Op, PartitionRef } from '../history.ts'
import type { World } from '../world.ts'
import type { Topics } from './topics.ts'

const READ_BYTES = 1 << 20
/** A quiet node answers at once; so many attempts without progress are a node that does not. */
const MOST_ATTEMPTS = 100

/** A quiet node that does not answer. */
export class NoProgress extends Error {
  override name = 'NoProgress'
}

export async function readAll(
  world: World,
  history: History,
  topics: Topics,
  groups: readonly string[],
): Promise<void> {
  const client = new Client(world, 'reader')
  const offsets = new OffsetsClient(client, history)
  for (const at of topics.partitions()) {
    const start = await bound(client, offsets, at, 'earliest')
    const end = await bound(client, offsets, at, 'latest')
    await readPartition(client, history, offsets, at, start, end)
    for (const group of groups) await committed(client, offsets, at, group)
  }
  // The last of all: where it stands in a history, everything was read.
  await new Admin(client, history).listTopics(true)
  client.close()
}

async function bound(
  client: Client,
  offsets: OffsetsClient,
  at: PartitionRef,
  asked: OffsetsOp['asked'],
): Promise<number> {
  let op: Op<OffsetsOp>
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    op = await offsets.listOffsets(at, asked)
    if (op.outcome === 'ok') return op.offset
    await client.pause(200)
  }
  throw new NoProgress(`${at.topic}-${at.partition} does not tell its ${asked} offset: ${op!.error}`)
}

async function committed(client: Client, offsets: OffsetsClient, at: PartitionRef, group: string): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    if ((await offsets.committed(at, group)).outcome === 'ok') return
    await client.pause(200)
  }
  throw new NoProgress(`group ${group} does not tell its offset of ${at.topic}-${at.partition}`)
}

async function readPartition(
  client: Client,
  history: History,
  offsets: OffsetsClient,
  at: PartitionRef,
  start: number,
  end: number,
): Promise<void> {
  const consumer = new Consumer(client, history, FULL_FETCH_VERSIONS)
  consumer.seek(at, start)
  for (let idle = 0; consumer.position(at)! < end; ) {
    const before = consumer.position(at)!
    const [read] = await consumer.fetch({
      maxWaitMs: 100,
      maxBytes: READ_BYTES,
      partitionMaxBytes: READ_BYTES,
      final: true,
    })
    idle = consumer.position(at)! > before ? 0 : idle + 1
    if (idle > 0) await client.pause(100)
    // The checkers say what is missing; here it only must not go on for ever.
    if (idle === MOST_ATTEMPTS) return
    if (read?.error !== 'OFFSET_OUT_OF_RANGE') continue
    const later = await bound(client, offsets, at, 'earliest')
    if (later <= before) return
    consumer.seek(at, later)
  }
}
