// The program of examples/orders as it stands, with KafkaJS from the cache.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeBinary, npmModules, rootDir } from '../lib/cache.ts'
import { runCommand } from '../lib/process.ts'
import type { Scenario } from './scenario.ts'

const ORDERS = 500

interface Order {
  readonly product: string
  readonly quantity: number
  readonly amount: number
}

export const orders: Scenario = {
  name: 'orders',
  about: 'examples/orders: an order service and four services, each its own group; each sees each order once',
  only: 'kafkajs',
  run: async ({ target }) => {
    const dir = mkdtempSync(join(tmpdir(), 'interop-orders-'))
    try {
      cpSync(join(rootDir, 'examples', 'orders'), dir, { recursive: true })
      symlinkSync(npmModules, join(dir, 'node_modules'))
      const args = [join(dir, 'main.js'), '--brokers', target.bootstrap, '--orders', String(ORDERS)]
      const done = await runCommand(nodeBinary, args, { timeoutMs: 100_000 })
      assert.equal(done.code, 0, done.stdout + done.stderr)
      const seen = JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '') as unknown
      const { makeOrder } = (await import(join(rootDir, 'examples', 'orders', 'orders.js'))) as {
        makeOrder: (n: number) => Order
      }
      assert.deepEqual(seen, expected(Array.from({ length: ORDERS }, (_, n) => makeOrder(n))))
      return seen
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  },
}

/** What the services must have counted, computed without them. */
function expected(all: readonly Order[]): unknown {
  const reserved = new Map<string, number>()
  for (const order of all) reserved.set(order.product, (reserved.get(order.product) ?? 0) + order.quantity)
  const paid = all.filter((order) => order.amount <= 350).length
  return {
    orders: all.length,
    payment: { paid, declined: all.length - paid },
    inventory: { reserved: Object.fromEntries([...reserved].sort(([a], [b]) => (a < b ? -1 : 1))) },
    notification: { mails: all.length },
    analytics: { orders: all.length, revenue: all.reduce((sum, order) => sum + order.amount, 0) },
  }
}
