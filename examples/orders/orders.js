// The order service: takes an order and writes it to the topic `orders`, by the customer's key, so that a customer's
// orders stay in order.

const PRODUCTS = ['book', 'lamp', 'chair', 'table', 'clock']

/** The n-th order of a reproducible stream. */
export function makeOrder(n) {
  const quantity = 1 + (n % 4)
  return {
    id: `order-${n}`,
    customer: `customer-${n % 17}`,
    product: PRODUCTS[n % PRODUCTS.length],
    quantity,
    amount: quantity * (10 + (n % 90)),
    placedAt: new Date(Date.UTC(2024, 0, 1) + n * 1_000).toISOString(),
  }
}

export class OrderService {
  #producer

  constructor(kafka) {
    this.#producer = kafka.producer()
  }

  async start() {
    await this.#producer.connect()
  }

  async place(order) {
    const key = order.customer
    await this.#producer.send({ topic: 'orders', messages: [{ key, value: JSON.stringify(order) }] })
  }

  async placeAll(orders) {
    const messages = orders.map((order) => ({ key: order.customer, value: JSON.stringify(order) }))
    await this.#producer.send({ topic: 'orders', messages })
  }

  async stop() {
    await this.#producer.disconnect()
  }
}
