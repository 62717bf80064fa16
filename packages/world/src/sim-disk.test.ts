import { type Disk, DiskError, type DiskFile, replaceWhole } from '@ottla/base'
import { describe, expect, it } from 'vitest'
import { SimClock } from './sim-clock.ts'
import { SimDisk } from './sim-disk.ts'
import { SimRandom } from './sim-random.ts'
import { Trace } from './trace.ts'

function newDisk(seed: number = 1): SimDisk {
  return new SimDisk({ clock: new SimClock(), random: new SimRandom(seed) })
}

/** A disk with the file `/d/f` open, whose name is durable. */
async function withFile(seed: number = 1): Promise<{ disk: SimDisk; file: DiskFile }> {
  const disk = newDisk(seed)
  await disk.makeDir('/d')
  await disk.syncDir('/')
  const file = await disk.open('/d/f', 'create')
  await disk.syncDir('/d')
  return { disk, file }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof DiskError) return error.code
    throw error
  }
  return 'none'
}

function text(disk: SimDisk, path: string = '/d/f'): string | null {
  return disk.peek(path)?.toString() ?? null
}

const bytes = (content: string): Buffer => Buffer.from(content)

describe('what a crash keeps', () => {
  it('a kill keeps all that was written, a power cut only what was flushed', async () => {
    const { disk, file } = await withFile()
    await file.write([bytes('flushed')], 0)
    await file.sync()
    await file.write([bytes(' not')], 7)
    disk.kill()
    expect(text(disk)).toBe('flushed not')
    disk.powerCut({ writes: 'none', names: 'none' })
    expect(text(disk)).toBe('flushed')
  })

  it('all, or what the test decides, of the unflushed writes may survive', async () => {
    for (const [writes, expected] of [
      ['all', 'abcdef'],
      ['none', ''],
      [() => 1, 'a\0c\0e'],
      [({ index }: { index: number }) => (index === 1 ? 2 : 0), '\0\0cd'],
    ] as const) {
      const { disk, file } = await withFile()
      await file.write([bytes('ab')], 0)
      await file.write([bytes('cd')], 2)
      await file.write([bytes('ef')], 4)
      disk.powerCut({ writes })
      expect(text(disk)).toBe(expected)
    }
  })

  it('over many seeds writes are kept, lost, torn, reordered and left as zeros', async () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < 400; seed++) {
      const { disk, file } = await withFile(seed)
      await file.write([bytes('old!')], 0)
      await file.sync()
      await file.write([bytes('new1')], 0)
      await file.write([bytes('new2')], 0)
      await file.write([Buffer.alloc(2000, 'x')], 4)
      disk.powerCut({ writes: 'any', names: 'all', tearBytes: 512 })
      const found = text(disk)!
      seen.add(found.slice(0, 4))
      const tail = found.slice(4)
      if (tail === '') seen.add('tail lost')
      else if (tail === 'x'.repeat(2000)) seen.add('tail kept')
      else if (/^\0+$/.test(tail)) seen.add('tail zeros')
      else if (/^x+$/.test(tail) && (tail.length + 4) % 512 === 0) seen.add('tail torn')
      else if (/^[x\0]+$/.test(tail)) seen.add('tail with a hole')
      else throw new Error('bytes that nobody wrote')
    }
    // `new1` over `new2` is the reordering.
    expect([...seen].sort()).toEqual(
      ['new1', 'new2', 'old!', 'tail kept', 'tail lost', 'tail torn', 'tail with a hole', 'tail zeros'].sort(),
    )
  })

  it('a prefix of the writes is cut inside one of them', async () => {
    const lengths = new Set<number>()
    for (let seed = 0; seed < 300; seed++) {
      const { disk, file } = await withFile(seed)
      for (let i = 0; i < 4; i++) await file.write([bytes('abcd')], 4 * i)
      disk.powerCut({ writes: 'prefix', names: 'all', tearBytes: 1 })
      expect('abcdabcdabcdabcd'.startsWith(text(disk)!)).toBe(true)
      lengths.add(text(disk)!.length)
    }
    expect(lengths.size).toBe(17)
  })

  it('a truncation that was not flushed may come back', async () => {
    const { disk, file } = await withFile()
    await file.write([bytes('abcdef')], 0)
    await file.sync()
    await file.truncate(2)
    const kept = disk.clone()
    kept.powerCut({ writes: 'all' })
    expect(text(kept)).toBe('ab')
    disk.powerCut({ writes: 'none' })
    expect(text(disk)).toBe('abcdef')
  })

  it('what is written while a flush runs is not covered by it', async () => {
    const clock = new SimClock()
    const disk = new SimDisk({ clock, latency: (operation) => (operation === 'sync' ? 10 : 0) })
    const file = await disk.open('/f', 'create')
    await disk.syncDir('/')
    await file.write([bytes('a')], 0)
    const sync = file.sync()
    await file.write([bytes('b')], 1)
    await clock.drive(sync)
    disk.powerCut({ writes: 'none' })
    expect(text(disk, '/f')).toBe('a')
  })

  it('a disk that lies about flushing loses what it confirmed', async () => {
    const { disk, file } = await withFile()
    disk.lying = true
    await file.write([bytes('x')], 0)
    await file.sync()
    disk.powerCut({ writes: 'none', names: 'none' })
    expect(text(disk)).toBe('')
  })
})

