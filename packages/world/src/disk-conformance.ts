import { assert, type Disk, DiskError, readWhole, replaceWhole } from '@ottla/base'

/**
 * What every Disk must do, as data: `for (const { name, run } of DISK_CONFORMANCE) it(name, () => run(disk, dir))`,
 * each with an empty directory `dir` of its own. Crashes are not part of it: a real disk cannot be asked to have one.
 */
export interface DiskConformanceCase {
  readonly name: string
  readonly run: (disk: Disk, dir: string) => Promise<void>
}

export const DISK_CONFORMANCE: readonly DiskConformanceCase[] = [
  { name: 'a missing file is refused for read and write, made by create and replace', run: openModes },
  { name: 'chunks are written one after another, and read back across the end', run: writeAndRead },
  { name: 'many chunks in one write arrive whole and in order', run: manyChunks },
  { name: 'a write beyond the end leaves zeros between', run: hole },
  { name: 'truncate cuts, extends with zeros, and what was cut does not come back', run: truncate },
  { name: 'a file opened for reading cannot be written', run: readOnly },
  { name: 'a closed file refuses every operation, and may be closed again', run: closed },
  { name: 'list is sorted by code units and tells directories', run: list },
  { name: 'stat tells size and kind, and null for nothing', run: stat },
  { name: 'makeDir makes parents and is content with what exists', run: makeDir },
  { name: 'rename replaces a file, and an open file follows its content', run: renameFile },
  { name: 'rename of a directory moves what is in it, and does not replace a full one', run: renameDir },
  { name: 'remove of a missing file is fine, of a directory is refused', run: remove },
  { name: 'an open file outlives its name', run: unlinked },
  { name: 'removeDir removes all below, and missing is fine', run: removeDir },
  { name: 'sync of files and directories succeeds', run: sync },
  { name: 'replaceWhole and readWhole', run: whole },
  { name: 'a lock is exclusive until it is released', run: lock },
  { name: 'space is told', run: space },
  { name: 'names outside ASCII are kept', run: unicode },
  { name: 'errors name operation, path and code', run: errors },
]

async function openModes(disk: Disk, dir: string): Promise<void> {
  const path = `${dir}/file`
  await fails(disk.open(path, 'read'), 'ENOENT')
  await fails(disk.open(path, 'write'), 'ENOENT')
  await fails(disk.open(`${dir}/missing/file`, 'create'), 'ENOENT')
  const made = await disk.open(path, 'create')
  same(made.openedSize, 0)
  same(made.path, path)
  await made.write([bytes('abc')], 0)
  await made.close()
  const kept = await disk.open(path, 'create')
  same(kept.openedSize, 3)
  await kept.close()
  const written = await disk.open(path, 'write')
  same(written.openedSize, 3)
  await written.write([bytes('X')], 1)
  await written.close()
  same(await text(disk, path), 'aXc')
  const emptied = await disk.open(path, 'replace')
  same(emptied.openedSize, 0)
  await emptied.close()
  same(await text(disk, path), '')
}

async function writeAndRead(disk: Disk, dir: string): Promise<void> {
  const file = await disk.open(`${dir}/file`, 'create')
  await file.write([bytes('he'), bytes(''), bytes('llo')], 0)
  await file.write([bytes(' world')], 5)
  await file.write([], 3)
  const target = Buffer.alloc(8, '.')
  same(await file.read(target, 6), 5)
  same(target.toString(), 'world...')
  same(await file.read(target, 11), 0)
  same(await file.read(target, 1000), 0)
  same(await file.read(Buffer.alloc(0), 0), 0)
  await file.close()
}

async function manyChunks(disk: Disk, dir: string): Promise<void> {
  const file = await disk.open(`${dir}/file`, 'create')
  // More chunks than one call of the system takes (1,024), more bytes than one chunk of a file in memory.
  const chunks = Array.from({ length: 3000 }, (_, i) => Buffer.alloc(1 + (i % 257), i % 251))
  await file.write(chunks, 7)
  const expected = Buffer.concat(chunks)
  const target = Buffer.alloc(expected.length)
  same(await file.read(target, 7), expected.length)
  assert(target.equals(expected), 'the bytes are those that were written')
  await file.close()
}

