/** What the group coordinator is told of a request besides its message. */
import type { GroupRequestContext } from '@ottla/coordinator'
import type { Call } from './handler.ts'

export function groupContext(call: Call): GroupRequestContext {
  const { apiVersion, clientId, connection } = call
  return { apiVersion, clientId, clientHost: javaHost(connection.clientHost) }
}

/**
 * The address as Java prints one without a name: `/1.2.3.4`, and for IPv6 all eight groups, `/0:0:0:0:0:0:0:1`. Tools
 * compare and parse it.
 */
export function javaHost(address: string): string {
  const [text = '', zone] = address.split('%')
  if (!text.includes(':')) return `/${address}`
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)
  if (mapped !== null) return `/${mapped[1]}`
  const [head = '', tail] = text.split('::')
  const before = groupsOf(head)
  const after = groupsOf(tail ?? '')
  const zeros: string[] =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const groups = [...before, ...zeros, ...after].join(':')
  return zone === undefined ? `/${groups}` : `/${groups}%${zone}`
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16))
}
