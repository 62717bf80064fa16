/** A simulated machine with a formatted metadata directory, and golden directories on it. For tests. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Disk, MetricRegistry, silentLogger } from '@ottla/base'
import type { LogWorld } from '@ottla/log'
import { createNoOpRecord, createTopicRecord, type MetadataRecord, metadataRecord } from '@ottla/protocol'
import { SimClock, SimDisk, SimRandom } from '@ottla/world'
import { formatStandalone } from './format.ts'
import { MetadataLog, type MetadataLogOptions } from './metadata-log.ts'
import type { ControllerEndpoint } from './voters.ts'

const GOLDEN = new URL('../../log/testdata/golden/', import.meta.url)

export const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qg'
export const ENDPOINTS: readonly ControllerEndpoint[] = [{ name: 'CONTROLLER', host: '127.0.0.1', port: 32801 }]

export interface Machine extends LogWorld {
  readonly clock: SimClock
  readonly random: SimRandom
  readonly sim: SimDisk
}

export function makeMachine(seed = 1, wallMs = 1_795_228_200_000): Machine {
  const clock = new SimClock({ wallMs, barrier: () => new Promise((resolve) => setImmediate(resolve)) })
  const random = new SimRandom(seed)
  const sim = new SimDisk({ clock, random })
  return { clock, random, sim, disk: sim as Disk, logger: silentLogger, metrics: new MetricRegistry() }
}

export function note(n: number): MetadataRecord {
  const topicId = Buffer.from(`record ${String(n).padStart(9, '0')}`.padEnd(16)).toString('base64url')
  return metadataRecord('TopicRecord', 0, createTopicRecord({ name: `topic-${n}`, topicId }))
}

export function noOp(): MetadataRecord {
  return metadataRecord('NoOpRecord', 0, createNoOpRecord())
}

/** A formatted directory `/logs`; resolves to its directory id. */
export async function format(machine: Machine, records: readonly MetadataRecord[] = [noOp()]): Promise<string> {
  const { disk, clock, random } = machine
  const [made] = await clock.drive(
    formatStandalone({
      disk,
      clock,
      random,
      logDirs: ['/logs'],
      metadataLogDir: '/logs',
      nodeId: 1,
      clusterId: CLUSTER_ID,
      controllerEndpoints: ENDPOINTS,
      bootstrapRecords: records,
    }),
  )
  return made!.directoryId
}

export async function open(
  machine: Machine,
  directoryId: string,
  options: Partial<MetadataLogOptions> = {},
): Promise<MetadataLog> {
  const all = { world: machine, metadataLogDir: '/logs', nodeId: 1, directoryId, controllerEndpoints: ENDPOINTS }
  return await machine.clock.drive(MetadataLog.open({ ...all, ...options }))
}

/** Files of a golden directory by path below it. */
export function goldenFiles(name: string): Map<string, Buffer> {
  const tar = gunzipSync(readFileSync(new URL(`${name}.tar.gz`, GOLDEN)))
  const files = new Map<string, Buffer>()
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const path = tar.toString('latin1', at, tar.indexOf(0, at))
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    if (!path.endsWith('/')) files.set(path.slice(name.length + 1), tar.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

export function goldenDump(name: string): string {
  return gunzipSync(readFileSync(new URL(`${name}.dump.txt.gz`, GOLDEN))).toString()
}

/** Puts a golden directory at `/logs`. */
export async function unpack(machine: Machine, name: string): Promise<void> {
  const { clock, disk } = machine
  for (const [path, content] of goldenFiles(name)) {
    if (path.includes('/') && !path.startsWith('__cluster_metadata-0/')) continue
    const cut = path.lastIndexOf('/')
    await clock.drive(disk.makeDir(cut < 0 ? '/logs' : `/logs/${path.slice(0, cut)}`))
    const file = await clock.drive(disk.open(`/logs/${path}`, 'replace'))
    await clock.drive(file.write([content], 0))
    await clock.drive(file.sync())
    await clock.drive(file.close())
  }
}
