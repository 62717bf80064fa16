import fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DISK_CONFORMANCE } from '@ottla/world'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NodeDisk } from './disk.ts'

describe('real disk', () => {
  let dir = ''
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ottla-disk-'))
  })
  afterEach(async () => {
    await rm(dir, { recursive: true })
  })
  for (const { name, run } of DISK_CONFORMANCE) {
    it(name, async () => {
      await expect(run(new NodeDisk(), dir)).resolves.toBeUndefined()
    })
  }

  it('goes on after a call that took less than it was given', async () => {
    const writev = fs.writev
    const sizes: number[] = []
    const short = vi.spyOn(fs, 'writev').mockImplementation(((
      fd: number,
      chunks: Buffer[],
      at: number,
      done: never,
    ) => {
      sizes.push(chunks.length)
      writev(fd, [chunks[0]!.subarray(0, 2)], at, done)
    }) as never)
    try {
      const file = await new NodeDisk().open(join(dir, 'file'), 'create')
      await file.write([Buffer.from('abc'), Buffer.from('d'), Buffer.from('efg')], 0)
      await file.close()
    } finally {
      short.mockRestore()
    }
    expect(fs.readFileSync(join(dir, 'file'), 'utf8')).toBe('abcdefg')
    expect(sizes).toEqual([3, 3, 2])
  })

  it('close waits for the calls under way', async () => {
    const file = await new NodeDisk().open(join(dir, 'file'), 'create')
    const write = file.write([Buffer.alloc(1_000_000, 1)], 0)
    const close = file.close()
    await expect(Promise.all([write, close])).resolves.toBeDefined()
    expect((await new NodeDisk().stat(join(dir, 'file')))?.size).toBe(1_000_000)
  })
})
