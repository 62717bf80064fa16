/** `meta.properties`: which cluster, node and directory this is. Java's properties text, as `kafka-storage format` writes it. */
import { type Disk, type Uuid, unreachable } from '@ottla/base'

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

/** null: the directory is not formatted. Throws where the text makes no sense. */
export function readMetaProperties(_disk: Disk, _logDir: string): Promise<MetaProperties | null> {
  return unreachable('not built yet')
}

export function writeMetaProperties(_disk: Disk, _logDir: string, _properties: MetaProperties): Promise<void> {
  return unreachable('not built yet')
}
