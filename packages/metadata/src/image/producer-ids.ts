import type { ProducerIdsRecord } from '@ottla/protocol'
import { createProducerIdsRecord } from '@ottla/protocol'
import type { ImageWriter } from './writer.ts'

export class ProducerIdsImage {
  static readonly EMPTY: ProducerIdsImage = new ProducerIdsImage(-1)
  /** First id of the next block; -1 before the first block was given out. */
  readonly nextProducerId: number

  constructor(nextProducerId: number) {
    this.nextProducerId = nextProducerId
  }
}

export function writeProducerIds(image: ProducerIdsImage, writer: ImageWriter): void {
  const { nextProducerId } = image
  if (nextProducerId < 0) return
  writer.write('ProducerIdsRecord', createProducerIdsRecord({ brokerId: -1, brokerEpoch: -1, nextProducerId }))
}

export class ProducerIdsDelta {
  readonly image: ProducerIdsImage
  nextProducerId: number

  constructor(image: ProducerIdsImage) {
    this.image = image
    this.nextProducerId = image.nextProducerId
  }

  setNext(record: ProducerIdsRecord): void {
    this.nextProducerId = record.nextProducerId
  }

  apply(): ProducerIdsImage {
    return new ProducerIdsImage(this.nextProducerId)
  }
}
