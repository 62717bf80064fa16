import { describe, expect, it } from 'vitest'
import { ReadBuffers, ReadHold } from './read-buffers.ts'

describe('ReadBuffers', () => {
  it('gives a returned buffer again, for lengths of its size', () => {
    const buffers = new ReadBuffers(1 << 20)
    const buffer = buffers.take(100_000)
    expect(buffer.length).toBeGreaterThanOrEqual(100_000)
    buffers.giveBack(buffer)
    expect(buffers.idleBytes).toBe(buffer.length)
    expect(buffers.take(buffer.length)).toBe(buffer)
    expect(buffers.take(buffer.length)).not.toBe(buffer)
  })

  it('wastes at most a quarter, and every size it hands out is one that it takes back', () => {
    const buffers = new ReadBuffers(Infinity)
    for (let length = 65_537; length < 1 << 24; length = Math.ceil(length * 1.07)) {
      const { length: size } = buffers.take(length)
      expect(size).toBeGreaterThanOrEqual(length)
      expect(size).toBeLessThanOrEqual(length * 1.26)
      expect(buffers.take(size).length).toBe(size)
    }
  })

  it('keeps no more idle bytes than it may', () => {
    const buffers = new ReadBuffers(100_000)
    const [a, b] = [buffers.take(1), buffers.take(1)]
    buffers.giveBack(a)
    buffers.giveBack(b)
    expect(buffers.idleBytes).toBe(a.length)
  })

  it('waits for the last holder', () => {
    const buffers = new ReadBuffers(1 << 20)
    const hold = new ReadHold(buffers, buffers.take(1))
    hold.retain()
    hold.retain()
    hold.release()
    expect(buffers.idleBytes).toBe(0)
    hold.release()
    expect(buffers.idleBytes).toBeGreaterThan(0)
  })
})