async function hole(disk: Disk, dir: string): Promise<void> {
  const file = await disk.open(`${dir}/file`, 'create')
  await file.write([bytes('a')], 0)
  await file.write([bytes('b')], 600_000)
  const target = Buffer.alloc(600_010, 1)
  same(await file.read(target, 0), 600_001)
  assert(
    target.subarray(1, 600_000).every((byte) => byte === 0),
    'the hole reads as zeros',
  )
  same(target[600_000], 'b'.charCodeAt(0))
  await file.close()
}

async function truncate(disk: Disk, dir: string): Promise<void> {
  const path = `${dir}/file`
  const file = await disk.open(path, 'create')
  await file.write([bytes('abcdef')], 0)
  await file.truncate(2)
  same(await text(disk, path), 'ab')
  await file.truncate(4)
  same(await text(disk, path), 'ab\0\0')
  await file.truncate(0)
  await file.write([bytes('z')], 3)
  same(await text(disk, path), '\0\0\0z')
  await file.close()
}

async function readOnly(disk: Disk, dir: string): Promise<void> {
  const path = `${dir}/file`
  await (await disk.open(path, 'create')).close()
  const file = await disk.open(path, 'read')
  await fails(file.write([bytes('x')], 0), 'EBADF')
  same((await disk.stat(path))?.size, 0)
  await file.close()
}

async function closed(disk: Disk, dir: string): Promise<void> {
  const file = await disk.open(`${dir}/file`, 'create')
  await file.close()
  await file.close()
  await fails(file.write([bytes('x')], 0), 'EBADF')
  await fails(file.read(Buffer.alloc(1), 0), 'EBADF')
  await fails(file.truncate(0), 'EBADF')
  await fails(file.sync(), 'EBADF')
}

async function list(disk: Disk, dir: string): Promise<void> {
  same((await disk.list(dir)).length, 0)
  for (const name of ['b', 'B', 'a-10', 'a-2', '.hidden']) await (await disk.open(`${dir}/${name}`, 'create')).close()
  await disk.makeDir(`${dir}/_dir`)
  const entries = await disk.list(dir)
  same(entries.map((entry) => entry.name).join(' '), '.hidden B _dir a-10 a-2 b')
  same(entries.filter((entry) => entry.isDirectory).length, 1)
  await fails(disk.list(`${dir}/missing`), 'ENOENT')
  await fails(disk.list(`${dir}/b`), 'ENOTDIR')
}

async function stat(disk: Disk, dir: string): Promise<void> {
  same(await disk.stat(`${dir}/missing`), null)
  same(await disk.stat(`${dir}/missing/deeper`), null)
  same((await disk.stat(dir))?.isDirectory, true)
  const file = await disk.open(`${dir}/file`, 'create')
  await file.write([bytes('12345')], 0)
  const found = await disk.stat(`${dir}/file`)
  same(found?.size, 5)
  same(found?.isDirectory, false)
  assert(typeof found?.modifiedMs === 'number' && found.modifiedMs > 0, 'a file has a time')
  await file.close()
}

async function makeDir(disk: Disk, dir: string): Promise<void> {
  await disk.makeDir(`${dir}/a/b/c`)
  await disk.makeDir(`${dir}/a/b/c`)
  same((await disk.stat(`${dir}/a/b/c`))?.isDirectory, true)
  await (await disk.open(`${dir}/file`, 'create')).close()
  await fails(disk.makeDir(`${dir}/file`), 'EEXIST')
}

async function renameFile(disk: Disk, dir: string): Promise<void> {
  await put(disk, `${dir}/old`, 'old')
  await put(disk, `${dir}/new`, 'new')
  const open = await disk.open(`${dir}/new`, 'write')
  await disk.rename(`${dir}/new`, `${dir}/old`)
  same(await text(disk, `${dir}/old`), 'new')
  same(await disk.stat(`${dir}/new`), null)
  await open.write([bytes('NEW')], 0)
  same(await text(disk, `${dir}/old`), 'NEW')
  await open.close()
  await fails(disk.rename(`${dir}/missing`, `${dir}/x`), 'ENOENT')
  await fails(disk.rename(`${dir}/old`, `${dir}/missing/x`), 'ENOENT')
}

