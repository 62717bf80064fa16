/** Producer ids for InitProducerId: taken from the controller in blocks, so that a request seldom waits for it. */

import type { ControllerApi } from '@ottla/controller'
import { createAllocateProducerIdsRequest, ErrorCode } from '@ottla/protocol'

export class ProducerIds {
  readonly #controller: ControllerApi
  readonly #identity: () => { readonly brokerId: number; readonly brokerEpoch: number }
  #next = 0
  #end = 0
  #fetching: Promise<number> | null = null

  constructor(controller: ControllerApi, identity: () => { readonly brokerId: number; readonly brokerEpoch: number }) {
    this.#controller = controller
    this.#identity = identity
  }

  /** A fresh id, or the error code for the client. */
  async next(): Promise<{ readonly producerId: number } | { readonly errorCode: number }> {
    while (this.#next >= this.#end) {
      const errorCode = await (this.#fetching ??= this.#fetch())
      if (errorCode !== ErrorCode.NONE) return { errorCode }
    }
    return { producerId: this.#next++ }
  }

  async #fetch(): Promise<number> {
    try {
      const answer = await this.#controller.allocateProducerIds(createAllocateProducerIdsRequest(this.#identity()))
      if (answer.errorCode !== ErrorCode.NONE) return ErrorCode.COORDINATOR_LOAD_IN_PROGRESS
      this.#next = answer.producerIdStart
      this.#end = answer.producerIdStart + answer.producerIdLen
      return ErrorCode.NONE
    } finally {
      this.#fetching = null
    }
  }
}