describe('what a crash keeps of names', () => {
  it('a file whose directory was not synced is gone, flushed or not', async () => {
    const disk = newDisk()
    const file = await disk.open('/f', 'create')
    await file.write([bytes('x')], 0)
    await file.sync()
    disk.powerCut({ names: 'none', writes: 'all' })
    expect(disk.paths()).toEqual([])
  })

  it('a directory whose parent was not synced takes all in it along', async () => {
    const disk = newDisk()
    await disk.makeDir('/a/b')
    await replaceWhole(disk, '/a/b/f', bytes('x'))
    disk.powerCut({ names: 'none' })
    expect(disk.paths()).toEqual([])
  })

  it('a rename that was not synced may be undone', async () => {
    const disk = newDisk()
    await replaceWhole(disk, '/f', bytes('old'))
    await replaceWhole(disk, '/g', bytes('new'))
    await disk.rename('/g', '/f')
    const kept = disk.clone()
    kept.powerCut({ names: 'all' })
    expect([kept.paths(), text(kept, '/f')]).toEqual([['/f'], 'new'])
    disk.powerCut({ names: 'none' })
    expect([disk.paths(), text(disk, '/f')]).toEqual([['/f', '/g'], 'old'])
  })

  it('a rename may survive without the content of the file', async () => {
    const disk = newDisk()
    await replaceWhole(disk, '/f', bytes('old'))
    const file = await disk.open('/f.tmp', 'create')
    await file.write([bytes('new')], 0)
    await disk.rename('/f.tmp', '/f')
    await disk.syncDir('/')
    disk.powerCut({ writes: 'none' })
    expect(text(disk, '/f')).toBe('')
  })

  it('a removal that was not synced may be undone', async () => {
    const disk = newDisk()
    await replaceWhole(disk, '/f', bytes('x'))
    await disk.remove('/f')
    disk.powerCut({ names: 'none' })
    expect(text(disk, '/f')).toBe('x')
  })

  it('replaceWhole leaves the old or the new content, whatever the power cut does', async () => {
    const found = new Set<string | null>()
    for (let seed = 0; seed < 200; seed++) {
      const disk = newDisk(seed)
      await replaceWhole(disk, '/f', bytes('old'))
      // It stops in the middle: each operation may be the one at which the power goes.
      disk.faults.add({ operation: ['write', 'sync', 'rename', 'syncDir'], delayMs: Infinity, skip: seed % 5 })
      void replaceWhole(disk, '/f', bytes('new'))
      for (let i = 0; i < 100; i++) await Promise.resolve()
      disk.powerCut()
      found.add(text(disk, '/f'))
    }
    expect(found).toEqual(new Set(['new', 'old']))
  })

  it('a replacement without a flush is caught', async () => {
    const found = new Set<string | null>()
    for (let seed = 0; seed < 100; seed++) {
      const disk = newDisk(seed)
      await replaceWhole(disk, '/f', bytes('old'))
      const file = await disk.open('/f.tmp', 'replace')
      await file.write([bytes('new')], 0)
      await disk.rename('/f.tmp', '/f')
      disk.powerCut()
      found.add(text(disk, '/f'))
    }
    expect(found.has('')).toBe(true)
  })
})

