/** For tests: metadata logs on a simulated disk, and directories that Apache Kafka wrote. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Disk, MetricRegistry, silentLogger } from '@ottla/base'
import type { LogWorld } from '@ottla/log'
import { createConfigRecord, type MetadataRecord, metadataRecord } from '@ottla/protocol'
import type { LogUnderTest } from '@ottla/rsm'
import { SimClock, SimDisk, SimRandom } from '@ottla/world'
import { formatStandalone } from './format.ts'
import { MetadataLog } from './metadata-log.ts'
import type { MetadataLogOptions } from './options.ts'
import type { ControllerEndpoint } from './voters.ts'

const GOLDEN = new URL('../../log/testdata/golden/', import.meta.url)
export const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qg'
export const ENDPOINTS: readonly ControllerEndpoint[] = [{ name: 'CONTROLLER', host: '127.0.0.1', port: 32801 }]
export const DIR = '/kafka'

/** Files of a golden directory by their path below it. */
export function goldenFiles(name: string): Map<string, Buffer> {
  const tar = gunzipSync(readFileSync(new URL(`${name}.tar.gz`, GOLDEN)))
  const files = new Map<string, Buffer>()
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const path = tar.toString('latin1', at, tar.indexOf(0, at))
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    if (tar[at + 156] === 0x30) files.set(path.slice(name.length + 1), tar.subarray(at + 512, at + 512 + size))
    at += 512 * (1 + Math.ceil(size / 512))
  }
  return files
}

/** What Kafka's tool printed of a golden directory. */
export function goldenDump(name: string): string {
  return gunzipSync(readFileSync(new URL(`${name}.dump.txt.gz`, GOLDEN))).toString()
}

export interface Machine {
  readonly clock: SimClock
  readonly sim: SimDisk
  readonly random: SimRandom
  readonly world: LogWorld
}

export function machine(seed = 1, wallMs = 1_795_228_200_000, syncMs = 0): Machine {
  const clock = new SimClock({ wallMs, barrier: () => new Promise((resolve) => setImmediate(resolve)) })
  const random = new SimRandom(seed)
  const latency = (operation: string): number => (operation === 'sync' ? syncMs : 0)
  return remounted({ clock, random, sim: new SimDisk({ clock, random, latency }) })
}

/** The same machine for the next process. */
export function remounted({ clock, random, sim }: Omit<Machine, 'world'>): Machine {
  const disk: Disk = sim.mount()
  const world = { clock, random, disk, logger: silentLogger, metrics: new MetricRegistry() }
  return { clock, random, sim, world }
}

/** Puts the metadata log of a golden directory on the machine's disk, or all files with `all`. */
export async function unpack({ sim }: Machine, name: string, all = false): Promise<void> {
  for (const [path, bytes] of goldenFiles(name)) {
    if (!all && path.includes('/') && !path.startsWith('__cluster_metadata')) continue
    const full = `${DIR}/${path}`
    await sim.makeDir(full.slice(0, full.lastIndexOf('/')))
    const file = await sim.open(full, 'replace')
    await file.write([bytes], 0)
    await file.sync()
    await file.close()
    await sim.syncDir(full.slice(0, full.lastIndexOf('/')))
  }
}

export async function openLog(
  { clock, world }: Machine,
  directoryId: string,
  options: Partial<MetadataLogOptions> = {},
): Promise<MetadataLog> {
  return await clock.drive(
    MetadataLog.open({
      world,
      metadataLogDir: DIR,
      nodeId: 1,
      directoryId,
      controllerEndpoints: ENDPOINTS,
      ...options,
    }),
  )
}

/** Formats the machine's disk; resolves to the id of the directory. */
export async function format({ clock, world, random }: Machine): Promise<string> {
  const [formatted] = await clock.drive(
    formatStandalone({
      disk: world.disk,
      clock,
      random,
      logDirs: [DIR],
      metadataLogDir: DIR,
      nodeId: 1,
      clusterId: CLUSTER_ID,
      controllerEndpoints: ENDPOINTS,
      bootstrapRecords: [],
    }),
  )
  return formatted!.directoryId
}

/** A record that tells its number. */
export function numbered(n: number): MetadataRecord {
  const fields = { resourceType: 4, resourceName: '', name: 'n', value: String(n) }
  return metadataRecord('ConfigRecord', 0, createConfigRecord(fields))
}

export function numberOf(entry: MetadataRecord): number | null {
  return entry.type === 'ConfigRecord' ? Number(entry.record.value) : null
}

/** A fresh log for the suite of replicated logs. */
export async function logUnderTest(
  syncMs: number,
  fault: 'ENOSPC' | 'EIO',
  options: Partial<MetadataLogOptions> = {},
): Promise<LogUnderTest<MetadataRecord>> {
  const first = machine(7, undefined, syncMs)
  const directoryId = await format(first)
  const start = async (on: Machine): Promise<LogUnderTest<MetadataRecord>> => {
    const log = await openLog(on, directoryId, options)
    return {
      log,
      clock: on.clock,
      record: numbered,
      numberOf,
      settle: () => on.clock.runFor(3000),
      reopen: async () => {
        await on.clock.drive(log.close())
        return await start(remounted(on))
      },
      crash: async () => {
        on.sim.powerCut()
        return await start(remounted(on))
      },
      failNextWrite: () => {
        on.sim.faults.add({ operation: 'write', path: /\d{20}\.log$/, code: fault })
      },
    }
  }
  return await start(first)
}
