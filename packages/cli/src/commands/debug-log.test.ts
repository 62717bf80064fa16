import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  BatchBuilder,
  createOffsetCommitKey,
  createOffsetCommitValue,
  encodeGroupRecord,
  type JsonValue,
  parseJson,
  printJson,
} from '@ottla/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DebugLogError, type DebugLogOptions, debugLog } from './debug-log.ts'

const GOLDEN = join(import.meta.dirname, '..', '..', '..', 'log', 'testdata', 'golden')
const PROTOCOL = join(import.meta.dirname, '..', '..', '..', 'protocol', 'testdata')
const names = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('.dump.txt.gz'))
  .map((name) => basename(name, '.dump.txt.gz'))

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ottla-debug-log-'))
  for (const name of names) execFileSync('tar', ['xzf', join(GOLDEN, `${name}.tar.gz`), '-C', root])
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What a dump prints, or the lines before its error and the error. `base` is left out of paths, as in the golden dumps. */
async function dump(
  path: string,
  base: string,
  options?: DebugLogOptions,
): Promise<{ lines: string[]; error: string | null }> {
  const lines: string[] = []
  const relative = (text: string): string => text.replaceAll(`${base}/`, '')
  try {
    await debugLog(path, (line) => lines.push(...line.split('\n').map(relative)), options)
    return { lines, error: null }
  } catch (error) {
    if (!(error instanceof DebugLogError)) throw error
    return { lines, error: relative(error.message) }
  }
}

interface Expected {
  readonly dumped: Map<string, string[]>
  readonly checked: Map<string, string[]>
}

const ERROR_BLOCK =
  /^(?:Mismatches in :|Found timestamp mismatch in :|Found out of order timestamp in :|The following indexed offsets are not found in :|Non-consecutive offsets in )(.+)$/

/** Kafka's output by file: the dump with the complaints that Kafka prints behind all files, and the check of an index. */
function expectedOf(name: string): Expected {
  const dumped = new Map<string, string[]>()
  const checked = new Map<string, string[]>()
  let current: string[] = []
  const text = gunzipSync(readFileSync(join(GOLDEN, `${name}.dump.txt.gz`))).toString('utf8')
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('\tat ')) continue
    const dumping = /^Dumping (.+)$/.exec(line)?.[1]
    const complaint = ERROR_BLOCK.exec(line)?.[1]
    if (dumping !== undefined) {
      current = []
      ;(dumped.has(dumping) ? checked : dumped).set(dumping, current)
    } else if (complaint !== undefined) {
      current = dumped.get(complaint) as string[]
    }
    current.push(line.replace(/^Exception in thread "main" [\w.]+: /, 'error: '))
  }
  return { dumped, checked }
}

describe.each(names)('ottla debug log of %s', (name) => {
  it('prints every file as kafka-dump-log does, byte for byte', async () => {
    const { dumped, checked } = expectedOf(name)
    expect(dumped.size).toBeGreaterThan(0)
    for (const [files, options] of [
      [dumped, {}],
      [checked, { indexSanityCheck: true }],
    ] as const) {
      for (const [file, expected] of files) {
        const { lines, error } = await dump(join(root, name, file), join(root, name), options)
        expect(error === null ? lines : [...lines, `error: ${error}`], file).toEqual(expected)
      }
    }
  })

  it('prints every text file as it is', async () => {
    const files = readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).filter(
      (file) => /checkpoint$|metadata$|quorum-state$|properties$/.test(file) && !file.endsWith('.checkpoint'),
    )
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const path = join(root, name, file)
      const { lines, error } = await dump(path, join(root, name))
      expect(error).toBeNull()
      const text = readFileSync(path, 'utf8').replace(/\n$/, '')
      expect(lines).toEqual([`Dumping ${file}`, ...(text === '' ? [] : text.split('\n'))])
    }
  })
})

/** A directory that ends with the test. */
function scratch(name: string): string {
  const directory = join(mkdtempSync(join(root, 'scratch-')), name)
  mkdirSync(directory)
  return directory
}

const SEGMENT = `${'0'.repeat(20)}.log`