describe('faults', () => {
  it('the nth operation on a path fails with the named error, and only that', async () => {
    const { disk, file } = await withFile()
    disk.faults.add({ operation: 'write', path: /f$/, code: 'EIO', skip: 1, times: 2, keepBytes: 0 })
    const codes: string[] = []
    for (let i = 0; i < 5; i++) codes.push(await codeOf(file.write([bytes('x')], i)))
    expect(codes).toEqual(['none', 'EIO', 'EIO', 'none', 'none'])
    for (const operation of ['open', 'rename', 'syncDir', 'list', 'lock'] as const) {
      disk.faults.add({ operation, code: 'EIO' })
    }
    expect(await codeOf(disk.open('/d/f', 'read'))).toBe('EIO')
    expect(await codeOf(disk.rename('/d/f', '/d/g'))).toBe('EIO')
    expect(await codeOf(disk.syncDir('/d'))).toBe('EIO')
    expect(await codeOf(disk.list('/d'))).toBe('EIO')
    expect(await codeOf(disk.lock('/d/.lock'))).toBe('EIO')
    expect(disk.paths()).toEqual(['/d/f'])
  })

  it('a failed write leaves a part of its bytes', async () => {
    const lengths = new Set<number>()
    for (let seed = 0; seed < 100; seed++) {
      const { disk, file } = await withFile(seed)
      disk.faults.add({ operation: 'write', code: 'EIO' })
      expect(await codeOf(file.write([bytes('abcd')], 0))).toBe('EIO')
      lengths.add(text(disk)!.length)
    }
    expect(lengths.size).toBe(5)
  })

  it('after a failed flush the next one succeeds, and the bytes are lost all the same', async () => {
    const { disk, file } = await withFile()
    disk.faults.add({ operation: 'sync', code: 'EIO' })
    await file.write([bytes('gone')], 0)
    expect(await codeOf(file.sync())).toBe('EIO')
    expect(await codeOf(file.sync())).toBe('none')
    expect(text(disk)).toBe('gone')
    disk.powerCut({ writes: 'all', names: 'all' })
    expect(text(disk)).toBe('')
  })

  it('a full disk stores what fits, refuses the rest, and goes on when there is room', async () => {
    const { disk, file } = await withFile()
    disk.capacityBytes = 10
    expect(await codeOf(file.write([bytes('12345678')], 0))).toBe('none')
    expect(await codeOf(file.write([bytes('9abcd')], 8))).toBe('ENOSPC')
    expect(text(disk)).toBe('123456789a')
    expect(await codeOf(file.write([bytes('X')], 0))).toBe('none')
    expect((await disk.space('/d')).freeBytes).toBe(0)
    await file.truncate(2)
    expect((await disk.space('/d')).freeBytes).toBe(8)
    expect(await codeOf(file.write([bytes('yz')], 2))).toBe('none')
    await disk.remove('/d/f')
    expect((await disk.space('/d')).freeBytes).toBe(10)
  })

  it('a slow disk takes its time, a hung one never answers', async () => {
    const clock = new SimClock()
    const disk = new SimDisk({ clock, latency: () => 3 })
    disk.faults.add({ operation: 'sync', delayMs: 10_000 })
    const file = await clock.drive(disk.open('/f', 'create'))
    const before = clock.monotonic()
    await clock.drive(file.sync())
    expect(clock.monotonic() - before).toBe(10_003)
    disk.faults.add({ operation: 'sync', delayMs: Infinity })
    await expect(clock.drive(file.sync())).rejects.toThrow('nothing left to run')
  })

  it('damage at rest is there after every crash', async () => {
    const { disk, file } = await withFile()
    await file.write([bytes('abc')], 0)
    await file.sync()
    disk.flipBit('/d/f', 8)
    expect(text(disk)).toBe('acc')
    disk.truncateAtRest('/d/f', 2)
    disk.powerCut({ writes: 'none', names: 'none' })
    expect(text(disk)).toBe('ac')
    disk.deleteAtRest('/d/f')
    disk.powerCut({ writes: 'none', names: 'none' })
    expect(disk.paths()).toEqual([])
  })

  it('a buffer that is changed while its write is under way is found', async () => {
    const clock = new SimClock()
    const disk = new SimDisk({ clock, latency: () => 5 })
    const file = await clock.drive(disk.open('/f', 'create'))
    const chunk = bytes('abc')
    const write = file.write([chunk], 0)
    chunk[0] = 0
    await expect(clock.drive(write)).rejects.toThrow('changed while its write was under way')
  })
})

describe('processes', () => {
  it('a dead process gets no answers and changes nothing', async () => {
    const { disk, file } = await withFile()
    const dead: Disk = disk.mount()
    disk.kill()
    let answered = 0
    const count = (): void => {
      answered++
    }
    file.write([bytes('zombie')], 0).then(count, count)
    dead.remove('/d/f').then(count, count)
    for (let i = 0; i < 50; i++) await Promise.resolve()
    expect(answered).toBe(0)
    expect(text(disk)).toBe('')
  })

  it('locks go with their process', async () => {
    const disk = newDisk()
    const stale = await disk.lock('/.lock')
    expect(await codeOf(disk.lock('/.lock'))).toBe('ELOCKED')
    disk.kill()
    await disk.lock('/.lock')
    await stale.release()
    expect(await codeOf(disk.lock('/.lock'))).toBe('ELOCKED')
    disk.powerCut({ names: 'all' })
    expect(await codeOf(disk.lock('/.lock'))).toBe('none')
  })

  it('a clone goes its own way', async () => {
    const { disk, file } = await withFile()
    await file.write([bytes('one')], 0)
    const copy = disk.clone()
    await file.write([bytes('two')], 0)
    await disk.remove('/d/f')
    expect(text(copy)).toBe('one')
    copy.powerCut({ writes: 'none' })
    expect(text(copy)).toBe('')
    expect(disk.paths()).toEqual([])
  })

  it('two runs of one seed end alike, and leave the same trace', async () => {
    const run = async (seed: number): Promise<string> => {
      const trace = new Trace()
      const random = new SimRandom(seed)
      const disk = new SimDisk({ clock: new SimClock(), random: random.fork('disk'), trace })
      for (let i = 0; i < 20; i++) {
        const file = await disk.open(`/f${random.below(3)}`, 'create')
        await file.write([random.bytes(random.below(2000) + 1)], random.below(3000))
        if (random.chance(0.3)) await file.sync()
        if (random.chance(0.3)) await disk.syncDir('/')
        if (random.chance(0.2)) disk.powerCut()
      }
      for (const path of disk.paths()) trace.event('end', path, disk.peek(path)!)
      return trace.hash()
    }
    expect(await run(7)).toBe(await run(7))
    expect(await run(7)).not.toBe(await run(8))
  })
})
