import type { MetadataDelta } from './image/delta.ts'
import type { MetadataImage } from './image/image.ts'

/** How a new image came about. */
export interface LoadManifest {
  /** `snapshot`: the delta leads from the last image to what a snapshot holds. */
  readonly kind: 'log' | 'snapshot'
  readonly batches: number
  readonly bytes: number
}

/** A subsystem that follows the metadata. */
export interface MetadataPublisher {
  readonly name: string
  /**
   * Called with each new image, in order; `delta.image` is the one before. It must not throw: what cannot be done now is
   * the publisher's own to retry.
   */
  onMetadataUpdate(delta: MetadataDelta, image: MetadataImage, manifest: LoadManifest): void
  /** The leader of the metadata quorum, -1 while there is none. */
  onControllerChange?(leaderId: number, epoch: number): void
}
