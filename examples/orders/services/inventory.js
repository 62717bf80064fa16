// Keeps the stock: takes what was ordered out of it.
import { Service } from '../service.js'

export class Inventory extends Service {
  #taken = new Map()

  constructor(kafka) {
    super(kafka, 'inventory', ['orders'])
  }

  async handle(order) {
    this.#taken.set(order.product, (this.#taken.get(order.product) ?? 0) + order.quantity)
  }

  summary() {
    return { reserved: Object.fromEntries([...this.#taken].sort()) }
  }
}