async function renameDir(disk: Disk, dir: string): Promise<void> {
  await disk.makeDir(`${dir}/t-0`)
  await put(disk, `${dir}/t-0/log`, 'records')
  const open = await disk.open(`${dir}/t-0/log`, 'write')
  await disk.rename(`${dir}/t-0`, `${dir}/t-0-delete`)
  same(await text(disk, `${dir}/t-0-delete/log`), 'records')
  await open.write([bytes('R')], 0)
  await open.close()
  same(await text(disk, `${dir}/t-0-delete/log`), 'Records')
  await disk.makeDir(`${dir}/t-1`)
  await fails(disk.rename(`${dir}/t-1`, `${dir}/t-0-delete`), 'ENOTEMPTY')
}

async function remove(disk: Disk, dir: string): Promise<void> {
  await disk.remove(`${dir}/missing`)
  await put(disk, `${dir}/file`, 'x')
  await disk.remove(`${dir}/file`)
  same(await disk.stat(`${dir}/file`), null)
  await disk.makeDir(`${dir}/sub`)
  await fails(disk.remove(`${dir}/sub`))
}

async function unlinked(disk: Disk, dir: string): Promise<void> {
  const file = await disk.open(`${dir}/file`, 'create')
  await file.write([bytes('kept')], 0)
  await disk.remove(`${dir}/file`)
  const target = Buffer.alloc(4)
  same(await file.read(target, 0), 4)
  same(target.toString(), 'kept')
  await file.close()
}

async function removeDir(disk: Disk, dir: string): Promise<void> {
  await disk.removeDir(`${dir}/missing`)
  await disk.makeDir(`${dir}/a/b`)
  await put(disk, `${dir}/a/b/file`, 'x')
  await disk.removeDir(`${dir}/a`)
  same(await disk.stat(`${dir}/a`), null)
}

async function sync(disk: Disk, dir: string): Promise<void> {
  const file = await disk.open(`${dir}/file`, 'create')
  await file.write([bytes('x')], 0)
  await file.sync()
  await file.close()
  await disk.syncDir(dir)
  await fails(disk.syncDir(`${dir}/missing`), 'ENOENT')
}

async function whole(disk: Disk, dir: string): Promise<void> {
  const path = `${dir}/meta.properties`
  same(await readWhole(disk, path), null)
  await replaceWhole(disk, path, bytes('version=1\n'))
  await replaceWhole(disk, path, bytes('v=2\n'))
  same(await text(disk, path), 'v=2\n')
  same((await disk.list(dir)).length, 1)
}

async function lock(disk: Disk, dir: string): Promise<void> {
  const path = `${dir}/.lock`
  const held = await disk.lock(path)
  await fails(disk.lock(path), 'ELOCKED')
  await held.release()
  const again = await disk.lock(path)
  await again.release()
}

async function space(disk: Disk, dir: string): Promise<void> {
  const { totalBytes, freeBytes } = await disk.space(dir)
  assert(totalBytes > 0 && freeBytes >= 0 && freeBytes <= totalBytes, 'a file system has room')
}

async function unicode(disk: Disk, dir: string): Promise<void> {
  await put(disk, `${dir}/größe-北`, 'x')
  same((await disk.list(dir)).map((entry) => entry.name).join(), 'größe-北')
}

async function errors(disk: Disk, dir: string): Promise<void> {
  const error = await fails(disk.open(`${dir}/missing`, 'read'), 'ENOENT')
  same(error.operation, 'open')
  same(error.path, `${dir}/missing`)
}

async function put(disk: Disk, path: string, content: string): Promise<void> {
  const file = await disk.open(path, 'replace')
  await file.write([bytes(content)], 0)
  await file.close()
}

async function text(disk: Disk, path: string): Promise<string | null> {
  return (await readWhole(disk, path))?.toString() ?? null
}

function bytes(content: string): Buffer {
  return Buffer.from(content)
}

function same(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, found ${String(actual)}`)
}

async function fails(work: Promise<unknown>, code?: string): Promise<DiskError> {
  let error: unknown = null
  try {
    await work
  } catch (thrown) {
    error = thrown
  }
  if (!(error instanceof DiskError)) throw new Error(`expected a DiskError, found ${String(error)}`)
  if (code !== undefined) same(error.code, code)
  return error
}
