/** The lines that `ottla dev` prints while it runs: who connects, which topics are made, which groups form. */
import type { BrokerEvents } from '@ottla/broker'
import { escapeControls } from '@ottla/server'

/** A client with many connections is told once in this time. */
const QUIET_MS = 60_000
/** Clients that are remembered; beyond it all are forgotten. */
const MAX_CLIENTS = 1000

/** `write` gets whole lines; `now` is the wall clock in ms. */
export function activityLines(write: (line: string) => void, now: () => number): BrokerEvents {
  const seen = new Map<string, number>()
  const print = (text: string): void => write(`  ${timeOfDay(now())} ${escapeControls(text)}\n`)
  return {
    clientConnected: ({ id, software, version, host }) => {
      const name = `client ${quoted(id)}${software === 'unknown' ? '' : ` (${software} ${version})`} connected`
      const key = `${host} ${name}`
      const last = seen.get(key)
      if (seen.size >= MAX_CLIENTS) seen.clear()
      seen.set(key, now())
      if (last === undefined || now() - last >= QUIET_MS) print(name)
    },
    topicCreated: ({ name, partitions, automatic }) => {
      const count = partitions > 0 ? ` (${counted(partitions, 'partition')})` : ''
      print(`topic ${name} ${automatic ? 'auto-created' : 'created'}${count}`)
    },
    topicDeleted: (name) => print(`topic ${name} deleted`),
    groupStable: (groupId, generation, members) => {
      if (members > 0) print(`group ${quoted(groupId)} formed: ${counted(members, 'member')}, generation ${generation}`)
    },
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function quoted(text: string): string {
  return JSON.stringify(text)
}

function timeOfDay(ms: number): string {
  return new Date(ms).toTimeString().slice(0, 8)
}
