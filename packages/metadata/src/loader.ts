import type { Logger } from '@ottla/base'
import { type MetadataRecord, metadataVersions } from '@ottla/protocol'
import { MetadataDelta } from './image/delta.ts'
import { MetadataImage } from './image/image.ts'
import type { MetadataProvenance } from './image/provenance.ts'
import type { LoadManifest, MetadataPublisher } from './publisher.ts'

/** A committed batch of the metadata log. */
export interface MetadataBatch {
  readonly baseOffset: number
  /** Of the last record. */
  readonly lastOffset: number
  readonly epoch: number
  /** Milliseconds of the wall clock at which it was written. */
  readonly appendTimestamp: number
  /** 0 where nobody counted. */
  readonly sizeInBytes: number
  /** Empty for control batches: their offsets count, their content is Raft's. */
  readonly records: readonly MetadataRecord[]
}

export interface MetadataSnapshot {
  /** Of the last record that the snapshot stands for. */
  readonly lastContainedOffset: number
  readonly lastContainedEpoch: number
  readonly lastContainedLogTimeMs: number
  readonly records: readonly MetadataRecord[]
}

/**
 * Turns committed batches and snapshots into images, and hands each to the publishers, in the order in which they were
 * added. Records of a metadata transaction (KIP-868) become visible together, at its end. A record that cannot be applied
 * stops the loader: an image that lacks one change would be wrong for ever.
 */
export class MetadataLoader {
  readonly #logger: Logger
  readonly #publishers: MetadataPublisher[] = []
  #image: MetadataImage = MetadataImage.EMPTY
  #delta: MetadataDelta | null = null
  /** Records of a transaction that has not ended; null outside of one. */
  #transaction: MetadataRecord[] | null = null
  #batches = 0
  #bytes = 0
  #failure: Error | null = null
  #last: MetadataBatch | null = null
  #leader: { readonly id: number; readonly epoch: number } = { id: -1, epoch: 0 }

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** The image that was published last. */
  get image(): MetadataImage {
    return this.#image
  }

  /** Why nothing is loaded any more; null while all is well. */
  get failure(): Error | null {
    return this.#failure
  }

  /** Offset of the last record that was taken, published or inside an open transaction; -1 before the first. */
  get lastLoadedOffset(): number {
    return this.#last?.lastOffset ?? this.#image.provenance.lastContainedOffset
  }

  /** From now on the publisher gets each image; first the present one, as a change from the empty one, if there is one. */
  addPublisher(publisher: MetadataPublisher): void {
    this.#publishers.push(publisher)
    publisher.onControllerChange?.(this.#leader.id, this.#leader.epoch)
    if (this.#image === MetadataImage.EMPTY) return
    const delta = new MetadataDelta(MetadataImage.EMPTY)
    for (const record of this.#image.toRecords()) delta.replay(record)
    publisher.onMetadataUpdate(delta, this.#image, { kind: 'snapshot', batches: 0, bytes: 0 })
  }

  removePublisher(publisher: MetadataPublisher): void {
    const at = this.#publishers.indexOf(publisher)
    if (at >= 0) this.#publishers.splice(at, 1)
  }

  /** Committed batches in order, without gaps; one image comes of them. Throws what made it stop, now and ever after. */
  loadBatches(batches: Iterable<MetadataBatch>): void {
    this.#guarded(() => {
      for (const batch of batches) this.#loadBatch(batch)
      if (this.#transaction === null) this.#publish('log')
    })
  }

  /** Replaces everything by what the snapshot says; publishers see what changed. */
  loadSnapshot(snapshot: MetadataSnapshot): void {
    this.#guarded(() => {
      this.#transaction = null
      const delta = new MetadataDelta(this.#image)
      for (const record of snapshot.records) this.#replay(delta, record, snapshot.lastContainedOffset)
      delta.finishSnapshot()
      this.#delta = delta
      this.#last = {
        baseOffset: 0,
        lastOffset: snapshot.lastContainedOffset,
        epoch: snapshot.lastContainedEpoch,
        appendTimestamp: snapshot.lastContainedLogTimeMs,
        sizeInBytes: 0,
        records: [],
      }
      this.#publish('snapshot')
    })
  }

  /** The quorum has a new leader, or none (-1). */
  controllerChanged(leaderId: number, epoch: number): void {
    this.#leader = { id: leaderId, epoch }
    for (const publisher of this.#publishers) publisher.onControllerChange?.(leaderId, epoch)
  }

  #loadBatch(batch: MetadataBatch): void {
    batch.records.forEach((entry, at) => {
      this.#take(entry, batch.baseOffset + at)
    })
    this.#batches++
    this.#bytes += batch.sizeInBytes
    this.#last = batch
  }

  #take(entry: MetadataRecord, offset: number): void {
    const transaction = this.#transaction
    if (entry.type === 'BeginTransactionRecord') {
      if (transaction !== null) throw new Error(`offset ${offset} begins a transaction inside another one`)
      this.#transaction = []
    } else if (entry.type === 'EndTransactionRecord') {
      if (transaction === null) throw new Error(`offset ${offset} ends a transaction that nobody began`)
      this.#transaction = null
      for (const record of transaction) this.#replay(this.#openDelta(), record, offset)
    } else if (entry.type === 'AbortTransactionRecord') {
      if (transaction === null) throw new Error(`offset ${offset} aborts a transaction that nobody began`)
      this.#transaction = null
    } else if (transaction === null) this.#replay(this.#openDelta(), entry, offset)
    else transaction.push(entry)
  }

  #replay(delta: MetadataDelta, entry: MetadataRecord, offset: number): void {
    if (entry.type === 'FeatureLevelRecord' && entry.record.name === 'metadata.version') {
      const newest = metadataVersions.at(-1)!
      if (entry.record.featureLevel > newest.level) {
        throw new Error(
          `the metadata log has metadata.version ${entry.record.featureLevel} at offset ${offset}; this release knows levels up to ${newest.level} (${newest.name}): start a newer one`,
        )
      }
    }
    try {
      delta.replay(entry)
    } catch (error) {
      throw new Error(`cannot apply ${entry.type} at offset ${offset}: ${(error as Error).message}`, { cause: error })
    }
  }

  #openDelta(): MetadataDelta {
    return (this.#delta ??= new MetadataDelta(this.#image))
  }

  #publish(kind: LoadManifest['kind']): void {
    const last = this.#last
    if (last === null || last.lastOffset === this.#image.provenance.lastContainedOffset) return
    const delta = this.#openDelta()
    const provenance: MetadataProvenance = {
      lastContainedOffset: last.lastOffset,
      lastContainedEpoch: last.epoch,
      lastContainedLogTimeMs: last.appendTimestamp,
      isOffsetBatchAligned: true,
    }
    const manifest = { kind, batches: this.#batches, bytes: this.#bytes }
    this.#image = delta.apply(provenance)
    this.#delta = null
    this.#batches = 0
    this.#bytes = 0
    for (const publisher of this.#publishers) publisher.onMetadataUpdate(delta, this.#image, manifest)
  }

  #guarded(run: () => void): void {
    if (this.#failure !== null) throw this.#failure
    try {
      run()
    } catch (error) {
      this.#failure = error as Error
      this.#logger.log('error', 'the metadata log cannot be loaded', { error: this.#failure.message })
      throw error
    }
  }
}
