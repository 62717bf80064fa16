import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DISK_CONFORMANCE } from '@ottla/world'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

  it('close waits for the calls under way', async () => {
    const file = await new NodeDisk().open(join(dir, 'file'), 'create')
    const write = file.write([Buffer.alloc(1_000_000, 1)], 0)
    const close = file.close()
    await expect(Promise.all([write, close])).resolves.toBeDefined()
    expect((await new NodeDisk().stat(join(dir, 'file')))?.size).toBe(1_000_000)
  })
})
