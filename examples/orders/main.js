// Starts the four services, places orders, and ends when each service has seen each of them once.
import { parseArgs } from 'node:util'
import { Kafka, logLevel } from 'kafkajs'
import { makeOrder, OrderService } from './orders.js'
import { Analytics } from './services/analytics.js'
import { Inventory } from './services/inventory.js'
import { Notification } from './services/notification.js'
import { Payment } from './services/payment.js'

const { values: options } = parseArgs({
  options: {
    brokers: { type: 'string', default: '127.0.0.1:9092' },
    orders: { type: 'string', default: '100' },
    'timeout-seconds': { type: 'string', default: '60' },
  },
})
const count = Number(options.orders)
const kafka = new Kafka({ clientId: 'shop', brokers: options.brokers.split(','), logLevel: logLevel.ERROR })

const admin = kafka.admin()
await admin.connect()
await admin.createTopics({
  topics: [
    { topic: 'orders', numPartitions: 3 },
    { topic: 'payments', numPartitions: 3 },
  ],
})
await admin.disconnect()

const services = [new Payment(kafka), new Inventory(kafka), new Notification(kafka), new Analytics(kafka)]
await Promise.all(services.map((service) => service.start()))

const shop = new OrderService(kafka)
await shop.start()
// The first ten come one by one, as from a web shop; the rest is the Monday after.
for (let n = 0; n < Math.min(10, count); n++) await shop.place(makeOrder(n))
const rest = Array.from({ length: Math.max(0, count - 10) }, (_, i) => makeOrder(i + 10))
for (let at = 0; at < rest.length; at += 100) await shop.placeAll(rest.slice(at, at + 100))

const end = Date.now() + Number(options['timeout-seconds']) * 1_000
while (services.some((service) => service.seen.size < count)) {
  if (Date.now() > end) {
    for (const service of services) console.error(`${service.name} saw ${service.seen.size} of ${count}`)
    process.exit(1)
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
}
await shop.stop()
await Promise.all(services.map((service) => service.stop()))

const twice = services.filter((service) => [...service.seen.values()].some((times) => times !== 1))
for (const service of twice) console.error(`${service.name} saw an order more than once`)
const summary = Object.fromEntries(services.map((service) => [service.name, service.summary()]))
console.log(JSON.stringify({ orders: count, ...summary }))
process.exit(twice.length === 0 ? 0 : 1)
