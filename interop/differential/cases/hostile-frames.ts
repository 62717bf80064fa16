// Frames that nearly are requests: headers of another version, tags and varints in forms that no writer makes, text that is
// none. Only whether they are answered is compared, and what becomes of names.
import { In, Out } from '../../lib/bytes.ts'
import type { Conversation } from '../talk.ts'
import { apiKey } from '../talk.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

/** A header up to its client id. */
function head(api: string, version: number): Out {
  return new Out().i16(apiKey(api)).i16(version).i32(7).text('talk')
}

const correlation = (frame: Buffer): number => frame.readInt32BE(0)

/** Metadata v9 from the tags of its header on. */
const METADATA: readonly [what: string, rest: string][] = [
  ['no topics', '0001000000' + '00'],
  ['without the header’s tags', '01000000' + '00'],
  ['a classic header', '0001000000'],
  ['tags out of order', '02090107020108' + '01000000' + '00'],
  ['a tag twice', '02070109070109' + '01000000' + '00'],
  ['an empty tag', '010700' + '01000000' + '00'],
  ['a tag beyond the frame', '0109ff7f'],
  ['more tags than bytes', '904e'],
  ['2^32-1 tags', 'ffffffff0f'],
  ['a tag of number 2^32-1', '01ffffffff0f0101' + '01000000' + '00'],
  ['a count of two bytes', '008100' + '000000' + '00'],
  ['a count of five bytes', '008180808000' + '000000' + '00'],
  ['a count of six bytes', '00818080808000' + '000000' + '00'],
  ['a count of 2^32-2', '00ffffffff0f'],
  ['flags of 7', '0001070707' + '00'],
  ['tags behind the body', '0001000000' + '010701aa'],
  ['more behind the body', '0001000000' + '00' + '0102030405'],
  ['a topic without a name', '000200' + '00' + '000000' + '00'],
  ['a topic of an empty name', '000201' + '00' + '000000' + '00'],
]

const NAMES: readonly [what: string, bytes: Buffer][] = [
  ['bad UTF-8', hex('fffe')],
  ['UTF-8 of a surrogate', hex('eda080')],
  ['overlong UTF-8', hex('c0af')],
  ['a cut sequence', hex('e282')],
  ['NUL', hex('61006200')],
  ['U+202E', Buffer.from('a\u202Eb')],
  ['a line feed', Buffer.from('a\nb')],
  ['250 letters', Buffer.from('a'.repeat(250))],
  ['32,767 letters', Buffer.from('a'.repeat(32_767))],
]

export const hostileFrames: Conversation = {
  name: 'hostile-frames',
  talk: async (talk) => {
    for (const [what, rest] of METADATA) {
      await talk.raw(`Metadata v9 ${what}`, head('Metadata', 9).bytes(hex(rest)).done(), correlation)
    }
    for (const [what, bytes] of NAMES) {
      const body = head('Metadata', 4).i32(1).i16(bytes.length).bytes(bytes).i8(0).done()
      await talk.raw(`Metadata v4 of ${what}`, body, firstTopicError)
      const member = head('Heartbeat', 0).i16(bytes.length).bytes(bytes).i32(1).i16(bytes.length).bytes(bytes).done()
      await talk.raw(`Heartbeat v0 of ${what}`, member, (frame) => frame.readInt16BE(4))
    }
    for (const length of [-1, -2, 40_000 - 65_536]) {
      const body = head('Heartbeat', 0).i16(length).bytes(Buffer.alloc(40_000)).done()
      await talk.raw(`Heartbeat v0 of a group of length ${length}`, body, correlation)
    }
    for (const length of [-1, -2, -0x80000000]) {
      const protocols = new Out().i32(1).text('range').i32(length)
      const body = head('JoinGroup', 0).text('g').i32(10_000).text('').text('consumer').bytes(protocols.done()).done()
      await talk.raw(`JoinGroup v0 with metadata of length ${length}`, body, correlation)
    }
  },
}

/** Of Metadata v4: behind throttle time, brokers, cluster id, controller. */
function firstTopicError(frame: Buffer): number {
  const answer = new In(frame.subarray(4))
  answer.i32()
  answer.array(() => [answer.i32(), answer.text(), answer.i32(), answer.text()])
  answer.text()
  answer.i32()
  answer.i32()
  return answer.i16()
}
