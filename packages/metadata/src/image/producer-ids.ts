export class ProducerIdsImage {
  static readonly EMPTY: ProducerIdsImage = new ProducerIdsImage(-1)
  /** First id of the next block; -1 before the first block was given out. */
  readonly nextProducerId: number

  constructor(nextProducerId: number) {
    this.nextProducerId = nextProducerId
  }
}
