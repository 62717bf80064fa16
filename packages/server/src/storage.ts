/**
 * The directories of a node: who they belong to, whether they may be formatted, and their locks. What is refused here has
 * changed nothing.
 */
import { type Clock, type Disk, DiskError, type Random, randomUuid, type Uuid } from '@ottla/base'
import { bootstrapRecords } from '@ottla/controller'
import { LogDir, type LogWorld, type MetaProperties, readMetaProperties, writeMetaProperties } from '@ottla/log'
import type { BrokerConfig } from '@ottla/metadata'
import type { MetadataRecord } from '@ottla/protocol'
import { type ControllerEndpoint, formatStandalone, METADATA_LOG_DIR } from '@ottla/raft'

/** What our own format finalises where nobody asks for another release: all of it is served. */
export const DEFAULT_RELEASE = '4.3-IV0'

/** Features of Kafka's releases that are not served yet: formatting leaves them out unless they are asked for. */
const NOT_SERVED: ReadonlyMap<string, { readonly from: number; readonly what: string }> = new Map([
  ['group.version', { from: 1, what: 'consumer groups of KIP-848' }],
  ['transaction.version', { from: 1, what: 'transactions' }],
  ['share.version', { from: 1, what: 'share groups' }],
  ['streams.version', { from: 1, what: 'streams groups' }],
])

/** A directory that cannot be this node's. The message says why, and what to do. */
export class StorageError extends Error {
  override name = 'StorageError'
}

export interface StorageWorld {
  readonly clock: Clock
  readonly random: Random
  readonly disk: Disk
}

/** Every directory that a node has, the metadata's first. */
export function directoriesOf(config: BrokerConfig): string[] {
  return [...new Set([config.metadataLogDir, ...config.logDirs])]
}

/** null: no such release. `levels` stand in place of the defaults; features that are not served are 0 without it. */
export function formatRecords(
  release: string = DEFAULT_RELEASE,
  levels: ReadonlyMap<string, number> = new Map(),
): MetadataRecord[] | null {
  const served = new Map([...NOT_SERVED.keys()].map((name) => [name, 0]))
  return bootstrapRecords(release, new Map([...served, ...levels]))
}

/** What is finalised in a cluster and not served here, in words. */
export function notServed(finalized: ReadonlyMap<string, number>): string[] {
  const missing: string[] = []
  for (const [name, level] of finalized) {
    const feature = NOT_SERVED.get(name)
    if (feature !== undefined && level >= feature.from) missing.push(`${feature.what} (${name}=${level})`)
  }
  return missing
}

/** Hosts that are no address of anybody. */
const UNSPECIFIC: ReadonlySet<string> = new Set(['', '0.0.0.0', '::'])

/** The node's controller listeners, as the voters' records name them. */
export function controllerEndpoints(config: BrokerConfig): ControllerEndpoint[] {
  return config.advertisedListeners
    .filter(({ name }) => config.controllerListenerNames.includes(name))
    .map(({ name, host, port }) => ({ name, host: UNSPECIFIC.has(host) ? 'localhost' : host, port }))
}

/**
 * Formats the directories as `kafka-storage format --standalone` does if all of them are empty or missing and the node is the only
 * voter; leaves formatted ones alone. Anything else is for a human to decide: an unmounted disk must not become a new cluster. Resolves
 * to whether it formatted. Throws StorageError, DiskError.
 */
export async function formatIfEmpty(config: BrokerConfig, world: StorageWorld, clusterId?: string): Promise<boolean> {
  const { disk, clock, random } = world
  const states = await Promise.all(directoriesOf(config).map(async (dir) => await stateOf(disk, dir)))
  if (states.some((state) => state === 'formatted') || states.some((state) => state === 'foreign')) return false
  const endpoints = controllerEndpoints(config)
  if (config.quorumVoters.length === 0 && !namesOnlyItself(config, endpoints)) {
    throw new StorageError(
      `${directoriesOf(config).join(', ')}: not formatted, and controller.quorum.bootstrap.servers names other nodes: run \`ottla storage format\` first`,
    )
  }
  await formatStandalone({
    disk,
    clock,
    random,
    logDirs: config.logDirs,
    metadataLogDir: config.metadataLogDir,
    nodeId: config.nodeId,
    clusterId: clusterId ?? randomUuid(random),
    controllerEndpoints: config.quorumVoters.length > 0 ? null : endpoints,
    bootstrapRecords: formatRecords()!,
  })
  return true
}

/** The bootstrap servers are this node's own controller listeners, by port. */
function namesOnlyItself(config: BrokerConfig, endpoints: readonly ControllerEndpoint[]): boolean {
  return config.quorumBootstrapServers.every(({ port }) => endpoints.some((own) => own.port === port))
}

