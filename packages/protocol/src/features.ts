/** Feature levels: `metadata.version` with what each level implies, the other features, and defaults by release. */

import { defaultFeatureLevels, metadataVersions } from './generated/features.ts'

/** A level of `metadata.version`, with the versions of records and RPCs that it allows; null: not there yet. */
export interface MetadataVersion {
  readonly level: number
  /** For example `4.3-IV0`. */
  readonly name: string
  readonly production: boolean
  readonly registerBroker: number | null
  readonly registerController: number | null
  readonly partition: number | null
  readonly partitionChange: number | null
  /** Version of Fetch between replicas. */
  readonly fetch: number | null
  readonly listOffsets: number | null
  /** Whether the level changed the form of metadata records. */
  readonly metadataChanged: boolean
}

/** A level of a feature other than `metadata.version`. */
export interface FeatureLevel {
  readonly name: string
  readonly level: number
  readonly production: boolean
  /** First `metadata.version` whose release has the level by default or may be formatted with it. */
  readonly bootstrap: string
  /** Levels of other features that must be there. */
  readonly needs: ReadonlyMap<string, number>
}

export interface SupportedFeature {
  readonly listener: string
  readonly name: string
  readonly min: number
  readonly max: number
}

export const METADATA_VERSION_FEATURE = 'metadata.version'

export function metadataVersionOf(level: number): MetadataVersion | null {
  return metadataVersions.find((version) => version.level === level) ?? null
}

/** By full name (`4.3-IV0`), or by release (`4.3`: its last level that is for production). */
export function metadataVersionNamed(name: string): MetadataVersion | null {
  const exact = metadataVersions.find((version) => version.name === name)
  if (exact !== undefined) return exact
  return metadataVersions.findLast((version) => version.production && version.name.startsWith(`${name}-`)) ?? null
}

/** Levels of all features besides `metadata.version` that formatting at this metadata version sets; null: unknown name. */
export function defaultLevelsOf(metadataVersionName: string): ReadonlyMap<string, number> | null {
  return defaultFeatureLevels.get(metadataVersionName) ?? null
}
