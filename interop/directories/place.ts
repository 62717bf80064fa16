// A directory that goes through the hands of several servers.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Estate } from '../lib/estate.ts'
import { freePort } from '../lib/process.ts'
import { formatKafka, type KafkaVersion, startKafka } from '../targets/kafka.ts'
import { formatOttla, startOttla } from '../targets/ottla.ts'
import { combinedProperties } from '../targets/properties.ts'
import type { Target } from '../targets/target.ts'

/** A server that can be started on a directory. */
export type ServerName = 'ottla' | `kafka-${KafkaVersion}`

export interface Place {
  readonly dir: string
  readonly logs: string
  readonly properties: string
  readonly bootstrap: string
  /** What the tool that formatted it printed. */
  readonly formatted: string
}

export interface PlaceOptions {
  /** Keys of server.properties on top. */
  readonly more?: Readonly<Record<string, string>>
  /** The voters stand in server.properties, as before Kafka 3.9. */
  readonly staticVoters?: boolean
  /** Further arguments of `kafka-storage format`. */
  readonly format?: readonly string[]
}

const CLUSTER_ID = 'AAAAAAAAAAAAAAAAAAAABA'

/** A fresh directory, formatted by one of the servers. */
export async function madePlace(server: ServerName, options: PlaceOptions = {}): Promise<Place> {
  const dir = mkdtempSync(join(tmpdir(), 'interop-place-'))
  const logs = join(dir, 'kafka')
  mkdirSync(logs)
  const [port, controllerPort] = [await freePort(), await freePort()]
  const properties = join(dir, 'server.properties')
  let text = combinedProperties(port, controllerPort, logs)
  for (const [key, value] of Object.entries(options.more ?? {})) text += `${key}=${value}\n`
  if (options.staticVoters === true) {
    text = text.replace(/^controller\.quorum\.bootstrap\.servers=/m, 'controller.quorum.voters=1@')
  }
  writeFileSync(properties, text)
  let formatted = ''
  if (server === 'ottla') await formatOttla(properties, CLUSTER_ID)
  else formatted = await formatKafka(versionOf(server), properties, CLUSTER_ID, options)
  return { dir, logs, properties, bootstrap: `127.0.0.1:${port}`, formatted }
}

function versionOf(server: ServerName): KafkaVersion {
  return server === 'kafka-4.4.0' ? '4.4.0' : '4.3.1'
}

/** One server's turn, which ends as a stop does or as `kill -9`. */
export async function turn<T>(
  server: ServerName,
  { dir, properties, bootstrap }: Place,
  end: 'stop' | 'kill',
  work: (estate: Estate) => Promise<T>,
): Promise<T> {
  const target: Target =
    server === 'ottla'
      ? await startOttla(dir, properties, bootstrap)
      : await startKafka(versionOf(server), dir, properties, bootstrap)
  const estate = new Estate(bootstrap)
  let over = false
  try {
    const result = await work(estate)
    // First the server: what is under way, a transaction say, stays so.
    await (end === 'kill' ? target.kill() : target.stop())
    over = true
    return result
  } finally {
    await estate.kill()
    if (!over) await target.kill()
  }
}

export function removed({ dir }: Place): void {
  rmSync(dir, { recursive: true, force: true })
}

/** `deepEqual` that names the first differences by their paths. */
export function same(want: unknown, got: unknown, what: string): void {
  const found: string[] = []
  const walk = (a: unknown, b: unknown, path: string): void => {
    if (found.length >= 8 || isDeepStrictEqual(a, b)) return
    if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) {
      found.push(`${path}: ${JSON.stringify(b)} instead of ${JSON.stringify(a)}`)
      return
    }
    const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
      walk(left[key], right[key], `${path}/${key}`)
  }
  walk(want, got, '')
  assert.equal(found.length, 0, `${what}:\n    ${found.join('\n    ')}`)
}