async function stateOf(disk: Disk, dir: string): Promise<'empty' | 'formatted' | 'foreign'> {
  if ((await readMeta(disk, dir)) !== null) return 'formatted'
  try {
    for (const { name } of await disk.list(dir)) if (!(await isLeftover(disk, dir, name))) return 'foreign'
    return 'empty'
  } catch (error) {
    if (error instanceof DiskError && error.code === 'ENOENT') return 'empty'
    throw error
  }
}

/** A file system's own directory, and what a start or a format that did not get through leaves behind. */
async function isLeftover(disk: Disk, dir: string, name: string): Promise<boolean> {
  if (
    ['lost+found', '.lock', 'bootstrap.checkpoint', 'bootstrap.checkpoint.tmp', 'meta.properties.tmp'].includes(name)
  ) {
    return true
  }
  if (name !== METADATA_LOG_DIR) return false
  return (await disk.list(`${dir}/${name}`)).every((entry) => entry.name.includes('.checkpoint'))
}

async function readMeta(disk: Disk, dir: string): Promise<MetaProperties | null> {
  try {
    return await readMetaProperties(disk, dir)
  } catch (error) {
    if (error instanceof DiskError) throw error
    throw new StorageError((error as Error).message, { cause: error })
  }
}

/** The opened directories of a node. */
export interface Storage {
  readonly clusterId: string
  /** Those of `log.dirs`, in their order. */
  readonly logDirs: readonly LogDir[]
  readonly metadataDir: LogDir
  readonly idOf: (dir: LogDir) => Uuid
  /** Epoch of the broker's last run if that ended cleanly in every directory, else -1. */
  readonly previousBrokerEpoch: number
  /** Gives everything back as it was found: for a start that fails before the logs are opened. */
  release(): Promise<void>
}

/** Checks who the directories belong to, then locks them. Throws StorageError, DiskError (ELOCKED). */
export async function openStorage(config: BrokerConfig, world: LogWorld): Promise<Storage> {
  const clusterId = await checkIdentity(config, world.disk)
  const opened = new Map<string, LogDir>()
  const release = async (): Promise<void> => {
    for (const dir of opened.values()) {
      if (dir.cleanShutdown !== null) await dir.writeCleanShutdown(dir.cleanShutdown.brokerEpoch)
      await dir.close()
    }
  }
  const ids = new Map<LogDir, Uuid>()
  try {
    for (const path of directoriesOf(config)) {
      const dir = await LogDir.open({ path, world })
      opened.set(path, dir)
      ids.set(dir, dir.directoryId ?? (await giveId(dir, world)))
    }
  } catch (error) {
    await release()
    throw error
  }
  const logDirs = config.logDirs.map((path) => opened.get(path)!)
  return {
    clusterId,
    logDirs,
    metadataDir: opened.get(config.metadataLogDir)!,
    idOf: (dir) => ids.get(dir)!,
    previousBrokerEpoch: lastEpochOf(logDirs),
    release,
  }
}

/** Directories of before 3.7 have none. */
async function giveId(dir: LogDir, { disk, random, clock }: LogWorld): Promise<Uuid> {
  const directoryId = randomUuid(random)
  await writeMetaProperties(disk, dir.path, { ...dir.meta, version: 1, directoryId }, clock.now())
  return directoryId
}

function lastEpochOf(dirs: readonly LogDir[]): number {
  const epochs = new Set(dirs.map(({ cleanShutdown }) => cleanShutdown?.brokerEpoch ?? -1))
  return epochs.size === 1 ? [...epochs][0]! : -1
}

async function checkIdentity(config: BrokerConfig, disk: Disk): Promise<string> {
  let first: { readonly dir: string; readonly meta: MetaProperties } | null = null
  for (const dir of directoriesOf(config)) {
    const meta = await readMeta(disk, dir)
    if (meta === null) {
      throw new StorageError(
        `${dir} is not formatted: run \`ottla storage format\` (if a disk should be mounted there, mount it first)`,
      )
    }
    if (meta.nodeId !== config.nodeId) {
      throw new StorageError(`${dir} belongs to node ${meta.nodeId}, but node.id is ${config.nodeId}`)
    }
    first ??= { dir, meta }
    if (meta.clusterId !== first.meta.clusterId) {
      throw new StorageError(
        `${dir} belongs to cluster ${meta.clusterId}, but ${first.dir} belongs to cluster ${first.meta.clusterId}`,
      )
    }
  }
  return first!.meta.clusterId
}
