/**
 * `meta.properties`: which cluster, node and directory this is. Java's properties text, as `kafka-storage format` writes it; and
 * `.kafka_cleanshutdown`, the marker of a clean stop.
 */
import { type Disk, parseUuid, readWhole, replaceWhole, type Uuid } from '@ottla/base'

export interface MetaProperties {
  readonly version: 0 | 1
  readonly clusterId: string
  readonly nodeId: number
  /** null in version 0 and where no id was given yet. */
  readonly directoryId: Uuid | null
}

/** `.kafka_cleanshutdown`. */
export interface CleanShutdownMarker {
  /** -1 where the file does not say. */
  readonly brokerEpoch: number
}

const META_PROPERTIES_FILE = 'meta.properties'
export const CLEAN_SHUTDOWN_FILE = '.kafka_cleanshutdown'

/** null: the directory is not formatted. Throws where the text makes no sense. */
export async function readMetaProperties(disk: Disk, logDir: string): Promise<MetaProperties | null> {
  const path = `${logDir}/${META_PROPERTIES_FILE}`
  const bytes = await readWhole(disk, path)
  if (bytes === null) return null
  const properties = parseProperties(bytes.toString('latin1'))
  const version = properties.get('version')
  if (version !== '0' && version !== '1')
    throw new Error(`${path}: version is ${version ?? 'missing'}, expected 0 or 1`)
  const nodeKey = version === '0' ? 'broker.id' : 'node.id'
  const nodeId = properties.get(nodeKey) ?? (version === '0' ? (properties.get('node.id') ?? '-1') : undefined)
  const clusterId = properties.get('cluster.id')
  if (clusterId === undefined) throw new Error(`${path}: cluster.id is missing`)
  if (nodeId === undefined || !/^-?\d{1,10}$/.test(nodeId))
    throw new Error(`${path}: ${nodeKey} is ${nodeId ?? 'missing'}, expected a number`)
  const directoryId = properties.get('directory.id')
  const uuid = directoryId === undefined ? null : parseUuid(directoryId)
  if (directoryId !== undefined && uuid === null)
    throw new Error(`${path}: directory.id is ${directoryId}, expected a UUID`)
  return {
    version: version === '0' ? 0 : 1,
    clusterId,
    nodeId: Number(nodeId),
    directoryId: uuid,
  }
}

/** As Java's Properties writes it, `writtenMs` as the comment with the time. On the medium when it resolves. */
export async function writeMetaProperties(
  disk: Disk,
  logDir: string,
  properties: MetaProperties,
  writtenMs?: number,
): Promise<void> {
  const { version, clusterId, nodeId, directoryId } = properties
  const lines = ['#']
  if (writtenMs !== undefined) lines.push(`#${javaDate(writtenMs)}`)
  lines.push(`${version === 0 ? 'broker.id' : 'node.id'}=${nodeId}`)
  if (directoryId !== null) lines.push(`directory.id=${directoryId}`)
  lines.push(`version=${version}`, `cluster.id=${clusterId}`)
  await replaceWhole(disk, `${logDir}/${META_PROPERTIES_FILE}`, Buffer.from(`${lines.join('\n')}\n`, 'latin1'))
}

/** `Sat Nov 21 02:29:02 UTC 2026`. */
function javaDate(ms: number): string {
  const [, weekday, day, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(new Date(ms).toUTCString())!
  return `${weekday} ${month} ${day} ${time} UTC ${year}`
}

/** The marker, or null. Texts of before the epoch was kept there, and damaged ones, count as a marker without an epoch. */
export async function readCleanShutdown(disk: Disk, logDir: string): Promise<CleanShutdownMarker | null> {
  const bytes = await readWhole(disk, `${logDir}/${CLEAN_SHUTDOWN_FILE}`)
  if (bytes === null) return null
  try {
    const json = JSON.parse(bytes.toString('utf8')) as { brokerEpoch?: unknown } | null
    const epoch = json?.brokerEpoch
    return { brokerEpoch: typeof epoch === 'number' && Number.isSafeInteger(epoch) ? Math.max(-1, epoch) : -1 }
  } catch {
    return { brokerEpoch: -1 }
  }
}

export async function writeCleanShutdown(disk: Disk, logDir: string, brokerEpoch: number): Promise<void> {
  const text = JSON.stringify({ version: 0, brokerEpoch })
  await replaceWhole(disk, `${logDir}/${CLEAN_SHUTDOWN_FILE}`, Buffer.from(text))
}

/** Java's properties text, as far as such files use it: comments, `=` or `:`, escapes by backslash. */
function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>()
  for (const line of text.split(/\r\n|\n|\r/)) {
    const trimmed = line.trimStart()
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith('!')) continue
    const match = /^((?:\\.|[^\\=:\s])+)\s*[=:\s]\s*(.*)$/.exec(trimmed)
    if (match !== null) properties.set(unescape(match[1]!), unescape(match[2]!))
  }
  return properties
}

function unescape(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_all, hex: string | undefined, char: string | undefined) =>
    hex === undefined ? char! : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
