/** `ottla storage format`: what `kafka-storage format` does for a node that is alone, in its words. */

import { readMetaProperties } from '@ottla/log'
import type { BrokerConfig } from '@ottla/metadata'
import { METADATA_VERSION_FEATURE, metadataVersionNamed, metadataVersionOf, supportedFeatures } from '@ottla/protocol'
import { formatStandalone } from '@ottla/raft'
import {
  controllerEndpoints,
  DEFAULT_RELEASE,
  directoriesOf,
  formatRecords,
  NodeClock,
  NodeDisk,
  NodeRandom,
} from '@ottla/server'
import { CliError } from '../cli-error.ts'
import { readConfig } from '../config-file.ts'
import { keyValues } from '../key-values.ts'

export interface StorageFormatOptions {
  readonly config: string
  readonly clusterId: string
  readonly standalone?: boolean
  readonly releaseVersion?: string
  readonly feature: readonly string[]
  readonly ignoreFormatted?: boolean
  /** false with --no-initial-controllers, a text with --initial-controllers. */
  readonly initialControllers?: string | boolean
  readonly addScram?: string
}

export async function storageFormat(options: StorageFormatOptions): Promise<void> {
  const config = await readConfig(options.config)
  checkQuorum(config, options)
  if (!/^[\w-]+$/.test(options.clusterId)) throw new CliError(`${options.clusterId} is no id of a cluster`)
  const { release, levels } = featuresOf(options)
  const bootstrapRecords = formatRecords(release, levels)
  if (bootstrapRecords === null) throw new CliError(`unknown release version ${release}`)
  const disk = new NodeDisk()
  const before = await formattedOf(disk, config, options)
  if (before.size === directoriesOf(config).length) {
    process.stdout.write('All of the log directories are already formatted.\n')
    return
  }
  for (const directory of directoriesOf(config)) {
    if (before.has(directory)) continue
    const what = directory === config.metadataLogDir ? metadataDirectory(options) : 'data directory'
    process.stdout.write(`Formatting ${what} ${directory} with metadata.version ${release}.\n`)
  }
  await formatStandalone({
    disk,
    clock: new NodeClock(),
    random: new NodeRandom(),
    logDirs: config.logDirs,
    metadataLogDir: config.metadataLogDir,
    nodeId: config.nodeId,
    clusterId: options.clusterId,
    controllerEndpoints: options.standalone === true ? controllerEndpoints(config) : null,
    bootstrapRecords,
    ignoreFormatted: options.ignoreFormatted === true,
  })
}

function metadataDirectory({ standalone }: StorageFormatOptions): string {
  return standalone === true ? 'dynamic metadata voter directory' : 'metadata directory'
}

function checkQuorum(config: BrokerConfig, options: StorageFormatOptions): void {
  const { initialControllers, standalone, addScram } = options
  if (addScram !== undefined) throw new CliError('--add-scram: SCRAM is not served yet')
  if (initialControllers !== undefined && initialControllers !== true) {
    throw new CliError('quorums of more than one node are not served yet: use --standalone')
  }
  if (!config.isController) throw new CliError('nodes without the controller role are not served yet')
  const isStatic = config.quorumVoters.length > 0
  if (isStatic && standalone === true) {
    throw new CliError('You cannot specify --standalone when controller.quorum.voters is set.')
  }
  if (!isStatic && standalone !== true) {
    throw new CliError(
      'Because controller.quorum.voters is not set on this controller, you must specify --standalone (--initial-controllers and --no-initial-controllers are not served yet).',
    )
  }
}

/** The release's full name, and levels that the user named. */
function featuresOf(options: StorageFormatOptions): { release: string; levels: Map<string, number> } {
  const levels = new Map<string, number>()
  for (const [name, text] of keyValues('--feature', options.feature)) {
    const range = supportedFeatures.find((feature) => feature.name === name)
    if (range === undefined) {
      const known = [...new Set(supportedFeatures.map((feature) => feature.name))].join(', ')
      throw new CliError(`Unsupported feature: ${name}. Supported features are: ${known}`)
    }
    const level = Number(text)
    if (!/^\d+$/.test(text) || level > range.max || (level < range.min && level !== 0)) {
      throw new CliError(`No feature:${name} with feature level ${text}`)
    }
    levels.set(name, level)
  }
  return { release: releaseOf(options, levels), levels }
}

function releaseOf({ releaseVersion, standalone }: StorageFormatOptions, levels: Map<string, number>): string {
  const asked = levels.get(METADATA_VERSION_FEATURE)
  if (asked !== undefined && releaseVersion !== undefined) {
    throw new CliError('--release-version and --feature metadata.version=... exclude each other')
  }
  levels.delete(METADATA_VERSION_FEATURE)
  const kraft = levels.get('kraft.version')
  if (kraft !== undefined && kraft !== (standalone === true ? 1 : 0)) {
    throw new CliError(`kraft.version=${kraft} does not go with ${standalone === true ? '' : 'no '}--standalone`)
  }
  const version =
    asked === undefined ? metadataVersionNamed(releaseVersion ?? DEFAULT_RELEASE) : metadataVersionOf(asked)
  if (version === null) throw new CliError(`Unknown metadata.version ${releaseVersion ?? asked}`)
  return version.name
}

/** Directories that are formatted already. Throws CliError where they may not be. */
async function formattedOf(
  disk: NodeDisk,
  config: BrokerConfig,
  { clusterId, ignoreFormatted }: StorageFormatOptions,
): Promise<Set<string>> {
  const formatted = new Set<string>()
  for (const directory of directoriesOf(config)) {
    const meta = await readMetaProperties(disk, directory)
    if (meta === null) continue
    if (ignoreFormatted !== true) {
      throw new CliError(
        `Log directory ${directory} is already formatted. Use --ignore-formatted to ignore this directory and format the others.`,
      )
    }
    if (meta.clusterId !== clusterId) {
      throw new CliError(`${directory} belongs to cluster ${meta.clusterId}, not to ${clusterId}`)
    }
    if (meta.nodeId !== config.nodeId)
      throw new CliError(`${directory} belongs to node ${meta.nodeId}, not to ${config.nodeId}`)
    formatted.add(directory)
  }
  return formatted
}
