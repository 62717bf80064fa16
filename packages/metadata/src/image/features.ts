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