describe('ottla debug log', () => {
  it('reads keys and values by the name of the directory, also of one that is being deleted', async () => {
    const { key, value } = encodeGroupRecord({
      type: 'OffsetCommit',
      key: createOffsetCommitKey({ group: 'g', topic: 't', partition: 3 }),
      version: 3,
      value: createOffsetCommitValue({ offset: 7n, commitTimestamp: 9 }),
    })
    const builder = new BatchBuilder()
    builder.append(5, key, value)
    builder.append(5, key, null)
    builder.append(5, Buffer.from('0063', 'hex'), value)
    builder.append(5, key, Buffer.from('7fff', 'hex'))
    for (const name of ['__consumer_offsets-12', `__consumer_offsets-12.${'0a'.repeat(16)}-delete`]) {
      const path = join(scratch(name), SEGMENT)
      writeFileSync(path, builder.build())
      const { lines } = await dump(path, root)
      expect(lines.slice(3).map((line) => line.replace(/.*headerKeys: \[\] /, ''))).toEqual([
        'key: {"type":"1","data":{"group":"g","topic":"t","partition":3}}' +
          ' payload: {"version":"3","data":{"offset":7,"leaderEpoch":-1,"metadata":"","commitTimestamp":9}}',
        'key: {"type":"1","data":{"group":"g","topic":"t","partition":3}} payload: <DELETE>',
        'key: Unknown record type 99 at offset 2, skipping.',
        'key: Error at offset 3, skipping. OffsetCommitValue has no version 32767',
      ])
    }
  })

  it('takes a decoder that is asked for, and leaves metadata of records out', async () => {
    const builder = new BatchBuilder()
    builder.append(5, Buffer.from('k'), Buffer.from('v'), [{ key: 'h', value: null }])
    builder.append(5, null, Buffer.from('v'))
    builder.append(5, null, null)
    const path = join(scratch('__cluster_metadata-0'), SEGMENT)
    writeFileSync(path, builder.build())
    const { lines } = await dump(path, root, { decoder: 'string', skipRecordMetadata: true })
    expect(lines.slice(3)).toEqual(['| key: k payload: v', '| payload: v', ''])
    const metadata = await dump(path, root)
    expect(metadata.lines[3]).toContain('headerKeys: [h] payload: Error at 0, skipping. ')
  })

  it('prints messages of magic 0 and 1 with their own CRC', async () => {
    const several = gunzipSync(readFileSync(join(PROTOCOL, 'batches.jsonl.gz')))
      .toString('utf8')
      .split('\n')
      .find((line) => line.startsWith('{"name":"several-magics"')) as string
    const path = join(scratch('old-0'), SEGMENT)
    writeFileSync(path, Buffer.from((JSON.parse(several) as { hex: string }).hex, 'hex'))
    const { lines, error } = await dump(path, root)
    expect(error).toBeNull()
    expect(lines.slice(2, 4).map((line) => line.replace(/ (?:key|payload): .*/s, ''))).toEqual([
      'offset: 0 position: 0 NoTimestampType: -1 size: 64 magic: 0 compresscodec: none crc: 41438694 isvalid: true',
      '| offset: 0 NoTimestampType: -1 keySize: 1 valueSize: 37 isValid: true crc: 41438694',
    ])
    expect(
      lines.filter((line) => line.includes('magic: 1')).map((line) => line.replace(/position.*compress/, '')),
    ).toEqual(['offset: 4 codec: gzip crc: 1343751024 isvalid: true'])
    expect(
      lines.filter((line) => /^\| offset: [234] CreateTime: 17600000000\d\d .* isValid: true crc: /.test(line)).length,
    ).toBe(3)
  })

  it('says how many bytes behind the last whole batch are none', async () => {
    const source = join(root, '2-plain', 'plain-0')
    const directory = scratch('plain-0')
    cpSync(source, directory, { recursive: true })
    const path = join(directory, SEGMENT)
    const whole = await dump(path, root)
    truncateSync(path, readFileSync(path).length - 1)
    const cut = await dump(path, root)
    expect(cut.error).toBeNull()
    expect(cut.lines.at(-1)).toMatch(/^Found \d+ invalid bytes at the end of 0{20}\.log$/)
    expect(whole.lines.slice(0, cut.lines.length - 1)).toEqual(cut.lines.slice(0, -1))
  })

  it('compares an index with its segment without printing it', async () => {
    const path = join(root, '7-killed', 'grouped-0', `${'0'.repeat(20)}.index`)
    const { lines } = await dump(path, join(root, '7-killed'), { verifyIndexOnly: true })
    expect(lines).toEqual([
      `Dumping grouped-0/${'0'.repeat(20)}.index`,
      `Mismatches in :grouped-0/${'0'.repeat(20)}.index`,
      '  Index offset: 0, log offset: 9',
    ])
  })

  it('prints indexes and snapshots alone as well, with all digits', async () => {
    const lines = readFileSync(join(GOLDEN, '..', 'disk.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
    let files = 0
    for (const line of lines) {
      const vector = parseJson(line) as Map<string, JsonValue>
      const entries = vector.get('entries')
      const hex = vector.get('hex')
      if (!Array.isArray(entries) || typeof hex !== 'string') continue
      const directory = scratch('alone-0')
      const path = join(directory, vector.get('file') as string)
      writeFileSync(path, Buffer.from(hex, 'hex'))
      const { lines: printed, error } = await dump(path, directory)
      expect(error).toBeNull()
      // The printed words are the vectors' names of the fields, in another order.
      const fields = printed
        .filter((one) => /^(?:offset|timestamp|version|producerId): /.test(one))
        .map((one) => new Map(one.split(/ (?=[a-zA-Z]+: )/).map((field) => field.split(': ') as [string, string])))
      expect(fields.length).toBe(entries.length)
      for (const [i, entry] of (entries as Map<string, JsonValue>[]).entries()) {
        for (const [name, value] of entry) {
          const found = fields[i]?.get(name)?.replace(/^OptionalLong\[(.*)\]$/, '$1')
          if (found !== undefined) expect(found, `${path} ${name}`).toBe(printJson(value))
        }
      }
      files++
    }
    expect(files).toBeGreaterThanOrEqual(5)
  })

  it('tells of a gap between records, and that Kafka counts from -1', async () => {
    const builder = new BatchBuilder({ baseOffset: 5 })
    builder.append(1, null, null)
    builder.appendAt(3, 1, null, null)
    const path = join(scratch('gaps-0'), SEGMENT)
    writeFileSync(path, builder.build())
    const { lines } = await dump(path, root)
    expect(lines.slice(-3).map((line) => line.replace(/ in .*/, ''))).toEqual([
      'Non-consecutive offsets',
      '  -1 is followed by 5',
      '  5 is followed by 8',
    ])
  })

  it('ignores files that it does not know, and says what it cannot read', async () => {
    const directory = scratch('x-0')
    writeFileSync(join(directory, 'unknown.file'), 'x')
    expect((await dump(join(directory, 'unknown.file'), directory)).lines[1]).toBe('Ignoring unknown file unknown.file')
    for (const name of [
      'missing.log',
      'missing.index',
      'missing.snapshot',
      'missing.properties',
      'x.log',
      'x-y.checkpoint',
    ]) {
      if (!name.startsWith('missing')) writeFileSync(join(directory, name), '')
      expect((await dump(join(directory, name), directory)).error, name).not.toBeNull()
    }
    expect((await dump(directory, directory)).lines[1]).toContain('Ignoring unknown file')
  })

  it('stops with an error where a batch cannot be read, and not before', async () => {
    const good = new BatchBuilder()
    good.append(1, null, Buffer.from('good'))
    const bytes = Buffer.concat([good.build(), good.build()])
    bytes.writeInt32BE(2, bytes.length / 2 + 57)
    const path = join(scratch('bad-0'), SEGMENT)
    writeFileSync(path, bytes)
    const { lines, error } = await dump(path, root)
    expect(lines.filter((line) => line.endsWith('payload: good')).length).toBe(2)
    expect(lines.at(-2)).toContain('isvalid: false')
    expect(error).toBe(`batch at position ${bytes.length / 2}: Incorrect declared batch size, premature EOF reached`)
  })

  it('ends every damaged file with lines or an error of ours', async () => {
    const numbers = seeded(3)
    let errors = 0
    const sources = ['3-transactions', '5-groups', '7-killed'].flatMap((name) =>
      readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:log|index|timeindex|txnindex|snapshot|checkpoint)$/.test(file))
        .map((file) => join(root, name, file)),
    )
    const directory = scratch('__consumer_offsets-0')
    for (let i = 0; i < 1500; i++) {
      const source = sources[numbers(sources.length)] as string
      const bytes = readFileSync(source)
      for (let n = numbers(3); n >= 0 && bytes.length > 0; n--) bytes[numbers(bytes.length)] = numbers(256)
      const cut = numbers(4) === 0 ? bytes.subarray(0, numbers(bytes.length + 1)) : bytes
      const path = join(directory, basename(source))
      const segment = `${basename(source).split('.')[0]}.log`
      const sound = join(dirname(source), segment)
      if (path !== join(directory, segment) && existsSync(sound))
        cpSync(sound, join(directory, segment), { force: true })
      writeFileSync(path, cut)
      if ((await dump(path, root)).error !== null) errors++
    }
    expect(errors).toBeGreaterThan(50)
  })
})

function seeded(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) % bound
  }
}
