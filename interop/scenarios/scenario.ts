// A scenario is data: a name, what it shows, and the calls it makes. It runs against any client and any target.
import assert from 'node:assert/strict'
import type { Client } from '../clients/index.ts'
import { CallError, type CallName, type Calls, type Driver, type RecordOut } from '../lib/driver.ts'
import { until } from '../lib/process.ts'
import type { Target } from '../targets/target.ts'

/** What a scenario stands on: one client beside one server. */
export interface Stage {
  readonly target: Target
  readonly client: Client
  /** The client's driver; one process for all scenarios of a client. */
  readonly driver: Driver
  /** The same driver if it can administrate, else the helper's. */
  readonly admin: Driver
  /** Sets timestamps and administrates: the helper's where the client itself lacks one of both. */
  readonly helper: Driver
  /** Another process of the same client, which the scenario may kill. Ended by the runner. */
  another(): Driver
  /** A name for a topic or group that no other cell uses. */
  readonly name: (part: string) => string
}

/** One row of the matrix. What `run` gives back must be equal on Apache Kafka and on Ottla. */
export interface Scenario {
  readonly name: string
  readonly about: string
  /** It stops, pauses or restarts the server: it runs alone. */
  readonly exclusive?: true
  /** The row has one cell: that of this client. */
  readonly only?: string
  run(stage: Stage): Promise<unknown>
}

/** The call must fail, and with this code of Kafka where the client tells one (`null`: any failure). */
export async function fails<C extends CallName>(
  driver: Driver,
  name: C,
  params: Calls[C][0],
  code: number | null,
): Promise<{ readonly code: number | null; readonly label: string }> {
  try {
    await driver.call(name, params)
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    assert.notEqual(error.label, 'Impossible', error.message)
    if (code !== null) assert.equal(error.code, code, `${name} failed otherwise: ${error.message}`)
    return { code: error.code, label: error.label }
  }
  throw new Error(`${name} should have failed${code === null ? '' : ` with ${code}`}`)
}

/** The same call again until `good` says so: what is described right after a change may be stale, in Kafka too. */
export async function settles<C extends CallName>(
  driver: Driver,
  name: C,
  params: Calls[C][0],
  good: (result: Calls[C][1]) => boolean,
  limitMs: number = 15_000,
): Promise<Calls[C][1]> {
  let last: unknown
  return await until(
    `${name} settles`,
    limitMs,
    async () => {
      try {
        const result = await driver.call(name, params)
        last = result
        return good(result) ? result : undefined
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        last = error.message
        return undefined
      }
    },
    () => `; last: ${JSON.stringify(last)?.slice(0, 800)}`,
  )
}

/** A topic that is there, with a leader for each partition. */
export async function makeTopic(
  stage: Stage,
  part: string,
  partitions: number,
  configs: Record<string, string> = {},
): Promise<string> {
  const topic = stage.name(part)
  // Records may be stamped years ago: Kafka would delete them within minutes.
  await stage.admin.call('createTopic', { topic, partitions, configs: { 'retention.ms': '-1', ...configs } })
  await settles(stage.admin, 'describeTopic', { topic }, (found) => found.partitions === partitions)
  // Kafka names a leader a moment before it leads; a producer that meets the gap may send twice.
  for (let partition = 0; partition < partitions; partition++) {
    await settles(stage.admin, 'offsetAt', { topic, partition, at: 'latest' }, (found) => found.offset === 0)
  }
  return topic
}

export function values(records: readonly RecordOut[]): (string | null)[] {
  return records.map((record) => record.value)
}

/** `count` values as the drivers' `generate` makes them. */
export function generatedValues(count: number, prefix: string, size: number = 0): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i}`.padEnd(size, 'x'))
}
