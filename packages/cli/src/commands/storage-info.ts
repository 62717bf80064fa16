/** `ottla storage info`: who the directories of a node belong to, in the words of kafka-storage. */
import { type Disk, DiskError } from '@ottla/base'
import { type MetaProperties, readMetaProperties } from '@ottla/log'
import { directoriesOf, NodeDisk } from '@ottla/server'
import { readConfig } from '../config-file.ts'

export interface StorageInfoOptions {
  readonly config: string
}

export async function storageInfo(options: StorageInfoOptions): Promise<void> {
  const config = await readConfig(options.config)
  const info = await inspect(new NodeDisk(), directoriesOf(config).sort())
  process.stdout.write(textOf(info))
  if (info.problems.length > 0) process.exitCode = 1
}

interface Info {
  readonly found: readonly string[]
  readonly meta: MetaProperties | null
  readonly problems: readonly string[]
}

async function inspect(disk: Disk, directories: readonly string[]): Promise<Info> {
  const found: string[] = []
  const problems: string[] = []
  let first: MetaProperties | null = null
  for (const directory of directories) {
    const stat = await disk.stat(directory)
    if (stat?.isDirectory !== true) {
      problems.push(`${directory} ${stat === null ? 'does not exist' : 'is not a directory'}`)
      continue
    }
    found.push(directory)
    const meta = await metaOf(disk, directory, problems)
    if (meta === null) continue
    first ??= meta
    if (meta.clusterId !== first.clusterId) problems.push('Mismatched cluster IDs between storage directories.')
    else if (meta.nodeId !== first.nodeId) problems.push('Mismatched node IDs between storage directories.')
  }
  return { found, meta: first, problems }
}

async function metaOf(disk: Disk, directory: string, problems: string[]): Promise<MetaProperties | null> {
  try {
    const meta = await readMetaProperties(disk, directory)
    if (meta === null) problems.push(`${directory} is not formatted.`)
    return meta
  } catch (error) {
    if (error instanceof DiskError) throw error
    problems.push(`Error loading ${directory}/meta.properties: ${(error as Error).message}`)
    return null
  }
}

function textOf({ found, meta, problems }: Info): string {
  let text = ''
  if (found.length > 0) text += section(found.length === 1 ? 'Found log directory:' : 'Found log directories:', found)
  if (meta !== null) {
    const { version, clusterId, nodeId, directoryId } = meta
    const directory = directoryId === null ? '' : `, directoryId=${directoryId}`
    text += `Found metadata: MetaProperties(version=${version}, clusterId=${clusterId}, nodeId=${nodeId}${directory})\n\n`
  }
  if (problems.length > 0) text += section(problems.length === 1 ? 'Found problem:' : 'Found problems:', problems)
  return text
}

function section(title: string, lines: readonly string[]): string {
  return `${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`
}
