import type { FeatureLevelRecord } from '@ottla/protocol'
import { createFeatureLevelRecord } from '@ottla/protocol'
import { type ImageWriter, sortedByKey } from './writer.ts'

/** Name of the feature that says which records may be written. */
export const METADATA_VERSION = 'metadata.version'

/** Finalised features. metadata.version stands apart, as every record's version follows it. */
export class FeaturesImage {
  static readonly EMPTY: FeaturesImage = new FeaturesImage(new Map(), null)
  /** Without metadata.version; levels are above 0. In the order of names. */
  readonly finalized: ReadonlyMap<string, number>
  /** null until the bootstrap records are there. */
  readonly metadataVersion: number | null

  constructor(finalized: ReadonlyMap<string, number>, metadataVersion: number | null) {
    this.finalized = finalized
    this.metadataVersion = metadataVersion
  }

  /** Finalised level of a feature, metadata.version included; 0 if it has none. */
  level(name: string): number {
    return name === METADATA_VERSION ? (this.metadataVersion ?? 0) : (this.finalized.get(name) ?? 0)
  }

  /** All finalised features by name, metadata.version included: what ApiVersions shows. */
  all(): Map<string, number> {
    const all = new Map(this.finalized)
    if (this.metadataVersion !== null) all.set(METADATA_VERSION, this.metadataVersion)
    return all
  }

  /** KIP-966: eligible leader replicas are kept. */
  get isElrEnabled(): boolean {
    return this.level('eligible.leader.replicas.version') >= 1
  }
}

/** metadata.version goes first: it says how all that follows is written. */
export function writeFeatures(image: FeaturesImage, writer: ImageWriter): void {
  const write = (name: string, featureLevel: number) =>
    writer.write('FeatureLevelRecord', createFeatureLevelRecord({ name, featureLevel }))
  if (image.metadataVersion !== null) write(METADATA_VERSION, writer.metadataVersion)
  for (const [name, level] of image.finalized) write(name, level)
}

export class FeaturesDelta {
  readonly image: FeaturesImage
  /** New levels; null is a feature that is no longer finalised. */
  readonly changes: Map<string, number | null> = new Map()

  constructor(image: FeaturesImage) {
    this.image = image
  }

  /** The new metadata.version, or null where it did not change. */
  get metadataVersionChange(): number | null {
    return this.changes.get(METADATA_VERSION) ?? null
  }

  setLevel(record: FeatureLevelRecord): void {
    this.changes.set(record.name, record.featureLevel === 0 ? null : record.featureLevel)
  }

  finishSnapshot(): void {
    for (const name of this.image.finalized.keys()) if (!this.changes.has(name)) this.changes.set(name, null)
  }

  apply(): FeaturesImage {
    const levels = new Map(this.changes)
    levels.delete(METADATA_VERSION)
    const metadataVersion = this.changes.get(METADATA_VERSION) ?? this.image.metadataVersion
    return new FeaturesImage(sortedByKey(this.image.finalized, levels), metadataVersion)
  }
}
