import { describe, expect, it } from 'vitest'
import { TestNode } from './handler.test-support.ts'
import { batch } from './partition.test-support.ts'
import { makeTopic, partitionOf } from './topics.test-support.ts'

describe('partitions', () => {
  it('a directory of another topic id is set aside and kept, and the topic begins empty', async () => {
    const node = await TestNode.start()
    const logs = node.broker.logs
    const old = await node.clock.drive(logs.create('orders', 0, node.random.bytes(16).toString('base64url')))
    old.append(batch(['of another topic']), { origin: 'coordinator', leaderEpoch: 0 })
    await node.clock.drive(old.flush())
    await makeTopic(node, 'orders')
    expect(partitionOf(node, 'orders').log!.endOffset).toBe(0)
    await node.clock.runFor(10 * 60_000)
    const { disk } = node
    const dirs = (await disk.list('/logs')).filter(({ isDirectory }) => isDirectory).map(({ name }) => name)
    expect(dirs).toEqual(['orders-0', expect.stringMatching(/^orders-0\.[0-9a-f]{32}-stray$/)])
    expect((await disk.stat(`/logs/${dirs[1]}/00000000000000000000.log`))!.size).toBeGreaterThan(60)
  })
})
