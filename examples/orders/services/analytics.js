// Counts orders and revenue.
import { Service } from '../service.js'

export class Analytics extends Service {
  #orders = 0
  #revenue = 0

  constructor(kafka) {
    super(kafka, 'analytics', ['orders'])
  }

  async handle(order) {
    this.#orders++
    this.#revenue += order.amount
  }

  summary() {
    return { orders: this.#orders, revenue: this.#revenue }
  }
}
