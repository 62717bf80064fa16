// Tells the customer how the payment went: it reads what payment wrote, not the orders.
import { Service } from '../service.js'

export class Notification extends Service {
  mails = 0

  constructor(kafka) {
    super(kafka, 'notification', ['payments'])
  }

  async handle(payment) {
    if (payment.customer !== undefined) this.mails++
  }

  summary() {
    return { mails: this.mails }
  }
}
