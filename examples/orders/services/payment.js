// Charges each order and says so on `payments`. Amounts above a limit are declined.
import { Service } from '../service.js'

const LIMIT = 350

export class Payment extends Service {
  paid = 0
  declined = 0

  constructor(kafka) {
    super(kafka, 'payment', ['orders'])
  }

  async handle(order) {
    const accepted = order.amount <= LIMIT
    if (accepted) this.paid++
    else this.declined++
    await this.emit('payments', order.customer, { id: order.id, customer: order.customer, accepted })
  }

  summary() {
    return { paid: this.paid, declined: this.declined }
  }
}
